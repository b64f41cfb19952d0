#include "engine/sieve/residue_set.hpp"

namespace brouncker::sieve {
namespace {

/// x^-1 modulo the prime p, 0 < x < p.
std::uint64_t inverse_modulo(std::uint64_t x, std::uint64_t p) {
  std::uint64_t result = 1;
  for (std::uint64_t n = p - 2; n > 0; n /= 2, x = x * x % p)
    if (n % 2 == 1) result = result * x % p;
  return result;
}

}  // namespace

std::uint64_t join_residues(std::uint64_t length, std::vector<ResidueSet>& sets, std::vector<std::uint64_t>& joined) {
  std::ranges::stable_sort(sets, [](const ResidueSet& x, const ResidueSet& y) {
    return static_cast<unsigned>(std::popcount(x.mask)) * y.prime < static_cast<unsigned>(std::popcount(y.mask)) * x.prime;
  });
  std::uint64_t modulus = 1;
  joined = {0};
  std::size_t used = 0;
  std::vector<std::uint64_t> next;
  for (; used < sets.size() && modulus < length; ++used) {
    const auto& [p, mask] = sets[used];
    if (joined.size() * static_cast<std::size_t>(std::popcount(mask)) > kMostJoined) break;
    const std::uint64_t inverse = inverse_modulo(modulus % p, p);
    next.clear();
    for (const std::uint64_t x : joined) {
      const std::uint64_t here = x % p;
      for (std::uint64_t bits = mask; bits != 0; bits &= bits - 1) {
        const auto r = static_cast<std::uint64_t>(std::countr_zero(bits));
        next.push_back(x + modulus * ((r + p - here) * inverse % p));
      }
    }
    joined.swap(next);
    modulus *= p;
  }
  sets.erase(sets.begin(), sets.begin() + static_cast<std::ptrdiff_t>(used));
  return modulus;
}

}  // namespace brouncker::sieve
