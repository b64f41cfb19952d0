#include "engine/match/pair_test.hpp"

#include "engine/match/fixed_point.hpp"
#include "engine/match/relation.hpp"
#include "formulas/limit_relation.hpp"

#include <array>
#include <utility>

namespace brouncker {
namespace {

/// A + B c + C L + D c L = 0.
using Coefficients = std::array<Integer, 4>;

/// From the relation of the small numbers to that of the numbers themselves.
Coefficients restored(Coefficients r, bool c_inverted, bool limit_inverted) {
  if (c_inverted) std::swap(r[0], r[1]), std::swap(r[2], r[3]);
  if (limit_inverted) std::swap(r[0], r[2]), std::swap(r[1], r[3]);
  return r;
}

Moebius to_map(const Coefficients& r) { return LimitRelation{r[0], r[1], r[2], r[3]}.map(); }

std::optional<Coefficients> exact_relation(const Prepared& c, const Prepared& limit, int limit_bits) {
  const Approximation terms[] = {exact_one(), c.small, limit.small, product(c.small, limit.small)};
  const FoundRelation found = find_relation(terms, 0);
  if (found.support.height_bits > limit_bits) return std::nullopt;
  return Coefficients{found.coefficients[0], found.coefficients[1], found.coefficients[2], found.coefficients[3]};
}

std::optional<Coefficients> small_relation(const Prepared& c, const Prepared& limit, int limit_bits) {
  const Int128 terms[] = {Int128(1) << kSmallFractionBits, c.fixed, limit.fixed, fixed_product(c.fixed, limit.fixed)};
  const SmallRelation found = find_small_relation(terms, limit_bits);
  if (found.verdict == SmallRelation::Verdict::none) return std::nullopt;
  if (found.verdict == SmallRelation::Verdict::undecided) return exact_relation(c, limit, limit_bits);
  const auto& r = found.coefficients;
  return Coefficients{r[0], r[1], r[2], r[3]};
}

}  // namespace

std::optional<Prepared> prepared(const Approximation& x) {
  if (x.known_bits() < kSmallFractionBits) return std::nullopt;
  Prepared result{x, x, x.log2_abs() > 0, 0};
  if (result.inverted) result.small = reciprocal(x);
  if (result.small.bits < kSmallFractionBits) return std::nullopt;
  result.fixed = fixed_point(result.small);
  return result;
}

LimitBatch limit_batch(std::span<const Prepared* const> limits) {
  std::vector<Approximation> values;
  values.reserve(limits.size());
  for (const Prepared* limit : limits) values.push_back(limit->small);
  return LimitBatch(values);
}

Support moebius_support(const Moebius& map, const Approximation& c, const Approximation& limit, double log2_tests) {
  const Integer coefficients[] = {Integer(-map.q), Integer(-map.p), map.s, map.r};
  const Approximation terms[] = {exact_one(), c, limit, product(c, limit)};
  return support(coefficients, terms, log2_tests);
}

std::optional<MoebiusMatch> test_pair(const Prepared& c, const Prepared& limit, int height_bits, double log2_tests) {
  const auto relation = small_relation(c, limit, height_bits);
  if (!relation) return std::nullopt;
  MoebiusMatch result{to_map(restored(*relation, c.inverted, limit.inverted)), {}};
  if (result.map.determinant() == 0) return std::nullopt;
  result.support = moebius_support(result.map, c.value, limit.value, log2_tests);
  if (!result.support.accepted()) return std::nullopt;
  return result;
}

}  // namespace brouncker
