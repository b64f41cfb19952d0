#include "engine/evaluate/evaluate.hpp"

#include "engine/evaluate/classify.hpp"
#include "engine/evaluate/limit.hpp"
#include "engine/metrics/measurement.hpp"
#include "formulas/decimal.hpp"

namespace brouncker {
namespace {

constexpr long kConvergentDecimals = 60;

bool has_fast_limit(const Convergence& c) {
  return c.kind == ConvergenceClass::factorial || c.kind == ConvergenceClass::exponential;
}

std::string negated_decimal(const std::string& text) {
  if (text.find_first_of("123456789") == std::string::npos) return text;  // "", "inf", "0", "0.000"
  return text.front() == '-' ? text.substr(1) : "-" + text;
}

/// The convergent p_N/q_N to 60 decimals; empty where the limit says the same.
std::string deep_convergent(const Samples& samples, const Limit& limit) {
  std::string text = fixed_quotient(samples.p_deepest, samples.q_deepest, kConvergentDecimals);
  const bool same = limit.kind == Limit::Kind::finite &&
                    fixed_decimal(parse_decimal(limit.value), kConvergentDecimals) == text;
  return same ? std::string() : text;
}

}  // namespace

Row evaluate(const Pcf& pcf, const Sampling& sampling, long digits) {
  Row row{pcf, classify(pcf), {}, {}, {}};
  const auto samples = take_samples(pcf, sampling);
  if (samples) {
    row.metrics = metrics_of(pcf, measure(pcf, sampling, *samples));
    if (has_fast_limit(row.convergence))
      if (auto limit = limit_from_convergent(pcf, samples->last, samples->log2_product_b, digits)) row.limit = *limit;
  }
  if (row.limit.kind == Limit::Kind::none) row.limit = limit_of(pcf, row.convergence, digits);
  if (samples) row.deep_convergent = deep_convergent(*samples, row.limit);
  else if (row.limit.kind == Limit::Kind::infinite) row.deep_convergent = "inf";
  return row;
}

Row mirrored(Row row) {
  row.pcf.a = -row.pcf.a;
  row.limit.value = negated_decimal(row.limit.value);
  if (row.limit.rational) row.limit.rational = Rational(-*row.limit.rational);
  double& ratio = row.metrics.values[metric_index("log_eigenvalue_ratio")];
  ratio = -ratio;
  row.deep_convergent = negated_decimal(row.deep_convergent);
  return row;
}

}  // namespace brouncker
