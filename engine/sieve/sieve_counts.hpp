/// What became of the formulas of a sieved space, or of a part of it.
#pragma once

#include "engine/sieve/survivor.hpp"

#include <array>
#include <cstdint>
#include <numeric>

namespace brouncker::sieve {

/// Indices = holes + mirrored + failed + outside + beyond + the survivors of all kinds, where all is done.
struct SieveCounts {
  std::uint64_t holes = 0;       ///< a or b vanishes
  std::uint64_t mirrored = 0;    ///< (-a, b) of a formula that was covered
  std::uint64_t failed = 0;      ///< at a prime; or, for a demand of delta, at primes that prove delta to be smaller
  std::uint64_t outside = 0;     ///< about which a demand of delta can say nothing: the theorem does not speak of them
  std::uint64_t beyond = 0;      ///< leading coefficients whose budget all the primes together do not exceed
  std::uint64_t candidates = 0;  ///< that passed the tables
  std::array<std::uint64_t, kSurvivorKinds> survivors{};

  std::uint64_t survived() const { return std::accumulate(survivors.begin(), survivors.end(), std::uint64_t{0}); }
  /// All but holes and mirror images.
  std::uint64_t covered() const { return failed + outside + beyond + survived(); }
  std::uint64_t indices() const { return holes + mirrored + covered(); }

  SieveCounts& operator+=(const SieveCounts& other) {
    for (const auto member : {&SieveCounts::holes, &SieveCounts::mirrored, &SieveCounts::failed, &SieveCounts::outside,
                              &SieveCounts::beyond, &SieveCounts::candidates})
      this->*member += other.*member;
    for (std::size_t i = 0; i < kSurvivorKinds; ++i) survivors[i] += other.survivors[i];
    return *this;
  }
  friend bool operator==(const SieveCounts&, const SieveCounts&) = default;
};

/// Some pieces of work of a stratum, done.
struct Sieved {
  SieveCounts counts;
  std::vector<Survivor> survivors;  ///< by piece, by index
};

}  // namespace brouncker::sieve
