/// What a formula that passed all primes is.
#pragma once

#include "engine/sieve/stratum.hpp"
#include "formulas/pcf.hpp"

#include <array>
#include <string_view>

namespace brouncker::sieve {

/// The first that applies.
enum class SurvivorKind {
  terminating,     ///< b vanishes at a positive integer
  divergent,       ///< complex eigenvalues
  slow,            ///< converges, but not exponentially: a double root, or a root of n in the error
  duplicate,       ///< (k a, k^2 b), k > 1, of a formula of the same space
  deflatable,      ///< a common polynomial factor can be removed: a formula of lower degree
  hypergeometric,  ///< the recurrence has a hypergeometric solution, modulo a prime of 61 bits
  irreducible,     ///< it has none
  undecided        ///< no prime was found to decide by
};
inline constexpr std::array<std::string_view, 8> kSurvivorKindNames = {"terminating", "divergent",      "slow",        "duplicate",
                                                                       "deflatable",  "hypergeometric", "irreducible", "undecided"};
constexpr std::string_view name(SurvivorKind kind) { return kSurvivorKindNames[static_cast<std::size_t>(kind)]; }
inline constexpr std::size_t kSurvivorKinds = kSurvivorKindNames.size();

struct Survivor {
  std::uint64_t index = 0;  ///< in the SieveSpace
  Pcf pcf;
  SurvivorKind kind = SurvivorKind::irreducible;
};

/// @param stratum The one it comes from, @param values its parameters, @param space theirs.
SurvivorKind kind_of(const Pcf& pcf, const SearchSpace& space, const Stratum& stratum, const ParameterValues& values);

}  // namespace brouncker::sieve
