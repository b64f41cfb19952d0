#include "engine/sieve/hypergeometric_modulo.hpp"

#include "engine/number/factor.hpp"
#include "engine/sieve/large_field.hpp"

#include <algorithm>
#include <array>

namespace brouncker::sieve {
namespace {

using Residues = LargeField::Residues;

/// prod (n - r).
Residues from_roots(const LargeField& field, const Residues& roots) {
  Residues result = {1};
  for (const std::uint64_t r : roots) {
    result.insert(result.begin(), 0);
    for (std::size_t k = 0; k + 1 < result.size(); ++k) result[k] = field.subtract(result[k], field.multiply(r, result[k + 1]));
  }
  return result;
}

Residues scaled(const LargeField& field, Residues p, std::uint64_t factor) {
  for (std::uint64_t& c : p) c = field.multiply(c, factor);
  return p;
}

/// Binomial coefficients up to a row.
class Binomials {
 public:
  Binomials(const LargeField& field, std::size_t last) : field_(field), factorial_(last + 1, 1), inverse_(last + 1, 1) {
    for (std::size_t i = 1; i <= last; ++i) factorial_[i] = field.multiply(factorial_[i - 1], i);
    inverse_[last] = field.inverse(factorial_[last]);
    for (std::size_t i = last; i-- > 0;) inverse_[i] = field.multiply(inverse_[i + 1], i + 1);
  }
  std::uint64_t operator()(std::size_t n, std::size_t k) const {
    return field_.multiply(factorial_[n], field_.multiply(inverse_[k], inverse_[n - k]));
  }

 private:
  const LargeField& field_;
  Residues factorial_, inverse_;
};

/// The equation alpha(n) c(n+2) + beta(n) c(n+1) + gamma(n) c(n) = 0, all of degree m, leading coefficients adding up to 0.
struct Equation {
  const LargeField& field;
  Residues alpha, beta, gamma;

  std::size_t m() const { return alpha.size() - 1; }
  std::uint64_t sum(std::size_t k) const { return field.add(field.add(alpha[k], beta[k]), gamma[k]); }
  std::uint64_t slope() const { return field.add(field.add(alpha[m()], alpha[m()]), beta[m()]); }

  /// deg c; nullopt where it is no small whole number. Not 0: slope().
  std::optional<std::size_t> degree() const {
    const std::uint64_t k = field.multiply(field.subtract(0, sum(m() - 1)), field.inverse(slope()));
    return k <= static_cast<std::uint64_t>(kMostSolutionDegree) ? std::optional<std::size_t>(k) : std::nullopt;
  }

  /// What n^j turns into, coefficients 0 .. j + m - 1: that of n^(j+m) is 0.
  Residues image(std::size_t j, const Binomials& binomial) const {
    Residues one(j + 1), two(j + 1), result(j + m() + 1);  // (n+1)^j, (n+2)^j
    std::uint64_t power = 1;
    for (std::size_t k = j + 1; k-- > 0;) {
      one[k] = binomial(j, k);
      two[k] = field.multiply(one[k], power);
      power = field.add(power, power);
    }
    for (std::size_t k = 0; k <= j; ++k)
      for (std::size_t i = 0; i <= m(); ++i)
        result[i + k] = field.add(result[i + k], field.add(field.multiply(alpha[i], two[k]), field.multiply(beta[i], one[k])));
    for (std::size_t i = 0; i <= m(); ++i) result[i + j] = field.add(result[i + j], gamma[i]);
    return result;
  }

