#include "formulas/polynomial.hpp"

#include "formulas/work.hpp"

#include <algorithm>
#include <cassert>

namespace brouncker {
namespace {

/// Of an allocation and a sum, in products of limbs.
constexpr double kOverhead = 20;

double limbs(const Integer& x) { return 1 + static_cast<double>(mpz_size(x.backend().data())); }

double limbs(const std::vector<Integer>& coefficients) {
  double sum = 0;
  for (const Integer& c : coefficients) sum += limbs(c);
  return sum;
}

/// Values and Taylor coefficients at `step` grow by its size with every power.
double grown_limbs(const std::vector<Integer>& ascending, const Integer& step) {
  return limbs(ascending) / static_cast<double>(ascending.size()) + static_cast<double>(ascending.size()) * (limbs(step) - 1) / 2 +
         static_cast<double>(ascending.size()) / 64;
}

void book_product(const std::vector<Integer>& x, const std::vector<Integer>& y) {
  if (!is_work_limited()) return;
  book_work(kOverhead * static_cast<double>(x.size()) * static_cast<double>(y.size()) + limbs(x) * limbs(y));
}

/// @param products Of a coefficient and `step`.
void book_steps(const std::vector<Integer>& ascending, const Integer& step, double products) {
  if (!is_work_limited() || ascending.empty()) return;
  book_work(products * (kOverhead + grown_limbs(ascending, step) * limbs(step)));
}

}  // namespace

Polynomial::Polynomial(std::vector<Integer> ascending) : ascending_(std::move(ascending)) {
  while (!ascending_.empty() && ascending_.back() == 0) ascending_.pop_back();
}

Polynomial Polynomial::of(std::initializer_list<long long> descending) {
  return from_descending(std::vector<Integer>(descending.begin(), descending.end()));
}

Polynomial Polynomial::from_descending(std::vector<Integer> descending) {
  std::reverse(descending.begin(), descending.end());
  return Polynomial(std::move(descending));
}

Polynomial Polynomial::constant(Integer value) { return Polynomial(std::vector<Integer>{std::move(value)}); }

Integer Polynomial::coefficient(int power) const {
  return power < 0 || power > degree() ? Integer(0) : ascending_[static_cast<std::size_t>(power)];
}

std::vector<Integer> Polynomial::descending() const { return {ascending_.rbegin(), ascending_.rend()}; }

Integer Polynomial::operator()(const Integer& n) const {
  book_steps(ascending_, n, static_cast<double>(ascending_.size()));
  Integer value = 0;
  for (auto c = ascending_.rbegin(); c != ascending_.rend(); ++c) value = value * n + *c;
  return value;
}

Polynomial Polynomial::shifted(const Integer& step) const {
  const auto size = static_cast<double>(ascending_.size());
  book_steps(ascending_, step, size * size / 2);
  // Repeated synthetic division by (n - step) leaves the Taylor coefficients.
  std::vector<Integer> taylor = ascending_;
  for (std::size_t lowest = 0; lowest + 1 < taylor.size(); ++lowest)
    for (std::size_t i = taylor.size() - 1; i > lowest; --i) taylor[i - 1] += step * taylor[i];
  return Polynomial(std::move(taylor));
}

Polynomial Polynomial::divided_by(const Integer& divisor) const {
  std::vector<Integer> quotient = ascending_;
  for (Integer& c : quotient) {
    assert(c % divisor == 0);
    c /= divisor;
  }
  return Polynomial(std::move(quotient));
}

Integer Polynomial::content() const {
  Integer g = 0;
  for (const Integer& c : ascending_) g = gcd(g, c);
  return g;
}

Integer Polynomial::height() const {
  Integer h = 0;
  for (const Integer& c : ascending_) h = std::max<Integer>(h, abs(c));
  return h;
}

Polynomial Polynomial::derivative() const {
  std::vector<Integer> result;
  for (std::size_t k = 1; k < ascending_.size(); ++k) result.push_back(ascending_[k] * k);
  return Polynomial(std::move(result));
}

Polynomial Polynomial::operator-() const {
  std::vector<Integer> result = ascending_;
  for (Integer& c : result) c = -c;
  return Polynomial(std::move(result));
}

Polynomial operator+(const Polynomial& x, const Polynomial& y) {
  std::vector<Integer> sum(std::max(x.ascending_.size(), y.ascending_.size()));
  for (std::size_t k = 0; k < x.ascending_.size(); ++k) sum[k] += x.ascending_[k];
  for (std::size_t k = 0; k < y.ascending_.size(); ++k) sum[k] += y.ascending_[k];
  return Polynomial(std::move(sum));
}

Polynomial operator-(const Polynomial& x, const Polynomial& y) { return x + (-y); }

Polynomial operator*(const Polynomial& x, const Polynomial& y) {
  if (x.is_zero() || y.is_zero()) return {};
  book_product(x.ascending_, y.ascending_);
  std::vector<Integer> product(x.ascending_.size() + y.ascending_.size() - 1);
  for (std::size_t i = 0; i < x.ascending_.size(); ++i)
    for (std::size_t j = 0; j < y.ascending_.size(); ++j)
      mpz_addmul(product[i + j].backend().data(), x.ascending_[i].backend().data(), y.ascending_[j].backend().data());
  return Polynomial(std::move(product));
}

Polynomial operator*(const Integer& x, const Polynomial& y) {
  std::vector<Integer> product = y.ascending_;
  for (Integer& c : product) c *= x;
  return Polynomial(std::move(product));
}

}  // namespace brouncker
