#include "engine/evaluate/tail_bound.hpp"

#include <algorithm>

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
  if (positive_from(pcf.b.shifted(1), start))
    return TailBound{Rational(pcf.b(start + 1), a(start + 1)), sign};
  return std::nullopt;
}

}  // namespace brouncker