  /// Is there a c of this degree? Coefficients from the top; each is determined by that of n^(j+m-1).
  bool is_solvable(std::size_t k) const {
    const Binomials binomial(field, k);
    Residues rest = image(k, binomial);
    for (std::size_t j = k; j-- > 0;) {
      const Residues next = image(j, binomial);
      const std::uint64_t factor = field.multiply(rest[j + m() - 1], field.inverse(next[j + m() - 1]));
      for (std::size_t i = 0; i < next.size(); ++i) rest[i] = field.subtract(rest[i], field.multiply(factor, next[i]));
    }
    return std::ranges::all_of(rest, [](std::uint64_t c) { return c == 0; });
  }
};

/// All ways to take `count` of the sorted roots; equal roots once.
template <class F>
bool any_choice(const Residues& roots, std::size_t from, std::size_t count, Residues& taken, Residues& left, const F& f) {
  if (count == 0) {
    Residues all = left;
    all.insert(all.end(), roots.begin() + static_cast<std::ptrdiff_t>(from), roots.end());
    return f(taken, all);
  }
  if (roots.size() - from < count) return false;
  std::size_t end = from;
  while (end < roots.size() && roots[end] == roots[from]) ++end;
  for (std::size_t k = std::min(end - from, count) + 1; k-- > 0;) {
    const std::size_t taken_size = taken.size(), left_size = left.size();
    taken.insert(taken.end(), k, roots[from]);
    left.insert(left.end(), end - from - k, roots[from]);
    if (any_choice(roots, end, count - k, taken, left, f)) return true;
    taken.resize(taken_size), left.resize(left_size);
  }
  return false;
}

/// The roots of b(n+2), from its irreducible factors, sorted; nullopt where one does not split.
std::optional<Residues> roots_of(const LargeField& field, const std::vector<PolynomialFactor>& factors) {
  Residues all;
  for (const PolynomialFactor& each : factors) {
    const Residues f = field.residues(each.factor);
    if (static_cast<int>(f.size()) <= each.factor.degree()) return std::nullopt;
    const auto roots = field.roots(f);
    if (!roots) return std::nullopt;
    for (int k = 0; k < each.multiplicity; ++k) all.insert(all.end(), roots->begin(), roots->end());
  }
  std::ranges::sort(all);
  return all;
}

/// z^2 = A z + B; nullopt where the roots are not two residues.
std::optional<std::array<std::uint64_t, 2>> eigenvalues(const LargeField& field, std::uint64_t a, std::uint64_t b) {
  const std::uint64_t square = field.add(field.multiply(a, a), field.multiply(4, b));
  const std::uint64_t root = field.power(square, (field.prime() + 1) / 4), half = (field.prime() + 1) / 2;
  if (square == 0 || field.multiply(root, root) != square) return std::nullopt;
  return std::array{field.multiply(field.add(a, root), half), field.multiply(field.subtract(a, root), half)};
}

/// Everything modulo one prime; nullopt where it does not split.
std::optional<bool> solve(const LargeField& field, const Pcf& pcf, const std::vector<PolynomialFactor>& factors) {
  const Residues a = field.residues(pcf.a.shifted(2)), b = field.residues(pcf.b.shifted(2));
  const auto s = static_cast<std::size_t>(pcf.a.degree());
  if (a.size() != s + 1 || b.size() != 2 * s + 1) return std::nullopt;
  const auto z = eigenvalues(field, a.back(), b.back());
  if (!z) return std::nullopt;
  const auto roots = roots_of(field, factors);
  if (!roots) return std::nullopt;
  Residues taken, left;
  return any_choice(*roots, 0, s, taken, left, [&](const Residues& f, const Residues& g) {
    Residues f_next = f;
    for (std::uint64_t& r : f_next) r = field.subtract(r, 1);
    const Residues alpha = from_roots(field, f_next), gamma = scaled(field, from_roots(field, g), field.subtract(0, b.back()));
    return std::ranges::any_of(*z, [&](std::uint64_t each) {
      const Equation equation{field, scaled(field, alpha, field.multiply(each, each)), scaled(field, a, field.subtract(0, each)),
                              gamma};
      const auto degree = equation.degree();
      return degree && equation.is_solvable(*degree);
    });
  });
}

}  // namespace

std::optional<bool> has_hypergeometric_solution_modulo(const Pcf& pcf) {
  if (pcf.a.degree() == 0) return true;  // constant coefficients
  if (pcf.a.degree() > kMostSolved) return std::nullopt;
  const std::vector<PolynomialFactor> factors = factored(pcf.b.shifted(2));
  for (int i = 0; i < kMostSplittingPrimes; ++i)
    if (const auto answer = solve(LargeField(large_prime(i)), pcf, factors)) return answer;
  return std::nullopt;
}

}  // namespace brouncker::sieve
