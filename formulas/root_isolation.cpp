// Isolation of real roots: roots.hpp. An interval is ((c, c + 1)/2^k) 2^e, and q its polynomial moved to (0, 1).
#include "formulas/roots.hpp"

#include <algorithm>
#include <cassert>

namespace brouncker {
namespace {

/// Changes of sign in the coefficients.
int variations(const std::vector<Integer>& coefficients) {
  int count = 0, before = 0;
  for (const Integer& c : coefficients) {
    if (c == 0) continue;
    count += before * c.sign() < 0;
    before = c.sign();
  }
  return count;
}

/// At least the number of roots in (0, 1), and exact where 0 or 1: those of (x + 1)^d q(1/(x + 1)) in x > 0.
int most_roots(const Polynomial& q) { return variations(Polynomial(q.descending()).shifted(1).ascending()); }

/// 2^d q(x/2).
Polynomial halved(const Polynomial& q) {
  std::vector<Integer> ascending = q.ascending();
  for (std::size_t i = 0; i < ascending.size(); ++i) ascending[i] <<= static_cast<unsigned>(ascending.size() - 1 - i);
  return Polynomial(std::move(ascending));
}

/// |root| < 2^e, by Cauchy.
unsigned root_bits(const Polynomial& p) { return static_cast<unsigned>(msb(Integer(p.height() / abs(p.leading()) + 1))) + 1; }

struct Interval {
  Polynomial q;
  Integer c;
  unsigned k;
};

}  // namespace

std::vector<RootInterval> isolated_real_roots(const Polynomial& p) {
  assert(p.degree() >= 1);
  const unsigned e = root_bits(p);
  // (-2^e, 2^e) to (0, 1).
  std::vector<Integer> moved = p.shifted(-(Integer(1) << e)).ascending();
  for (std::size_t i = 0; i < moved.size(); ++i) moved[i] <<= static_cast<unsigned>(i) * (e + 1);
  const auto point = [e](const Integer& c, unsigned k) {
    return Rational(Integer(c << (e + 1)), Integer(Integer(1) << k)) - (Integer(1) << e);
  };
  std::vector<RootInterval> result;
  std::vector<Interval> open{{Polynomial(std::move(moved)), 0, 0}};
  while (!open.empty()) {
    Interval x = std::move(open.back());
    open.pop_back();
    if (x.q.coefficient(0) == 0) {  // at the left end
      const Rational root = point(x.c, x.k);
      result.push_back({root, root});
      x.q = Polynomial(std::vector<Integer>(x.q.ascending().begin() + 1, x.q.ascending().end()));
      if (x.q.degree() < 1) continue;
    }
    const int most = most_roots(x.q);
    if (most == 0) continue;
    const bool end_is_root = x.q(1) == 0;
    if (most == 1 && !end_is_root && !(!result.empty() && result.back().high == point(x.c, x.k))) {
      result.push_back({point(x.c, x.k), point(Integer(x.c + 1), x.k)});
      continue;
    }
    const Polynomial left = halved(x.q), right = left.shifted(1);
    open.push_back({right, Integer(2 * x.c + 1), x.k + 1});
    open.push_back({left, Integer(2 * x.c), x.k + 1});
  }
  return result;
}

}  // namespace brouncker
