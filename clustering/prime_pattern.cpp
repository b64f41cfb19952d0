#include "clustering/prime_pattern.hpp"

#include <array>

#include <fmt/format.h>

namespace brouncker {
namespace {

constexpr std::uint64_t kLastSmall = 5;
constexpr std::size_t kFewestPrimes = 5;

std::uint64_t power(std::uint64_t base, std::uint64_t exponent, std::uint64_t modulus) {
  std::uint64_t result = 1;
  for (; exponent > 0; exponent /= 2, base = base * base % modulus)
    if (exponent % 2) result = result * base % modulus;
  return result;
}

/// How many primes of a kind there are, and how many of them are taken away.
struct Tally {
  std::size_t given = 0, taken = 0;
  void add(bool is_taken) {
    ++given;
    taken += is_taken;
  }
};

/// "Q(sqrt(d))" with d square-free as far as squares of primes below 2^10 go.
std::string field_of(std::int64_t discriminant) {
  for (std::int64_t p = 2; p < 1 << 10; ++p)
    while (discriminant != 0 && discriminant % (p * p) == 0) discriminant /= p * p;
  return fmt::format("Q(sqrt({}))", discriminant);
}

}  // namespace

std::string in_words(PrimePattern pattern, std::int64_t discriminant) {
  static constexpr std::array<std::string_view, 7> kWords = {"no prime",
                                                             "only 2, 3, 5",
                                                             "only primes that ramify in {}",
                                                             "exactly the primes that split in {}",
                                                             "all primes",
                                                             "some primes, by no known rule",
                                                             "too few primes to tell"};
  return fmt::format(fmt::runtime(kWords[static_cast<std::size_t>(pattern)]), field_of(discriminant));
}

int splitting(std::int64_t discriminant, std::uint64_t prime) {
  const auto modulus = static_cast<std::int64_t>(prime);
  const auto residue = static_cast<std::uint64_t>((discriminant % modulus + modulus) % modulus);
  if (residue == 0) return 0;
  if (prime == 2) return (discriminant % 8 + 8) % 8 == 1 ? 1 : (discriminant % 8 + 8) % 8 == 5 ? -1 : 0;
  return power(residue, (prime - 1) / 2, prime) == 1 ? 1 : -1;
}

PrimePattern prime_pattern(std::span<const PrimeValuation> valuations, std::uint64_t depth, std::int64_t discriminant) {
  Tally small, ramified, split, inert;
  for (const auto& [prime, valuation] : valuations) {
    if (prime > depth / 8) continue;
    const bool taken = 4 * valuation * (prime - 1) >= depth;
    const int kind = splitting(discriminant, prime);
    (prime <= kLastSmall ? small : kind == 0 ? ramified : kind > 0 ? split : inert).add(taken);
  }
  if (ramified.given + split.given + inert.given < kFewestPrimes) return PrimePattern::undecided;
  const bool others = split.taken + inert.taken > 0;
  if (!others && ramified.taken == 0) return small.taken == 0 ? PrimePattern::none : PrimePattern::small_only;
  if (!others) return PrimePattern::ramified;
  if (split.taken < split.given) return PrimePattern::mixed;
  if (inert.taken == inert.given) return PrimePattern::all;
  return inert.taken == 0 ? PrimePattern::split : PrimePattern::mixed;
}

}  // namespace brouncker
