#include "formulas/modular.hpp"

#include <utility>

namespace brouncker::modular {
namespace {

void drop_leading_zeros(Residues& x) {
  while (!x.empty() && x.back() == 0) x.pop_back();
}

/// x modulo y. Precondition: y is not zero.
void take_remainder(Residues& x, const Residues& y, std::uint64_t prime) {
  const std::uint64_t scale = inverse(y.back(), prime);
  while (x.size() >= y.size()) {
    const std::uint64_t factor = prime - x.back() * scale % prime;
    const std::size_t shift = x.size() - y.size();
    for (std::size_t i = 0; i < y.size(); ++i) x[i + shift] = (x[i + shift] + factor * y[i]) % prime;
    drop_leading_zeros(x);
  }
}

}  // namespace

Residues reduced(const Polynomial& p, std::uint64_t prime) {
  Residues result;
  result.reserve(p.ascending().size());
  for (const Integer& c : p.ascending()) result.push_back(mpz_fdiv_ui(c.backend().data(), prime));
  drop_leading_zeros(result);
  return result;
}

std::uint64_t inverse(std::uint64_t value, std::uint64_t prime) {
  std::int64_t r = static_cast<std::int64_t>(prime), next_r = static_cast<std::int64_t>(value % prime);
  std::int64_t t = 0, next_t = 1;
  while (next_r != 0) {
    const std::int64_t quotient = r / next_r;
    r = std::exchange(next_r, r - quotient * next_r);
    t = std::exchange(next_t, t - quotient * next_t);
  }
  return static_cast<std::uint64_t>(t < 0 ? t + static_cast<std::int64_t>(prime) : t);
}

Residues gcd(Residues x, Residues y, std::uint64_t prime) {
  while (!y.empty()) {
    take_remainder(x, y, prime);
    std::swap(x, y);
  }
  if (x.empty()) return x;
  const std::uint64_t scale = inverse(x.back(), prime);
  for (std::uint64_t& c : x) c = c * scale % prime;
  return x;
}

std::uint64_t value(const Residues& p, std::uint64_t n, std::uint64_t prime) {
  std::uint64_t result = 0;
  for (auto c = p.rbegin(); c != p.rend(); ++c) result = (result * n + *c) % prime;
  return result;
}

std::uint64_t prime_below(std::uint64_t bound) {
  const auto is_prime = [](std::uint64_t n) {
    // Miller-Rabin and more; no composite below 2^31 passes GMP's first rounds (Baillie-PSW has none below 2^64).
    return mpz_probab_prime_p(Integer(n).backend().data(), 25) != 0;
  };
  do --bound;
  while (!is_prime(bound));
  return bound;
}

}  // namespace brouncker::modular
