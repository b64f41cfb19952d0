#include "engine/match/identify_methods.hpp"
#include "engine/match/periods.hpp"
#include "engine/match/spelling.hpp"
#include "formulas/simplest_form.hpp"

#include <array>
#include <limits>

namespace brouncker::identification {
namespace {

/// A + B c + C y + D c y = 0 with y the number or its square; refused where AD = BC.
std::optional<Moebius> moebius_map(const std::vector<Integer>& r) {
  const Moebius map = Moebius{Integer(-r[1]), Integer(-r[0]), r[3], r[2]}.reduced();
  if (map.determinant() == 0) return std::nullopt;
  return map;
}

FoundRelation four_terms(Search& search, const Approximation& c, const Approximation& y) {
  const Approximation terms[] = {exact_one(), c, y, product(c, y)};
  return search.relation(terms);
}

/// All (p_i q_j - p_j q_i) = 0: numerator and denominator are proportional.
bool proportional(std::span<const Integer> p, std::span<const Integer> q) {
  for (std::size_t i = 0; i < p.size(); ++i)
    for (std::size_t j = i + 1; j < p.size(); ++j)
      if (p[i] * q[j] != p[j] * q[i]) return false;
  return true;
}

}  // namespace

namespace {

void moebius_of(Search& search, const ConstantSet::Entry& entry, int most_bits) {
  const FoundRelation found = four_terms(search, entry.constant.value, search.x);
  if (found.support.height_bits > most_bits) return;
  if (const auto map = moebius_map(found.coefficients))
    search.offer({simple_moebius_form(*map, entry.constant.expression).own, entry.constant.name, {}, found.support});
}

/// The constants with which find_open() leaves a relation of height 2^kMaxHeightBits possible; all others have none.
std::vector<const ConstantSet::Entry*> left_open(const Prepared& x, const ConstantSet& constants) {
  std::vector<const ConstantSet::Entry*> open;
  const Prepared* const one[] = {&x};
  const LimitBatch batch = limit_batch(one);
  std::vector<std::uint8_t> flags(batch.padded_size());
  for (const auto& entry : constants.entries()) {
    find_open(entry.sliced, batch, kMaxHeightBits, flags);
    if (flags[0]) open.push_back(&entry);
  }
  return open;
}

}  // namespace

void small_coefficients(Search& search) {
  const auto x = prepared(search.x);
  if (!x) return;
  const auto open = left_open(*x, search.constants);
  for (const auto* entry : open) multiple_of(search, *entry, kMaxHeightBits);
  if (!search.accepted.empty()) {
    search.searched.method = "multiple";
    for (Identification& found : search.accepted) found.method = search.searched.method;
  } else {
    for (const auto* entry : open) moebius_of(search, *entry, kMaxHeightBits);
  }
  search.searched.tests = search.constants.entries().size();
  search.searched.excluded_bits = std::min<double>(search.searched.excluded_bits, kMaxHeightBits);
}

void periods(Search& search) {
  const long digits = static_cast<long>(search.x.known_bits() / 3.3) + 10;
  for (const PeriodField& field : kPeriodFields) {
    const Expression quotient = gamma_quotient(field);
    for (const Expression& c : {quotient, power(quotient, Expression::integer(2))}) {
      const FoundRelation found = four_terms(search, user_value({"", c, ""}, digits).value, search.x);
      const auto map = moebius_map(found.coefficients);
      if (map) search.offer({simple_moebius_form(*map, c).own, to_plain(c), {}, found.support, FormKind::function});
    }
  }
}

std::uint64_t period_tests(const ConstantSet&, const IdentifyOptions&) { return 2 * std::size(kPeriodFields); }

void moebius(Search& search) {
  for (const auto& entry : search.constants.entries()) moebius_of(search, entry, std::numeric_limits<int>::max());
}

void square_root(Search& search) {
  const Approximation square = product(search.x, search.x);
  for (const auto& entry : search.constants.entries()) {
    const FoundRelation found = four_terms(search, entry.constant.value, square);
    const auto map = moebius_map(found.coefficients);
    if (!map) continue;
    const Expression root = Expression::call("sqrt", {moebius_form(*map, entry.constant.expression)});
    search.offer({simplest_form(search.x.scaled < 0 ? -root : root), entry.constant.name, {}, found.support});
  }
}

void degree_two(Search& search) {
  const Expression one = Expression::integer(1);
  for (const auto& entry : search.constants.entries()) {
    const Approximation &c = entry.constant.value, square = product(c, c);
    const Approximation terms[] = {exact_one(), c, square, search.x, product(c, search.x), product(square, search.x)};
    const FoundRelation found = search.relation(terms);
    const std::span<const Integer> r = found.coefficients;
    if (proportional(r.first(3), r.last(3))) continue;
    const Expression &name = entry.constant.expression, name2 = power(name, Expression::integer(2));
    search.offer({simplest_form(quotient({{Integer(-r[0]), one}, {Integer(-r[1]), name}, {Integer(-r[2]), name2}},
                                         {{r[3], one}, {r[4], name}, {r[5], name2}})),
                  entry.constant.name,
                  {},
                  found.support});
  }
}

}  // namespace brouncker::identification
