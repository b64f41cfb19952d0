#include "engine/fast/valuation.hpp"

#include "engine/fast/terms_table.hpp"
#include "engine/recurrence/convergents.hpp"

#include <algorithm>
#include <cmath>

namespace brouncker::fast {
namespace {

/// Modulus of the double lanes.
constexpr double kLargestModulus = 0x1p30;

double largest_of(std::span<const double> terms) {
  double largest = 0;
  for (const double value : terms) largest = std::max(largest, std::fabs(value));
  return largest;
}

/// One batch of the kernel.
struct Batch {
  alignas(64) std::array<double, kTileWidth> p, modulus, digits, valuations;
  std::vector<int> events;  // decreasing
  int stop = 0;

  Batch() { p.fill(2), modulus.fill(4), digits.fill(2); }
  void set(std::size_t lane, double prime, double power) {
    p[lane] = prime, digits[lane] = power, modulus[lane] = std::pow(prime, power);
  }
};

}  // namespace

Valuations::Valuations(const DetectionTile& tile, std::span<const Polynomial> a) : tile_(tile), a_(a) {}

double Valuations::digits_for(double p, double largest_b) const {
  const double most = std::min(kLargestModulus, 0x1p54 / (tile_.largest_a + largest_b) * 0.999);
  double digits = 0;
  for (double power = p; power <= most; power *= p) ++digits;
  return digits;
}

double Valuations::exactly(const DetectedB& b, const Polynomial& b_polynomial, const PrimeOfB& prime, int lane, int n) const {
  const Polynomial& a = a_[static_cast<std::size_t>(lane)];
  const double valuation = valuation_in_integers(values(a, n), b.terms, prime, n);
  return valuation >= 0 ? valuation : valuation_by_convergents({a, b_polynomial}, prime.p, n);
}

void Valuations::add_uniform(const DetectedB& b, const Polynomial& b_polynomial, const PrimeOfB& prime, int n, const LaneSet& live,
                             std::array<double, kTileWidth>& logs) {
  if (n < prime.first_root()) return;
  Batch batch;
  const double digits = digits_for(static_cast<double>(prime.p), largest_of(b.terms));
  for (std::size_t lane = 0; lane < kTileWidth; ++lane) batch.set(lane, static_cast<double>(prime.p), std::max(digits, 1.0));
  orders_.clear();
  for (auto it = prime.occurrences.rbegin(); it != prime.occurrences.rend(); ++it)
    batch.events.push_back(it->n), orders_.push_back(it->order);
  kernels().valuations({.lanes = tile_.lanes,
                        .degree = tile_.degree,
                        .a = tile_.coefficients.data(),
                        .b = b.terms.data(),
                        .n = n,
                        .stop = prime.first_root() - 1,
                        .p = batch.p.data(),
                        .modulus = batch.modulus.data(),
                        .digits = batch.digits.data(),
                        .events = batch.events.data(),
                        .event_count = static_cast<int>(batch.events.size()),
                        .orders = orders_.data(),
                        .uniform = true,
                        .valuations = batch.valuations.data()});
  const double log_p = std::log(static_cast<double>(prime.p));
  for (int lane = 0; lane < tile_.lanes; ++lane) {
    if (!live.contains(lane)) continue;
    double valuation = digits < 2 ? -1 : batch.valuations[static_cast<std::size_t>(lane)];
    if (valuation < 0) valuation = exactly(b, b_polynomial, prime, lane, n);
    logs[static_cast<std::size_t>(lane)] += valuation * log_p;
  }
}

void Valuations::add_tasks(const DetectedB& b, const Polynomial& b_polynomial, std::span<const Task> tasks, int n,
                           std::array<double, kTileWidth>& logs) {
  const auto primes = b.factors->primes();
  const auto prime_of = [&](const Task& task) -> const PrimeOfB& { return primes[static_cast<std::size_t>(task.prime)]; };
  const double largest_b = largest_of(b.terms);
  Batch batch;
  batch.stop = n;
  std::vector<double> a(tile_.coefficients.size());
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    const auto p = static_cast<double>(prime_of(tasks[i]).p);
    const double digits = digits_for(p, largest_b);
    if (digits >= 2) batch.set(i, p, digits);
    for (int k = 0; k <= tile_.degree; ++k)
      a[static_cast<std::size_t>(k) * kTileWidth + i] =
          tile_.coefficients[static_cast<std::size_t>(k * kTileWidth + tasks[i].lane)];
    batch.stop = std::min(batch.stop, prime_of(tasks[i]).first_root() - 1);
    if (i == 0 || tasks[i].prime != tasks[i - 1].prime)
      for (const Occurrence& each : prime_of(tasks[i]).occurrences)
        if (each.n <= n) batch.events.push_back(each.n);
  }
  std::ranges::sort(batch.events, std::greater<>());
  batch.events.erase(std::unique(batch.events.begin(), batch.events.end()), batch.events.end());
  std::vector<int> event_at(static_cast<std::size_t>(n) + 1);
  for (std::size_t e = 0; e < batch.events.size(); ++e) event_at[static_cast<std::size_t>(batch.events[e])] = static_cast<int>(e);
  orders_.assign(batch.events.size() * kTileWidth, 0);
  for (std::size_t i = 0; i < tasks.size(); ++i)
    for (const Occurrence& each : prime_of(tasks[i]).occurrences)
      if (each.n <= n) orders_[static_cast<std::size_t>(event_at[static_cast<std::size_t>(each.n)]) * kTileWidth + i] = each.order;
  kernels().valuations({.lanes = static_cast<int>(tasks.size()),
                        .degree = tile_.degree,
                        .a = a.data(),
                        .b = b.terms.data(),
                        .n = n,
                        .stop = batch.stop,
                        .p = batch.p.data(),
                        .modulus = batch.modulus.data(),
                        .digits = batch.digits.data(),
                        .events = batch.events.data(),
                        .event_count = static_cast<int>(batch.events.size()),
                        .orders = orders_.data(),
                        .uniform = false,
                        .valuations = batch.valuations.data()});
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    const PrimeOfB& prime = prime_of(tasks[i]);
    double valuation = digits_for(static_cast<double>(prime.p), largest_b) < 2 ? -1 : batch.valuations[i];
    if (valuation < 0) valuation = exactly(b, b_polynomial, prime, tasks[i].lane, n);
    logs[static_cast<std::size_t>(tasks[i].lane)] += valuation * std::log(static_cast<double>(prime.p));
  }
}

