#include "engine/fast/factors.hpp"

#include "formulas/integer.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace brouncker::fast {
namespace {

constexpr std::uint64_t kTableEnd = std::uint64_t{1} << 23;
constexpr std::uint64_t kTrialEnd = std::uint64_t{1} << 16;

/// Smallest prime factor of the odd numbers below kTableEnd; 0 for primes.
class SmallestFactors {
 public:
  SmallestFactors() : factors_(kTableEnd / 2) {
    for (std::uint64_t p = 3; p * p < kTableEnd; p += 2) {
      if (factors_[p / 2] != 0) continue;
      for (std::uint64_t multiple = p * p; multiple < kTableEnd; multiple += 2 * p)
        if (factors_[multiple / 2] == 0) factors_[multiple / 2] = static_cast<std::uint16_t>(p);
    }
  }
  std::uint64_t operator()(std::uint64_t odd) const {
    const std::uint64_t factor = factors_[odd / 2];
    return factor == 0 ? odd : factor;
  }

 private:
  std::vector<std::uint16_t> factors_;
};

const SmallestFactors& smallest_factors() {
  static const SmallestFactors table;
  return table;
}

/// Odd primes below kTrialEnd, and products of successive ones that fit a word.
struct TrialPrimes {
  struct Group {
    std::uint64_t product;
    std::size_t first, last;  ///< primes[first] .. primes[last - 1]
  };
  std::vector<std::uint64_t> primes;
  std::vector<Group> groups;

  TrialPrimes() {
    for (std::uint64_t p = 3; p < kTrialEnd; p += 2)
      if (smallest_factors()(p) == p) primes.push_back(p);
    for (std::size_t i = 0; i < primes.size(); ++i) {
      if (groups.empty() || groups.back().product > ~std::uint64_t{0} / primes[i]) groups.push_back({1, i, i});
      groups.back().product *= primes[i];
      groups.back().last = i + 1;
    }
  }
};

/// The odd primes below kTrialEnd that divide one of the numbers at least.
std::vector<std::uint64_t> trial_primes(std::span<const std::uint64_t> numbers) {
  static const TrialPrimes trial;
  Integer product = 1;
  for (const std::uint64_t number : numbers) product *= number;
  std::vector<std::uint64_t> found;
  for (const TrialPrimes::Group& group : trial.groups) {
    const std::uint64_t rest = mpz_fdiv_ui(product.backend().data(), group.product);
    for (std::size_t i = group.first; i < group.last; ++i)
      if (rest % trial.primes[i] == 0) found.push_back(trial.primes[i]);
  }
  return found;
}

/// p, n and order in one number whose order is that of (p, n).
class Key {
 public:
  Key(std::uint64_t p, std::uint64_t n, int order) : bits_(p << 30 | n << 6 | static_cast<std::uint64_t>(order)) {}
  std::int64_t p() const { return static_cast<std::int64_t>(bits_ >> 30); }
  Occurrence occurrence() const { return {static_cast<int>(bits_ >> 6 & 0xffffff), static_cast<int>(bits_ & 63)}; }
  friend bool operator<(Key x, Key y) { return x.bits_ < y.bits_; }

 private:
  std::uint64_t bits_;
};

/// Divisions of many numbers by an odd p without a division: modulo 2^64 the quotient is x / p, and it is below 2^64 / p where p divides x only.
class Divisor {
 public:
  explicit Divisor(std::uint64_t p) : p_(p), inverse_(p), limit_(~std::uint64_t{0} / p) {
    for (int bits = 3; bits < 64; bits *= 2) inverse_ *= 2 - p * inverse_;
  }
  /// Takes out p as often as it divides `rest`, and notes it.
  void divide_out(std::uint64_t& rest, std::uint64_t n, std::vector<Key>& keys) const {
    int order = 0;
    for (std::uint64_t quotient = rest * inverse_; quotient <= limit_; quotient = rest * inverse_) rest = quotient, ++order;
    if (order > 0) keys.emplace_back(p_, n, order);
  }

 private:
  std::uint64_t p_, inverse_, limit_;
};

}  // namespace

FactoredB::FactoredB(std::span<const double> b) {
  std::vector<std::uint64_t> rest;
  for (const double value : b) rest.push_back(static_cast<std::uint64_t>(std::fabs(value)));
  const std::span<std::uint64_t> numbers = std::span(rest).subspan(1);
  std::vector<Key> keys;
  for (std::size_t n = 1; n < rest.size(); ++n)
    if (const int order = std::countr_zero(rest[n]); order > 0) rest[n] >>= order, keys.emplace_back(2, n, order);
  if (std::ranges::any_of(numbers, [](std::uint64_t x) { return x >= kTableEnd; })) {
    for (const std::uint64_t p : trial_primes(numbers)) {
      const Divisor divisor(p);
      for (std::size_t n = 1; n < rest.size(); ++n) divisor.divide_out(rest[n], n, keys);
    }
    for (std::size_t n = 1; n < rest.size(); ++n)
      if (rest[n] > 1) keys.emplace_back(rest[n], n, 1);  // below 2^32 with no factor below 2^16
  } else {
    for (std::size_t n = 1; n < rest.size(); ++n)
      while (rest[n] > 1) {
        const std::uint64_t p = smallest_factors()(rest[n]);
        int order = 0;
        while (rest[n] % p == 0) rest[n] /= p, ++order;
        keys.emplace_back(p, n, order);
      }
  }
  std::sort(keys.begin(), keys.end());
  occurrences_.reserve(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    occurrences_.push_back(keys[i].occurrence());
    if (i == 0 || keys[i].p() != keys[i - 1].p()) primes_.push_back({keys[i].p(), {occurrences_.data() + i, 1}});
    else primes_.back().occurrences = {primes_.back().occurrences.data(), primes_.back().occurrences.size() + 1};
  }
}

}  // namespace brouncker::fast
