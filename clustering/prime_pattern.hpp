/// Which primes does the common factor of p_n and q_n take away, for large n?
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace brouncker {

enum class PrimePattern { none, small_only, ramified, split, all, mixed, undecided };

/// "no prime", "only 2, 3, 5", "exactly the primes that split in Q(sqrt(5))", ...; the field of b's roots by its discriminant.
std::string in_words(PrimePattern pattern, std::int64_t discriminant);

/// How often a prime divides gcd(p_n, q_n).
struct PrimeValuation {
  std::uint64_t prime;
  std::uint64_t valuation;
};

/// How a prime behaves in Q(sqrt discriminant): 1 split (n^2 = discriminant has a solution modulo p), -1 inert, 0 ramified (p
/// divides the discriminant). For p = 2 by the discriminant modulo 8. Precondition: p prime, below 2^31.
int splitting(std::int64_t discriminant, std::uint64_t prime);

/// Decides by the primes p <= n/8. A prime is taken away where v_p(gcd) is at least a quarter of v_p(n!) ~ n/(p - 1).
///
///     none        no prime
///     small_only  only some of 2, 3, 5
///     ramified    beyond these only primes that divide the discriminant
///     split       every prime > 5 that splits in Q(sqrt discriminant), none that is inert; there are inert ones
///     all         every prime > 5 that does not divide the discriminant
///     mixed       anything else
///     undecided   fewer than 5 primes > 5 are given that are small enough
///
/// @param valuations   At depth n, for all primes up to some bound.
/// @param discriminant b1^2 - 4 b2 b0 of b; for deg b = 1 any square.      Source: [Elimelech2024] for the reduction.
PrimePattern prime_pattern(std::span<const PrimeValuation> valuations, std::uint64_t depth, std::int64_t discriminant);

}  // namespace brouncker
