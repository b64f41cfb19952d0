#include "engine/prove/check/gauge_bounds.hpp"

#include "engine/prove/check/formal_solutions.hpp"
#include "engine/prove/check/reader.hpp"
#include "formulas/arithmetic.hpp"

#include <algorithm>
#include <climits>

namespace brouncker::certificates {
namespace {

/// s in one class: base(n - position)^exponent.
struct Part {
  long exponent = 0, position = 0;
};

Part part_of_s(const RootClass& c, long shift) {
  const long exponent = (static_cast<long>(c.from.size()) - static_cast<long>(c.to.size())) / 2;
  return {exponent, exponent > 0 ? c.from.front() : exponent < 0 ? c.to.front() - shift : 0};
}

/// An upper bound of the order of the pole of U at each place: by U(n+1) = s M^-1 U M' from the left it grows at roots of b and poles of s,
/// by U(n) = s^-1 M U(n+1) M'^-1 from the right at roots of b' and zeros of s.
Polynomial poles(const RootClass& c, long shift) {
  Polynomial result = Polynomial::constant(1);
  std::vector<long> left = c.from, right;
  for (const long p : c.to) right.push_back(p - shift);
  const Part s = part_of_s(c, shift);
  for (long i = 0; i < std::max(s.exponent, -s.exponent); ++i) (s.exponent < 0 ? left : right).push_back(s.position);
  if (left.empty() || right.empty()) return result;
  std::ranges::sort(left), std::ranges::sort(right);
  require(right.back() - left.front() <= kMaxSpan, "roots too far apart");
  for (long x = left.front() + 1; x <= right.back(); ++x) {
    const long before = std::ranges::lower_bound(left, x) - left.begin(), after = right.end() - std::ranges::lower_bound(right, x);
    for (long i = 0; i < std::min(before, after); ++i) result = result * c.base.shifted(-x);
  }
  return result;
}

/// s = lead n^degree (1 + exponent/n + ...).
struct Factor {
  Rational lead, exponent = 0;
  long degree = 0;
};

Factor leading_terms(const std::vector<RootClass>& classes, long shift, const Rational& lead) {
  Factor result{lead};
  for (const RootClass& c : classes) {
    const Part s = part_of_s(c, shift);
    const int d = c.base.degree();
    result.degree += s.exponent * d;
    result.exponent += s.exponent * (Rational(c.base.coefficient(d - 1), c.base.leading()) - Rational(d) * s.position);
  }
  return result;
}

/// theta_ij of U = F Theta F'^-1, F = [[kappa_1, kappa_2], [1, 1]]: theta_ij(n+1)/theta_ij(n) = s(n) lambda'_j(n + shift)/lambda_i(n).
class Exponents {
 public:
  Exponents(const FormalSolutions& from, const FormalSolutions& to, const Rational& lead_quotient, const Factor& s, long shift)
      : from_(from), to_(to), lead_quotient_(lead_quotient), s_(s), shift_(shift) {}

  /// theta_ij ~ n^e: 2 e; nullopt where it has to be 0.
  std::optional<long> twice(std::size_t i, std::size_t j) const {
    if (!agrees(i, j)) return std::nullopt;
    const std::optional<Rational> difference = root_difference(i, j);
    if (!difference) return std::nullopt;
    const Rational e = 2 * (to_.centre - from_.centre + *difference + Rational(shift_ * to_.twice_degree[j], 2) + s_.exponent);
    if (!is_integer(e)) return std::nullopt;
    const Integer twice = numerator(e);
    require(abs(twice) < Integer(1) << 50, "exponents too far apart");
    const bool whole = twice % 2 == 0;
    return whole || from_.is_ramified() ? std::optional(static_cast<long>(twice)) : std::nullopt;
  }

 private:
  /// s lambda'_j/lambda_i = 1 + O(1/n).
  bool agrees(std::size_t i, std::size_t j) const {
    using enum FormalSolutions::Kind;
    if (2 * s_.degree + to_.twice_degree[j] != from_.twice_degree[i]) return false;
    if (from_.kind == doubled) return lead_quotient_ == 1;
    if (from_.kind == opposite) return lead_quotient_ * (i == j ? 1 : -1) > 0;  // its square is right, as that of s is
    return i == j && lead_quotient_ == 1;
  }

  /// The irrational part of m'_j - m_i, where that is rational.
  std::optional<Rational> root_difference(std::size_t i, std::size_t j) const {
    const int x = i == 0 ? from_.sign : -from_.sign, y = j == 0 ? to_.sign : -to_.sign;
    if (x == y && from_.square == to_.square) return Rational(0);
    const auto root_x = rational_sqrt(from_.square), root_y = rational_sqrt(to_.square);
    if (!root_x || !root_y) return std::nullopt;
    return Rational(y * *root_y - x * *root_x);
  }

  const FormalSolutions &from_, &to_;
  Rational lead_quotient_;
  Factor s_;
  long shift_;
};

Polynomial power_of(const Polynomial& base, long exponent, long position) {
  return product(base, std::vector<long>(static_cast<std::size_t>(std::max(0L, exponent)), position));
}

long floor_half(long twice) { return twice >= 0 ? twice / 2 : -((1 - twice) / 2); }

}  // namespace

std::optional<GaugeBounds> gauge_bounds(const Pcf& from, const Pcf& to, const std::vector<RootClass>& classes, long shift,
                                        int sign) {
  for (const RootClass& c : classes)
    if ((c.from.size() + c.to.size()) % 2 != 0) return std::nullopt;
  const auto root = rational_sqrt(Rational(from.b.leading(), to.b.leading()));
  if (!root) return std::nullopt;
  const Rational lead = sign * *root;
  const FormalSolutions x = formal_solutions(from), y = formal_solutions(to);
  require(x.kind == y.kind && quotient_growth(from, 1) == quotient_growth(to, 1), "recurrences that do not grow alike");
  const Exponents exponents(x, y, lead * Rational(to.a.leading()) / Rational(from.a.leading()), leading_terms(classes, shift, lead),
                            shift);
  std::array<std::array<std::optional<long>, 2>, 2> theta;
  for (std::size_t i : {0, 1})
    for (std::size_t j : {0, 1}) theta[i][j] = exponents.twice(i, j);
  if (!(theta[0][0] && theta[1][1]) && !(theta[0][1] && theta[1][0])) return std::nullopt;
  GaugeBounds result{Polynomial::constant(1), Polynomial::constant(1), Polynomial::constant(1), LONG_MIN, LONG_MIN};
  for (const RootClass& c : classes) {
    const Part s = part_of_s(c, shift);
    result.s_top = result.s_top * power_of(c.base, s.exponent, s.position);
    result.s_bottom = result.s_bottom * power_of(c.base, -s.exponent, s.position);
    result.denominator = result.denominator * poles(c, shift);
  }
  const Rational scale = lead * Rational(result.s_bottom.leading()) / Rational(result.s_top.leading());
  result.s_top = Integer(numerator(scale)) * result.s_top;
  result.s_bottom = Integer(denominator(scale)) * result.s_bottom;
  for (std::size_t i : {0, 1})
    for (const std::optional<long>& e : theta[i]) {
      if (!e) continue;
      const long twice = *e - y.twice_separation + 2 * result.denominator.degree();
      result.lower = std::max(result.lower, floor_half(twice));
      result.upper = std::max(result.upper, floor_half(twice + x.twice_tail[i]));
    }
  result.lower = std::max(result.lower, -1L), result.upper = std::max(result.upper, -1L);
  return result;
}

}  // namespace brouncker::certificates
