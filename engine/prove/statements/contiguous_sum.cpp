#include "engine/prove/statements/contiguous_sum.hpp"

#include "engine/prove/statements/summation.hpp"

namespace brouncker {
namespace {

/// zeta(2).
LinearForm zeta_2() { return *sum_of(1, PartialFractions{{}, {{-1, 2, 1}}}, 0); }

}  // namespace

ContiguousStep<Integer> contiguous_step(const ContiguousSum& sum, const Integer& n) {
  ContiguousPoint<Integer> at;
  for (std::size_t i = 0; i < 3; ++i) at.a[i] = 1 + sum.a[i] * n;
  for (std::size_t j = 0; j < 2; ++j) at.x[j] = 2 + sum.b[j] * n;
  ContiguousStep<Integer> total{{1, 0, 0, 1}, 1};
  const auto apply = [&](const ContiguousStep<Integer>& step) {
    const auto &m = step.matrix, &w = total.matrix;
    total.matrix = {m[0] * w[0] + m[1] * w[2], m[0] * w[1] + m[1] * w[3], m[2] * w[0] + m[3] * w[2], m[2] * w[1] + m[3] * w[3]};
    total.divisor *= step.divisor;
  };
  for (std::size_t j = 0; j < 2; ++j)
    for (int k = 0; k < sum.b[j]; ++k) {
      ++at.x[j];
      apply(ContiguousPoint<Integer>::raise_b(j, at));
    }
  for (std::size_t i = 0; i < 3; ++i)
    for (int k = 0; k < sum.a[i]; ++k) {
      apply(at.raise_a(i));
      ++at.a[i];
    }
  const Integer scale = pow(Integer(n + 1), static_cast<unsigned>(sum.excess()));
  for (Integer& entry : total.matrix) entry *= scale;
  return total;
}

BivariateRatio contiguous_ratio(const ContiguousSum& sum) {
  const int h = sum.shift;
  BivariateRatio result;
  for (int i = 0; i < sum.excess(); ++i) result.top = result.top * Bivariate::linear(1, 0, 1 + h);
  for (const int a : sum.a)
    for (int k = 0; k < a; ++k) result.top = result.top * Bivariate::linear(a, 1, 1 + k + a * h);
  for (const int b : sum.b)
    for (int k = 0; k < b; ++k) result.bottom = result.bottom * Bivariate::linear(b, 1, 3 + k + b * h);
  return result;
}

bool is_bounded(const BivariateRatio& ratio, const Rational& bound) {
  return (Integer(numerator(bound)) * ratio.bottom - Integer(denominator(bound)) * ratio.top).is_non_negative();
}

LinearForm contiguous_value(const ContiguousSum& sum, int n) {
  // (rational, factor of zeta(2)) of both sums
  std::array<std::array<Rational, 2>, 2> v{{{-3, 2}, {5, -3}}};
  for (int m = 0; m < sum.shift + n; ++m) {
    const auto [w, divisor] = contiguous_step(sum, m);
    const auto row = [&](std::size_t i, std::size_t part) {
      return Rational((Rational(w[i]) * v[0][part] + Rational(w[i + 1]) * v[1][part]) / Rational(divisor));
    };
    v = {{{row(0, 0), row(0, 1)}, {row(2, 0), row(2, 1)}}};
  }
  LinearForm result;
  result.add(v[0][0]);
  result.add(v[0][1], zeta_2());
  return result;
}

std::optional<ClosedForm> contiguous_limit(const ContiguousSum& sum) {
  return recessive_limit(sum.recurrence, contiguous_value(sum, 0), contiguous_value(sum, 1));
}

}  // namespace brouncker
