#include "engine/recurrence/tail_bound.hpp"

#include "formulas/roots.hpp"

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

/// p(x) > 0 for every real x in [low, high], shown by the coefficients of (1 + t)^deg p((low + high t)/(1 + t)).
bool positive_between(const Polynomial& p, const Integer& low, const Integer& high) {
  const Polynomial moving(std::vector<Integer>{low, high}), one = Polynomial(std::vector<Integer>{1, 1});
  Polynomial sum, power = Polynomial::constant(1);  // Horner: sum = sum (low + high t) + c (1 + t)^k
  for (const Integer& c : p.descending()) {
    sum = sum * moving + c * power;
    power = power * one;
  }
  return sum.degree() == p.degree() && std::ranges::all_of(sum.ascending(), [](const Integer& c) { return c >= 0; }) &&
         sum.coefficient(0) > 0;
}

/// An m from which on 4 |b(k+1)| <= a(k) a(k+1), a(k) > 0 for k >= m. Precondition: a has a positive leading coefficient.
std::optional<Integer> worpitzky_from(const Polynomial& a, const Polynomial& b) {
  Integer from = sign_settled_from(a);
  const Polynomial product = a * a.shifted(1), four_b = Integer(4) * b.shifted(1);
  for (const Polynomial& p : {product - four_b, product + four_b}) {
    if (p.is_zero()) continue;
    if (p.leading() < 0) return std::nullopt;
    from = std::max(from, sign_settled_from(p));
  }
  return from;
}

/// a(k), b(k) > 0 for n < k <= m, n + 2 <= m.
bool positive_until(const Polynomial& a, const Polynomial& b, const Integer& n, const Integer& m) {
  return n + 2 <= m && positive_between(a, n + 1, m) && positive_between(b, n + 1, m);
}

}  // namespace

std::optional<TailBound> tail_bound(const Pcf& pcf, std::int64_t n) {
  const int sign = pcf.a.leading() > 0 ? 1 : -1;
  const Polynomial a = sign > 0 ? pcf.a : -pcf.a;
  const Integer start = n;
  if (positive_from(a, start)) {
    const Polynomial product = a * a.shifted(1);
    const Polynomial four_b = Integer(4) * pcf.b.shifted(1);
    if (non_negative_from(product - four_b, start) && non_negative_from(product + four_b, start))
      return TailBound{Rational(a(start), 2), 0};
    if (positive_from(pcf.b.shifted(1), start)) return TailBound{Rational(pcf.b(start + 1), a(start + 1)), sign};
  }
  const auto m = worpitzky_from(a, pcf.b);
  if (m && positive_until(a, pcf.b, start, *m)) return TailBound{Rational(pcf.b(start + 1), a(start + 1)), sign};
  return std::nullopt;
}

std::optional<Integer> tail_bound_from(const Pcf& pcf) {
  const Polynomial a = pcf.a.leading() > 0 ? pcf.a : -pcf.a;
  auto first = worpitzky_from(a, pcf.b);
  if (pcf.b.leading() > 0) {
    const Integer n = std::max(sign_settled_from(a), sign_settled_from(pcf.b.shifted(1)));
    if (!first || n < *first) first = n;
  }
  // Down from a large m of Worpitzky's as long as a, b > 0.
  constexpr int kFewTerms = 64;
  if (const auto m = worpitzky_from(a, pcf.b); m && *m > kFewTerms) {
    Integer low = 0, high = *m;  // positive_until() does not hold at low - 1, and does at high, or it is m
    while (low < high) {
      const Integer middle = (low + high) / 2;
      if (positive_until(a, pcf.b, middle, *m)) high = middle;
      else low = middle + 1;
    }
    if (high < *first) first = high;
  }
  return first;
}

}  // namespace brouncker
