#include "engine/generate/walk_formula.hpp"

#include "engine/generate/reduction.hpp"
#include "engine/prove/find/recurrences.hpp"
#include "engine/prove/find/walk_matrix.hpp"
#include "engine/recurrence/classify.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace brouncker::generate {
namespace {

constexpr int kMostShift = 20;

/// The least short bound m 2^e, 16 <= m < 32, of w, whose maximum is about exp(log_small).
std::optional<Rational> bound_of(const WalkIntegral& x, double log_small) {
  const double bits = log_small / std::log(2.0);
  const int e = static_cast<int>(std::floor(bits)) - 4;
  if (std::abs(e) > 2000) return std::nullopt;
  const Integer power = Integer(1) << static_cast<unsigned>(std::abs(e));
  const Rational unit = e < 0 ? Rational(1, power) : Rational(power);
  const auto m = static_cast<long>(std::ceil(std::exp2(bits - e)));
  Rational bound = unit * (m >= 32 ? 32 : m);
  for (int tries = 0; !is_bounded_on_unit_interval(x.site, x.w, bound); ++tries, bound += unit)
    if (tries == 4) return std::nullopt;
  while (bound == 32 * unit || shorter_bound(bound)) {
    const auto shorter = shorter_bound(bound);
    if (!shorter) return std::nullopt;
    if (!is_bounded_on_unit_interval(x.site, x.w, *shorter)) return bound;
    bound = *shorter;
  }
  return std::nullopt;
}

}  // namespace

std::string to_plain(const Walk& walk) {
  const std::string w = w_text(walk.site, walk.direction);
  const bool is_one_factor = w.find(' ') == std::string::npos || w == "(1 - t)";
  return fmt::format("integral of {}{}{}^n {} dt, t from 0 to 1", is_one_factor ? "" : "(", w, is_one_factor ? "" : ")",
                     phi_text(walk.site, walk.base));
}

std::optional<WalkFraction> walk_fraction(const Walk& walk) {
  const WalkMatrix matrix = walk_matrix(walk.site, walk.direction, walk.base);
  if (matrix.matrix[1].is_zero()) return std::nullopt;
  WalkFraction result{{walk.site, walk.direction, walk.base, recurrence_of(matrix), 0}, {}, {}};
  for (const Polynomial& c : result.integral.recurrence)
    if (c.is_zero()) return std::nullopt;
  for (int shift = 0; shift <= kMostShift; ++shift) {
    result.raw = pcf_of(result.integral.recurrence);
    const ConvergenceClass kind = classify(result.raw).kind;
    const int excess = result.raw.a.degree() - result.integral.recurrence[2].degree();
    if (kind == ConvergenceClass::exponential || kind == ConvergenceClass::factorial) {
      if (excess < 0 || (excess > 0 && kind == ConvergenceClass::exponential)) return std::nullopt;
      result.small = simplified(result.raw);
      return result;
    }
    if (kind != ConvergenceClass::terminating) return std::nullopt;
    for (Polynomial& c : result.integral.recurrence) c = c.shifted(1);
    result.integral.phi = next_weight(result.integral);
  }
  return std::nullopt;
}

std::optional<Proof> walk_proof(const WalkFraction& fraction, double log_small) {
  WalkIntegral x = fraction.integral;
  const auto bound = bound_of(x, log_small);
  const bool grows_less = x.recurrence[2].degree() < fraction.raw.a.degree();
  if (!bound || !(grows_less || is_recessive(fraction.raw, x.recurrence, *bound))) return std::nullopt;
  x.bound = *bound;
  auto form = integral_limit(x);
  if (!form) return std::nullopt;
  return proof_of(fraction.small, fraction.raw, IntegralLeaf{std::move(x)}, *std::move(form), "integral");
}

std::optional<Made> smallest_walk(std::span<const Walk> walks, double log_small) {
  std::vector<std::pair<const Walk*, WalkFraction>> all;
  for (const Walk& walk : walks)
    if (auto fraction = walk_fraction(walk)) all.emplace_back(&walk, *std::move(fraction));
  std::ranges::stable_sort(all, {}, [](const auto& each) {
    const Pcf& pcf = each.second.small;
    return std::tuple{pcf.a.degree() + pcf.b.degree(), std::max<Integer>(pcf.a.height(), pcf.b.height())};
  });
  for (const auto& [walk, fraction] : all)
    if (auto proof = walk_proof(fraction, log_small)) return Made{*std::move(proof), to_plain(*walk)};
  return std::nullopt;
}

}  // namespace brouncker::generate
