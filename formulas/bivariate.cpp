#include "formulas/bivariate.hpp"

#include <algorithm>

namespace brouncker {

Bivariate::Bivariate(std::vector<Polynomial> by_k) : by_k_(std::move(by_k)) {
  while (!by_k_.empty() && by_k_.back().is_zero()) by_k_.pop_back();
}

Bivariate Bivariate::linear(Integer alpha, Integer beta, Integer gamma) {
  return Bivariate({Polynomial({std::move(gamma), std::move(alpha)}), Polynomial::constant(std::move(beta))});
}

Bivariate Bivariate::monomial(int i, int j) {
  std::vector<Integer> power(static_cast<std::size_t>(i) + 1);
  power.back() = 1;
  std::vector<Polynomial> by_k(static_cast<std::size_t>(j) + 1);
  by_k.back() = Polynomial(std::move(power));
  return Bivariate(std::move(by_k));
}

int Bivariate::degree_n() const {
  int degree = -1;
  for (const Polynomial& c : by_k_) degree = std::max(degree, c.degree());
  return degree;
}

Bivariate Bivariate::shifted(const Integer& dn, const Integer& dk) const {
  // Horner in k, each step times (k + dk).
  std::vector<Polynomial> result;
  for (std::size_t i = by_k_.size(); i-- > 0;) {
    result.insert(result.begin(), Polynomial());
    for (std::size_t j = 0; j + 1 < result.size(); ++j) result[j] = result[j] + dk * result[j + 1];
    result[0] = result[0] + by_k_[i].shifted(dn);
  }
  return Bivariate(std::move(result));
}

Bivariate Bivariate::moved(const Rational& root) const {
  const Integer r = numerator(root), q = denominator(root);
  // q^d p(n, (q k + r)/q): coefficients times q^(d - i), k -> k + r, then k -> q k.
  std::vector<Polynomial> scaled = by_k_;
  Integer power = 1;
  for (std::size_t i = scaled.size(); i-- > 0; power *= q) scaled[i] = power * scaled[i];
  std::vector<Polynomial> result = Bivariate(std::move(scaled)).shifted(0, r).by_k_;
  power = 1;
  for (Polynomial& c : result) {
    c = power * c;
    power *= q;
  }
  return Bivariate(std::move(result));
}

Bivariate Bivariate::derivative_k() const {
  std::vector<Polynomial> result;
  for (std::size_t i = 1; i < by_k_.size(); ++i) result.push_back(Integer(i) * by_k_[i]);
  return Bivariate(std::move(result));
}

Polynomial Bivariate::at_n(const Integer& n0) const {
  std::vector<Integer> ascending;
  for (const Polynomial& c : by_k_) ascending.push_back(c(n0));
  return Polynomial(std::move(ascending));
}

bool Bivariate::is_non_negative() const {
  return std::ranges::all_of(
      by_k_, [](const Polynomial& c) { return std::ranges::all_of(c.ascending(), [](const Integer& x) { return x >= 0; }); });
}

Integer Bivariate::content() const {
  Integer result = 0;
  for (const Polynomial& c : by_k_) result = gcd(result, c.content());
  return result;
}

Bivariate Bivariate::divided_by(const Integer& divisor) const {
  std::vector<Polynomial> result;
  for (const Polynomial& c : by_k_) result.push_back(c.divided_by(divisor));
  return Bivariate(std::move(result));
}

std::optional<Bivariate> Bivariate::divided_by_linear(const Integer& alpha, const Integer& beta, const Integer& gamma) const {
  const Polynomial rest({gamma, alpha});
  std::vector<Polynomial> remainder = by_k_, quotient(by_k_.empty() ? 0 : by_k_.size() - 1);
  for (std::size_t i = quotient.size(); i-- > 0;) {
    if (remainder[i + 1].content() % beta != 0) return std::nullopt;  // the quotient is integral, by Gauss's lemma
    quotient[i] = remainder[i + 1].divided_by(beta);
    remainder[i] = remainder[i] - quotient[i] * rest;
  }
  if (!remainder.empty() && !remainder.front().is_zero()) return std::nullopt;
  return Bivariate(std::move(quotient));
}

Bivariate operator+(const Bivariate& x, const Bivariate& y) {
  std::vector<Polynomial> result(std::max(x.by_k_.size(), y.by_k_.size()));
  for (std::size_t i = 0; i < result.size(); ++i)
    result[i] = (i < x.by_k_.size() ? x.by_k_[i] : Polynomial()) + (i < y.by_k_.size() ? y.by_k_[i] : Polynomial());
  return Bivariate(std::move(result));
}

Bivariate operator-(const Bivariate& x, const Bivariate& y) { return x + Integer(-1) * y; }

Bivariate operator*(const Bivariate& x, const Bivariate& y) {
  if (x.is_zero() || y.is_zero()) return {};
  std::vector<Polynomial> result(x.by_k_.size() + y.by_k_.size() - 1);
  for (std::size_t i = 0; i < x.by_k_.size(); ++i)
    for (std::size_t j = 0; j < y.by_k_.size(); ++j) result[i + j] = result[i + j] + x.by_k_[i] * y.by_k_[j];
  return Bivariate(std::move(result));
}

Bivariate operator*(const Integer& x, const Bivariate& y) {
  std::vector<Polynomial> result;
  for (const Polynomial& c : y.by_k_) result.push_back(x * c);
  return Bivariate(std::move(result));
}

}  // namespace brouncker