void Valuations::add_logs(const DetectedB& b, const Polynomial& b_polynomial, std::int64_t smallest, const LaneSet& live,
                          std::vector<std::array<double, kTileWidth>>& logs) {
  for (std::size_t depth = 0; depth < tile_.depths.size(); ++depth) {
    for (const PrimeOfB& prime : b.factors->primes()) {
      if (prime.p >= smallest) break;
      add_uniform(b, b_polynomial, prime, tile_.depths[depth], live, logs[depth]);
    }
    std::vector<Task> tasks;
    for (const Candidates& candidates : b.candidates) {
      if (candidates.depth != static_cast<int>(depth)) continue;
      for (int lane = 0; lane < tile_.lanes; ++lane)
        if (candidates.lanes.contains(lane) && live.contains(lane)) tasks.push_back({candidates.prime, lane});
    }
    for (std::size_t i = 0; i < tasks.size(); i += kTileWidth)
      add_tasks(b, b_polynomial, std::span(tasks).subspan(i, std::min<std::size_t>(kTileWidth, tasks.size() - i)),
                tile_.depths[depth], logs[depth]);
  }
}

double valuation_in_integers(std::span<const double> a, std::span<const double> b, const PrimeOfB& prime, int n) {
  const Int128 p = prime.p;
  Int128 modulus = 1;
  int digits = 0;
  while (modulus * p < Int128{1} << 62) modulus *= p, ++digits;
  Int128 x = 1, y = 0;
  int known = digits, valuation = 0;
  auto occurrence = prime.occurrences.rbegin();
  while (occurrence != prime.occurrences.rend() && occurrence->n > n) ++occurrence;
  for (int i = n; i >= prime.first_root() - 1; --i) {
    const auto at = static_cast<std::size_t>(i);
    const Int128 b_term = i == n ? 0 : static_cast<std::int64_t>(b[at + 1]);
    const Int128 next = (static_cast<std::int64_t>(a[at]) % modulus * x + b_term % modulus * y) % modulus;
    y = x, x = next;
    if (occurrence == prime.occurrences.rend() || occurrence->n != i + 1) continue;
    int taken = 0;
    while (taken < occurrence->order && x % p == 0 && y % p == 0) x /= p, y /= p, ++taken;
    if (taken >= known) return -1;
    valuation += taken;
    known = std::min(digits - taken, known + occurrence->order - 2 * taken);
    ++occurrence;
  }
  return valuation;
}

double valuation_by_convergents(const Pcf& pcf, std::int64_t p, int n) {
  const Terms terms(pcf, n);
  const Convergent c = convergent(terms, n);
  Integer g;
  mpz_gcd(g.backend().data(), c.p.backend().data(), c.q.backend().data());
  const Integer prime = p;
  return static_cast<double>(mpz_remove(g.backend().data(), g.backend().data(), prime.backend().data()));
}

}  // namespace brouncker::fast
