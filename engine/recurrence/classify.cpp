#include "engine/recurrence/classify.hpp"

#include "engine/number/fixed_float.hpp"
#include "formulas/roots.hpp"

#include <cmath>

namespace brouncker {
namespace {

using enum ConvergenceClass;

/// log10 of (|A| + sqrt D)/(|A| - sqrt D), where D = A^2 + 4B > 0; the eigenvalues' product is -B.
double exponential_rate(const Integer& lead_a, const Integer& lead_b, const Integer& discriminant) {
  const Integer above = lead_b > 0 ? Integer(lead_a * lead_a) : discriminant;
  return twice_asinh_sqrt_ratio(above, 4 * abs(lead_b)) / std::log(10.0);
}

/// D = 0: the equal eigenvalues part in the next orders of E(n) = a(n) a(n-1) + 4 b(n), of degree < 2s.
ConvergenceClass double_root(const Pcf& pcf) {
  const int top = 2 * pcf.a.degree();
  const Polynomial excess = pcf.a * pcf.a.shifted(-1) + Integer(4) * pcf.b;
  const Integer first = excess.coefficient(top - 1);
  if (first != 0) return first > 0 ? stretched_exponential : divergent;
  const Integer lead_squared = pcf.a.leading() * pcf.a.leading();
  const Integer second = lead_squared + 4 * excess.coefficient(top - 2);  // (1 + 4 e2) A^2
  if (second == 0) return logarithmic;
  return second > 0 ? polynomial : divergent;
}

}  // namespace

Convergence classify(const Pcf& pcf) {
  if (auto zero = first_positive_root(pcf.b)) return {terminating, {}, std::move(zero)};
  const int surplus = pcf.b.degree() - 2 * pcf.a.degree();
  const Integer& lead_a = pcf.a.leading();
  const Integer& lead_b = pcf.b.leading();
  if (surplus < 0) return {factorial};
  if (surplus == 0) {
    const Integer discriminant = lead_a * lead_a + 4 * lead_b;
    if (discriminant > 0) return {exponential, exponential_rate(lead_a, lead_b, discriminant)};
    return {discriminant < 0 ? divergent : double_root(pcf)};
  }
  if (surplus > 2 || lead_b < 0) return {divergent};
  return {surplus == 1 ? stretched_exponential : polynomial};
}

}  // namespace brouncker
