#include "engine/evaluate/evaluate.hpp"

#include "engine/evaluate/deep_quotient.hpp"
#include "engine/evaluate/limit.hpp"
#include "engine/evaluate/rounding.hpp"
#include "engine/metrics/measurement.hpp"
#include "engine/metrics/samples.hpp"
#include "engine/recurrence/classify.hpp"
#include "engine/sieve/trace_test.hpp"
#include "formulas/decimal.hpp"

namespace brouncker {
namespace {

constexpr long kConvergentDecimals = 60;
/// What an estimate of an error may be wrong by.
constexpr double kSlackBits = 40;

bool has_fast_limit(const Convergence& c) {
  return c.kind == ConvergenceClass::factorial || c.kind == ConvergenceClass::exponential;
}

/// Such a text of a convergent; empty where the limit says the same.
std::string unless_limit(std::string text, const Limit& limit) {
  const bool same = limit.kind == Limit::Kind::finite && fixed_decimal(parse_decimal(limit.value), kConvergentDecimals) == text;
  return same ? std::string() : text;
}

/// p_n/q_n to 60 decimals.
std::string convergent_text(const Pcf& pcf, std::int64_t n) {
  const Terms terms(pcf, n);
  if (auto text = deep_quotient(terms, n, kConvergentDecimals)) return *text;
  const MatrixColumn k = product_column(terms, 1, n);
  return fixed_quotient(terms.a(0) * k.lower + k.upper, k.lower, kConvergentDecimals);
}

/// Do the digits of a limit alone decide that every number within 2^log2_error of it rounds to the same 60 decimals? They do where
/// the digits beyond those are more than one unit from 5000...
bool decides_decimals(const Limit& limit, double log2_error) {
  const std::string& text = limit.value;
  const std::size_t point = text.find('.');
  if (limit.kind != Limit::Kind::finite || point == text.npos || text.find('e') != text.npos) return false;
  const auto decimals = static_cast<long>(text.size() - point - 1);
  if (decimals < kConvergentDecimals + 2 || !(log2_error < -static_cast<double>(decimals + 2) * kBitsPerDigit)) return false;
  const std::string beyond = text.substr(point + 1 + kConvergentDecimals);
  const std::string zeros(beyond.size() - 1, '0'), nines(beyond.size() - 1, '9');
  return beyond != "5" + zeros && beyond != "4" + nines && beyond != "5" + zeros.substr(1) + "1";
}

/// What the errors of this PCF's convergents are measured against.
Reference reference_of(const Convergence& convergence, const Limit& limit) {
  if (!convergence.converges() || limit.kind == Limit::Kind::infinite) return Reference::none;
  return limit.rational ? Reference::limit : Reference::convergent;
}

Metrics metrics_of(const Row& row, const Sampling& sampling, std::vector<Sample> points) {
  return metrics_of(measure(row.pcf, sampling, std::move(points), reference_of(row.convergence, row.limit), row.limit.rational));
}

/// A fraction that ends has no growth.
void set_reduction(Row& row, const sieve::Reduction& reduction) {
  if (row.convergence.kind == ConvergenceClass::terminating) return;
  row.metrics.factorial_reduction = reduction.verdict;
  row.metrics.reduction_primes_tested = reduction.tested;
  row.metrics.reduction_primes_failed = reduction.failed;
}

}  // namespace

Row evaluate(const Pcf& pcf, const Sampling& sampling, long digits) {
  Row row{pcf, classify(pcf), {}, {}, {}, {}, {}};
  const auto samples = take_samples(pcf, sampling);
  auto limit = exact_limit_of(pcf, row.convergence, digits);
  if (!limit && samples && has_fast_limit(row.convergence))
    limit = limit_from_convergent(pcf, samples->last, samples->log2_product_b, digits);
  row.limit = limit ? *std::move(limit) : approximated_limit_of(pcf, row.convergence, digits);
  if (samples) row.metrics = metrics_of(row, sampling, samples->points);
  if (row.convergence.kind != ConvergenceClass::terminating) set_reduction(row, sieve::trace_test(pcf).summary());
  if (samples)
    row.deep_convergent = unless_limit(fixed_quotient(samples->p_deepest, samples->q_deepest, kConvergentDecimals), row.limit);
  else if (row.limit.kind == Limit::Kind::infinite) row.deep_convergent = "inf";
  return row;
}

Row evaluate_sampled(const Pcf& pcf, const Sampling& sampling, const SampledElsewhere& sampled, long digits,
                     SecondsByPhase* seconds) {
  Stopwatch watch(seconds);
  Row row{pcf, classify(pcf), {}, {}, {}, {}, {}};
  row.limit = limit_of(pcf, row.convergence, digits);
  const double log2_error = sampled.log2_deepest_error + kSlackBits;
  watch.charge(Phase::limit);
  row.metrics = metrics_of(row, sampling, sampled.points);
  set_reduction(row, sampled.reduction);
  watch.charge(Phase::fits);
  if (!has_fast_limit(row.convergence) || !decides_decimals(row.limit, log2_error))
    row.deep_convergent = unless_limit(convergent_text(pcf, sampled.deepest), row.limit);
  watch.charge(Phase::convergent);
  return row;
}

Row mirrored(Row row) {
  row.pcf.a = -row.pcf.a;
  row.limit.value = negated_decimal(row.limit.value);
  if (row.limit.rational) row.limit.rational = Rational(-*row.limit.rational);
  for (std::size_t i = 0; i < kMetricCount; ++i)
    if (kMetrics[i]->turns_sign) row.metrics.values[i] = -row.metrics.values[i];
  row.deep_convergent = negated_decimal(row.deep_convergent);
  return row;
}

}  // namespace brouncker
