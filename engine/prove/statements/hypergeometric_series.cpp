// Parts of f are summed one by one; equal parameters above and below cancel.
#include "engine/prove/statements/hypergeometric_series.hpp"

#include "engine/prove/statements/named_series.hpp"
#include "formulas/functions.hpp"
#include "formulas/work.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace brouncker {
namespace {

using Parameters = std::vector<Rational>;

/// factor pFq(upper; lower; z).
std::optional<LinearForm> function(const Rational& factor, Parameters upper, Parameters lower, const Rational& z) {
  std::ranges::sort(upper);
  std::ranges::sort(lower);
  Parameters above, below;
  std::ranges::set_difference(upper, lower, std::back_inserter(above));
  std::ranges::set_difference(lower, upper, std::back_inserter(below));
  std::vector<Expression> arguments;
  for (const Parameters* parameters : {&above, &below})
    for (const Rational& x : *parameters) arguments.push_back(closed::number(x));
  arguments.push_back(closed::number(z));
  const std::string name = fmt::format("hyp{}f{}", above.size(), below.size());
  if (!find_function(name, arguments.size())) return std::nullopt;
  LinearForm form;
  form.add(factor, closed::call(name, std::move(arguments)));
  return form;
}

Parameters shifted(Parameters x, int by) {
  for (Rational& each : x) each += by;
  return x;
}

/// The sum of part(n) h(n).
std::optional<LinearForm> sum_of(const HypergeometricTerm& h, const SeriesPart& part) {
  if (auto named = named_sum(h, part)) return named;
  if (part.order == 0) {
    Rational factor = term(h, part.power);
    for (int i = 2; i <= part.power; ++i) factor *= i;
    Parameters upper = shifted(h.upper, part.power);
    upper.emplace_back(1 + part.power);
    return function(factor, std::move(upper), shifted(h.lower, part.power), h.z);
  }
  Parameters upper = h.upper, lower = h.lower;
  upper.emplace_back(1);
  Rational factor = 1;
  for (int i = 0; i < part.order; ++i) {
    upper.push_back(part.rho);
    lower.emplace_back(part.rho + 1);
    factor /= part.rho;
  }
  return function(factor, std::move(upper), std::move(lower), h.z);
}

/// Coefficients in n(n-1)...(n-i+1) from those in n^i, by synthetic division by n, n-1, ...
Parameters falling(Parameters p) {
  for (std::size_t i = 1; i < p.size(); ++i)
    for (std::size_t j = p.size() - 1; j > i; --j) p[j - 1] += static_cast<long>(i) * p[j];
  return p;
}

Polynomial linear_factors(const Parameters& shifts) {
  Polynomial result = Polynomial::constant(1);
  for (const Rational& x : shifts) result = result * Polynomial({Integer(numerator(x)), Integer(denominator(x))});
  return result;
}

Integer denominators(const Parameters& shifts) {
  Integer result = 1;
  for (const Rational& x : shifts) result *= Integer(denominator(x));
  return result;
}

bool is_sorted_in_unit(const Parameters& x) {
  return std::ranges::is_sorted(x) && std::ranges::all_of(x, [](const Rational& each) { return each > 0 && each <= 1; });
}

}  // namespace

bool is_proper(const HypergeometricTerm& h) {
  if (!is_sorted_in_unit(h.upper) || !is_sorted_in_unit(h.lower) || h.z == 0 || h.upper.size() > h.lower.size()) return false;
  if (h.lower.empty()) return false;
  if (std::ranges::any_of(h.upper, [&](const Rational& x) { return std::ranges::binary_search(h.lower, x); })) return false;
  return h.upper.size() < h.lower.size() || abs(h.z) < 1;
}

SeriesRatio ratio_of(const HypergeometricTerm& h) {
  return {Integer(Integer(numerator(h.z)) * denominators(h.lower)) * linear_factors(h.upper),
          Integer(Integer(denominator(h.z)) * denominators(h.upper)) * linear_factors(h.lower)};
}

Rational term(const HypergeometricTerm& h, long n) {
  Rational result = 1;
  for (long k = 0; k < n; ++k) {
    result *= h.z;
    for (const Rational& x : h.upper) result *= x + k;
    for (const Rational& x : h.lower) result /= x + k;
  }
  return result;
}

Rational value(const PartialFractions& f, const Rational& n) {
  Rational result = 0;
  for (std::size_t i = f.polynomial.size(); i-- > 0;) result = result * n + f.polynomial[i];
  for (const PoleTerm& pole : f.poles) {
    Rational part = pole.coefficient;
    for (int i = 0; i < pole.order; ++i) part /= n - pole.root;
    result += part;
  }
  return result;
}

std::optional<LinearForm> sum_of(const HypergeometricTerm& h, const PartialFractions& f) {
  LinearForm result;
  const auto add = [&](const Rational& factor, const SeriesPart& part) {
    if (factor == 0) return true;
    const auto sum = sum_of(h, part);
    if (sum) result.add(factor, *sum);
    return sum.has_value();
  };
  const Parameters polynomial = falling(f.polynomial);
  for (std::size_t i = 0; i < polynomial.size(); ++i)
    if (!add(polynomial[i], {static_cast<int>(i), 0, 0})) return std::nullopt;
  for (const PoleTerm& pole : f.poles) {
    const Rational rho = -pole.root;
    if (rho <= 0 || rho > 1 || !add(pole.coefficient, {0, rho, pole.order})) return std::nullopt;
  }
  return result;
}

std::optional<LinearForm> reduced_sum(const HypergeometricTerm& h, const PartialFractions& f, const Polynomial& r_top,
                                      const Polynomial& r_bottom, long m) {
  auto result = sum_of(h, f);
  if (!result) return std::nullopt;
  Rational h_n = 1, below = 0;
  for (long n = 0; n < m; ++n) {
    below += value(f, n) * h_n;
    h_n *= h.z;
    for (const Rational& x : h.upper) h_n *= x + n;
    for (const Rational& x : h.lower) h_n /= x + n;
    const double limbs = static_cast<double>(mpz_size(numerator(below).backend().data())) + 1;
    book_work(static_cast<double>(f.poles.size() + h.lower.size() + 10) * limbs * limbs);
  }
  result->add(Rational(-below - Rational(r_top(m)) / Rational(r_bottom(m)) * h_n));
  return result;
}

}  // namespace brouncker
