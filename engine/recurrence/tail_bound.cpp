#include "engine/recurrence/tail_bound.hpp"

#include "formulas/roots.hpp"

#include <algorithm>
#include <cassert>

namespace brouncker {
namespace {

/// p(k) >= 0 for every k >= n, shown by coefficients: sufficient, and necessary for all large n.
bool non_negative_from(const Polynomial& p, const Integer& n) {
  const Polynomial shifted = p.shifted(n);
  return std::all_of(shifted.ascending().begin(), shifted.ascending().end(), [](const Integer& c) { return c >= 0; });
}

/// p(k) > 0 for every k >= n.
bool positive_from(const Polynomial& p, const Integer& n) { return p(n) > 0 && non_negative_from(p, n); }

}  // namespace

std::optional<TailBound> tail_bound(const Pcf& pcf, std::int64_t n) {
  const int sign = pcf.a.leading() > 0 ? 1 : -1;
  const Polynomial a = sign > 0 ? pcf.a : -pcf.a;
  const Integer start = n;
  if (!positive_from(a, start)) return std::nullopt;
  const Polynomial product = a * a.shifted(1);
  const Polynomial four_b = Integer(4) * pcf.b.shifted(1);
  if (non_negative_from(product - four_b, start) && non_negative_from(product + four_b, start))
    return TailBound{Rational(a(start), 2), 0};
  if (positive_from(pcf.b.shifted(1), start)) return TailBound{Rational(pcf.b(start + 1), a(start + 1)), sign};
  return std::nullopt;
}

Integer tail_bound_from(const Pcf& pcf) {
  const Integer a_settled = sign_settled_from(pcf.a);
  const Polynomial next_b = pcf.b.shifted(1);
  const auto from = [&](const Polynomial& p) {
    return std::max<Integer>(a_settled, p.is_zero() ? Integer(1) : sign_settled_from(p));
  };
  std::optional<Integer> first;
  const Polynomial product = pcf.a * pcf.a.shifted(1), below = product - Integer(4) * next_b, above = product + Integer(4) * next_b;
  const auto settles_above_0 = [](const Polynomial& p) { return p.is_zero() || p.leading() > 0; };
  if (settles_above_0(below) && settles_above_0(above)) first = std::max(from(below), from(above));
  if (pcf.b.leading() > 0) {
    const Integer n = from(next_b);
    if (!first || n < *first) first = n;
  }
  assert(first);
  return *first;
}

}  // namespace brouncker
