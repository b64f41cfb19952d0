/// The integers of a range whose residues modulo several small primes are all allowed.
///
/// Short ranges: the allowed residues of a prime, as a periodic row of bits, 64 integers at a time. Long ones: the Chinese remainder theorem
/// joins the lists of residues, the sparsest primes first, until their product reaches the length of the range, so that the cost does not
/// depend on the length; the other primes are asked one by one.
#pragma once

#include "formulas/integer.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace brouncker::sieve {

/// A prime below 64 and its allowed residues, bit r for residue r.
struct ResidueSet {
  std::uint32_t prime = 0;
  std::uint64_t mask = 0;
  bool is_full() const { return mask == full_mask(prime); }
  bool allows(std::int64_t x) const { return mask >> residue(x, prime) & 1; }

  static std::uint64_t full_mask(std::uint32_t prime) { return (std::uint64_t{1} << prime) - 1; }
  static std::uint32_t residue(std::int64_t x, std::uint32_t prime) {
    const std::int64_t r = x % static_cast<std::int64_t>(prime);
    return static_cast<std::uint32_t>(r < 0 ? r + prime : r);
  }
};

/// Longer ranges go by the Chinese remainder theorem. Measured on the templates of tests/bench/bench_sieve.cpp.
inline constexpr std::uint64_t kLongRange = 4096;

/// Residues modulo the product of the sparsest sets, which is at least the length of the range where that takes no more than kMostJoined of
/// them. Returns the modulus; `rest` are the sets that were left.
std::uint64_t join_residues(std::uint64_t length, std::vector<ResidueSet>& sets, std::vector<std::uint64_t>& joined);
inline constexpr std::size_t kMostJoined = 1 << 16;

/// Calls found(x) for every x of first .. last that all sets allow; false from it ends the enumeration. In a fixed order, which is increasing
/// for short ranges.
template <class Found>
void for_each_allowed(std::int64_t first, std::int64_t last, std::span<const ResidueSet> all, Found&& found) {
  const std::uint64_t length = static_cast<std::uint64_t>(last - first) + 1;
  std::array<ResidueSet, 64> active;
  std::size_t count = 0;
  for (const ResidueSet& set : all)
    if (!set.is_full()) active[count++] = set;
  if (length > kLongRange && count > 0) {
    std::vector<ResidueSet> rest(active.begin(), active.begin() + static_cast<std::ptrdiff_t>(count));
    std::vector<std::uint64_t> joined;
    const std::uint64_t modulus = join_residues(length, rest, joined);
    // first modulo the modulus: -1 - x is ~x, not negative where x is.
    const std::uint64_t start =
        first >= 0 ? static_cast<std::uint64_t>(first) % modulus : modulus - 1 - static_cast<std::uint64_t>(~first) % modulus;
    for (const std::uint64_t residue : joined)
      for (std::uint64_t offset = residue >= start ? residue - start : residue + modulus - start; offset < length;
           offset += modulus) {
        const std::int64_t x = first + static_cast<std::int64_t>(offset);
        if (std::all_of(rest.begin(), rest.end(), [x](const ResidueSet& set) { return set.allows(x); }) && !found(x)) return;
      }
    return;
  }
  std::array<UInt128, 64> pattern;
  std::size_t patterns = 0;  // made so far
  for (std::uint64_t done = 0; done < length; done += 64) {
    std::uint64_t bits = length - done >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << (length - done)) - 1;
    for (std::size_t i = 0; i < count && bits != 0; ++i) {
      const std::uint32_t p = active[i].prime;
      if (i == patterns) {
        pattern[i] = active[i].mask;
        for (std::uint32_t width = p; width < 64 + p; width *= 2) pattern[i] |= pattern[i] << width;
        ++patterns;
      }
      bits &= static_cast<std::uint64_t>(pattern[i] >> ResidueSet::residue(first + static_cast<std::int64_t>(done), p));
    }
    for (; bits != 0; bits &= bits - 1)
      if (!found(first + static_cast<std::int64_t>(done) + std::countr_zero(bits))) return;
  }
}

}  // namespace brouncker::sieve
