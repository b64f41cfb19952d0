#include "engine/sieve/trace_test.hpp"

#include <cmath>

namespace brouncker::sieve {
namespace {

std::vector<std::uint32_t> primes_from_seven() {
  std::vector<bool> composite(kPrimeBound);
  std::vector<std::uint32_t> primes;
  for (std::uint32_t p = 2; p < kPrimeBound; ++p) {
    if (composite[p]) continue;
    if (p >= kFirstPrime) primes.push_back(p);
    for (std::uint32_t multiple = p * p; multiple < kPrimeBound; multiple += p) composite[multiple] = true;
  }
  return primes;
}

/// log of the likelihood of "half" over that of "accident" where a prime passes, and where it fails.
struct Evidence {
  double pass = 0, fail = 0;
};

std::vector<Evidence> evidence_by_prime() {
  std::vector<Evidence> table(kPrimeBound);
  for (std::uint32_t p = kFirstPrime; p < kPrimeBound; ++p) table[p] = {std::log(0.5 * p), std::log(0.5 / (1 - 1.0 / p))};
  return table;
}

}  // namespace

const std::vector<std::uint32_t>& sieve_primes() {
  static const std::vector<std::uint32_t> primes = primes_from_seven();
  return primes;
}

void Tally::add(std::uint32_t prime, bool passes) {
  static const std::vector<Evidence> evidence = evidence_by_prime();
  ++tested_;
  failed_ += !passes;
  log_ratio_ += passes ? evidence[prime].pass : evidence[prime].fail;
}

bool Tally::is_complete() const {
  static const double decided = std::log(kDecided);
  if (tested_ < kTestedPrimes) return false;
  return tested_ >= kMostTested || failed_ == 0 || std::fabs(log_ratio_) > decided;
}

Reduction Tally::reduction() const {
  if (tested_ < kFewestTested) return {FactorialReduction::unknown, tested_, failed_};
  if (failed_ == 0) return {FactorialReduction::full, tested_, 0};
  return {failed_ < tested_ && log_ratio_ > 0 ? FactorialReduction::half : FactorialReduction::none, tested_, failed_};
}

TraceTest trace_test(const Pcf& pcf) {
  TraceTest test;
  if (pcf.a.degree() > kMostGrowth || pcf.b.degree() > 2 * kMostGrowth) return test;
  Tally tally;
  for (const std::uint32_t prime : sieve_primes()) {
    if (tally.is_complete()) break;
    const auto reduced = good_modulo(pcf, prime);
    if (!reduced) {
      test.skipped.push_back(prime);
      continue;
    }
    const bool passes = is_reducing(*reduced);
    (passes ? test.passed : test.failed).push_back(prime);
    tally.add(prime, passes);
  }
  test.verdict = tally.reduction().verdict;
  return test;
}

Reduction continued_test(const Pcf& pcf, Tally tally, std::size_t first) {
  const std::vector<std::uint32_t>& primes = sieve_primes();
  for (std::size_t i = first; i < primes.size() && !tally.is_complete(); ++i)
    if (const auto reduced = good_modulo(pcf, primes[i])) tally.add(primes[i], is_reducing(*reduced));
  return tally.reduction();
}

}  // namespace brouncker::sieve
