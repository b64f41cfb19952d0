#include "engine/prove/find/step_ratios.hpp"

#include "engine/prove/statements/bounds.hpp"
#include "engine/recurrence/classify.hpp"

#include <algorithm>
#include <utility>

namespace brouncker {
namespace {

Rational power(const Rational& x, long k) {
  const auto e = static_cast<unsigned>(k);
  return {Integer(pow(Integer(numerator(x)), e)), Integer(pow(Integer(denominator(x)), e))};
}

/// The sign of the ratio of the eigenvalues of k steps where they are of one size.
bool is_negative(const Pcf& pcf, long k) { return pcf.b.degree() > 2 * pcf.a.degree() && k % 2 != 0; }

/// (-A^2/B)^k k^(kd), and kd.
std::pair<Rational, long> factorial_rate(const Pcf& pcf, long k) {
  const long d = 2 * pcf.a.degree() - pcf.b.degree();
  const Rational ratio{Integer(-pcf.a.leading() * pcf.a.leading()), pcf.b.leading()};
  return {power(ratio, k) * power(k, k * d), k * d};
}

bool grow_alike(const Pcf& x, long k, const Pcf& y, long l, ConvergenceClass kind) {
  using enum ConvergenceClass;
  if (kind == factorial) return factorial_rate(x, k) == factorial_rate(y, l);
  if (kind == exponential) return power_trace(eigenvalue_trace(x), k) == power_trace(eigenvalue_trace(y), l);
  if (is_negative(x, k) != is_negative(y, l)) return false;
  return kind != stretched_exponential || stretched_rate(x) * k == stretched_rate(y) * l;
}

}  // namespace

Rational power_trace(const Rational& t, long k) {
  Rational before = 2, now = t;  // for 0 and 1
  for (long i = 0; i < k; ++i) before = std::exchange(now, Rational(t * now - before));
  return before;
}

Rational eigenvalue_trace(const Pcf& pcf) { return Rational(Integer(-pcf.a.leading() * pcf.a.leading()), pcf.b.leading()) - 2; }

Rational stretched_rate(const Pcf& pcf) {
  const Integer square = pcf.a.leading() * pcf.a.leading();
  if (pcf.b.degree() > 2 * pcf.a.degree()) return {Integer(4 * square), pcf.b.leading()};
  const Polynomial excess = pcf.a * pcf.a.shifted(-1) + Integer(4) * pcf.b;
  return {Integer(16 * excess.coefficient(2 * pcf.a.degree() - 1)), square};
}

std::vector<StepRatio> step_ratios(const Pcf& x, const Pcf& y) {
  const ConvergenceClass kind = classify(x).kind;
  std::vector<StepRatio> result;
  if (kind != classify(y).kind || kind == ConvergenceClass::terminating || kind == ConvergenceClass::divergent) return result;
  for (long k = 1; k <= kMaxFold; ++k)
    for (long l = 1; l <= kMaxFold; ++l)
      if (grow_alike(x, k, y, l, kind)) result.push_back({k, l});
  std::ranges::stable_sort(result, {}, [](const StepRatio& r) { return r.k + r.l; });
  return result;
}

std::string growth_key(const Pcf& pcf, long k) {
  using enum ConvergenceClass;
  const ConvergenceClass kind = classify(pcf).kind;
  if (kind == terminating || kind == divergent) return {};
  const std::string name = std::to_string(static_cast<int>(kind)) + " ";
  if (kind == exponential) return name + power_trace(eigenvalue_trace(pcf), k).str();
  if (kind == factorial) {
    const auto [rate, degree] = factorial_rate(pcf, k);
    return name + rate.str() + " " + std::to_string(degree);
  }
  const std::string sign = name + (is_negative(pcf, k) ? "-" : "+");
  return kind == stretched_exponential ? sign + Rational(stretched_rate(pcf) * k).str() : sign;
}

}  // namespace brouncker
