/// Polynomials over Q in n and the parameters of a family.
#pragma once

#include "engine/linear/modular_nullspace.hpp"
#include "formulas/multinomial.hpp"
#include "formulas/polynomial.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace brouncker {

/// Exponents as in formulas/multinomial.hpp: [0] that of n, [i] that of parameter i - 1, no trailing zeros. No zero coefficients.
class ParameterPoly {
 public:
  ParameterPoly() = default;
  explicit ParameterPoly(const Rational& value) { add({}, value); }
  /// index 0: n; otherwise parameter index - 1.
  static ParameterPoly variable(std::size_t index);
  static ParameterPoly of(const Polynomial& p);

  const std::map<Exponents, Rational>& terms() const { return terms_; }
  bool is_zero() const { return terms_.empty(); }
  void add(const Exponents& monomial, const Rational& coefficient);
  /// Highest exponent of n; -1 for 0.
  int degree() const;
  /// The coefficient of n^power, a polynomial in the parameters.
  ParameterPoly coefficient(int power) const;

  /// p(n + step).
  ParameterPoly shifted(const Rational& step) const;
  /// n and the parameters replaced: replacements[i] for variable i. Precondition: one for each variable that occurs.
  ParameterPoly substituted(std::span<const ParameterPoly> replacements) const;
  /// The polynomial in n (lowest power first) at values of the parameters.
  std::vector<Rational> at(std::span<const Rational> parameters) const;
  /// The same modulo a prime; `along` >= 0: the derivative with respect to that parameter.
  std::vector<std::uint64_t> at(const PrimeField& field, std::span<const std::uint64_t> parameters, int along = -1) const;
  /// The common denominator of the coefficients; 1 for 0.
  Integer denominator() const;

  friend ParameterPoly operator+(ParameterPoly x, const ParameterPoly& y);
  friend ParameterPoly operator-(ParameterPoly x, const ParameterPoly& y);
  friend ParameterPoly operator*(const ParameterPoly& x, const ParameterPoly& y);
  friend ParameterPoly operator*(const Rational& x, const ParameterPoly& y);
  friend bool operator==(const ParameterPoly&, const ParameterPoly&) = default;

 private:
  std::map<Exponents, Rational> terms_;
};

/// x / y where that is a polynomial; nullopt otherwise. Precondition: y != 0. By leading terms in lexicographic order.
std::optional<ParameterPoly> exact_quotient(ParameterPoly x, const ParameterPoly& y);

/// x modulo the prime. Precondition: the denominator is not divisible by it.
std::uint64_t reduced(const PrimeField& field, const Rational& x);

/// "B*n^2 + (t - 1)*n + 1": by powers of n, in the grammar of search space templates where the coefficients are integers.
std::string to_plain(const ParameterPoly& p, std::span<const std::string> names);

}  // namespace brouncker
