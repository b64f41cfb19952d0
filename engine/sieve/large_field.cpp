// Roots by Cantor and Zassenhaus: gcd(x^q - x, p), split by (x + s)^((q-1)/2) - 1. Source: [vonzurGathen2013, 14].
#include "engine/sieve/large_field.hpp"

#include <mutex>

namespace brouncker::sieve {
namespace {

void trim(LargeField::Residues& x) {
  while (!x.empty() && x.back() == 0) x.pop_back();
}

}  // namespace

LargeField::Residues LargeField::residues(const Polynomial& p) const {
  Residues result = reduced(p);
  trim(result);
  return result;
}

LargeField::Residues LargeField::remainder(Residues x, const Residues& y) const {
  const std::uint64_t scale = inverse(y.back());
  while (x.size() >= y.size()) {
    const std::uint64_t factor = multiply(x.back(), scale);
    const std::size_t shift = x.size() - y.size();
    for (std::size_t i = 0; i < y.size(); ++i) x[i + shift] = subtract(x[i + shift], multiply(factor, y[i]));
    trim(x);
  }
  return x;
}

LargeField::Residues LargeField::quotient(Residues x, const Residues& y) const {
  const std::uint64_t scale = inverse(y.back());
  Residues result(x.size() - y.size() + 1);
  for (std::size_t shift = result.size(); shift-- > 0;) {
    const std::uint64_t factor = multiply(x[shift + y.size() - 1], scale);
    result[shift] = factor;
    for (std::size_t i = 0; i < y.size(); ++i) x[i + shift] = subtract(x[i + shift], multiply(factor, y[i]));
  }
  return result;
}

LargeField::Residues LargeField::gcd(Residues x, Residues y) const {
  while (!y.empty()) {
    x = remainder(std::move(x), y);
    std::swap(x, y);
  }
  return x;
}

LargeField::Residues LargeField::power_of_linear(std::uint64_t shift, std::uint64_t exponent, const Residues& p) const {
  const auto times = [&](const Residues& x, const Residues& y) {
    if (x.empty() || y.empty()) return Residues{};
    Residues result(x.size() + y.size() - 1);
    for (std::size_t i = 0; i < x.size(); ++i)
      for (std::size_t j = 0; j < y.size(); ++j) result[i + j] = add(result[i + j], multiply(x[i], y[j]));
    trim(result);
    return remainder(std::move(result), p);
  };
  Residues result = {1}, base = remainder({shift, 1}, p);
  for (; exponent > 0; exponent /= 2) {
    if (exponent % 2 == 1) result = times(result, base);
    if (exponent > 1) base = times(base, base);
  }
  return result;
}

void LargeField::split(const Residues& p, std::uint64_t shift, Residues& roots) const {
  if (p.size() == 1) return;
  if (p.size() == 2) {
    roots.push_back(multiply(subtract(0, p[0]), inverse(p[1])));
    return;
  }
  for (;; ++shift) {
    Residues half = power_of_linear(shift, (prime() - 1) / 2, p);
    if (half.empty()) continue;
    half[0] = subtract(half[0], 1);
    trim(half);
    const Residues factor = gcd(p, half);
    if (factor.size() <= 1 || factor.size() == p.size()) continue;
    split(factor, shift + 1, roots);
    split(quotient(p, factor), shift + 1, roots);
    return;
  }
}

std::optional<LargeField::Residues> LargeField::roots(const Residues& p) const {
  Residues found;
  for (Residues rest = p; rest.size() > 1;) {
    Residues all = rest.size() == 2 ? Residues{} : power_of_linear(0, prime(), rest);  // x^q - x
    if (rest.size() > 2) {
      all.resize(std::max<std::size_t>(all.size(), 2));
      all[1] = subtract(all[1], 1);
      trim(all);
    }
    const Residues split_part = rest.size() == 2 ? rest : gcd(rest, all);
    if (split_part.size() <= 1) return std::nullopt;
    split(split_part, 1, found);  // distinct roots; others come in the next round
    rest = quotient(rest, split_part);
  }
  return found;
}

std::uint64_t large_prime(int index) {
  static std::mutex mutex;
  static std::vector<std::uint64_t> primes = {(std::uint64_t{1} << 61) - 1};
  const std::lock_guard guard(mutex);
  while (static_cast<int>(primes.size()) <= index) {
    Integer next = primes.back();
    do next -= 4;
    while (mpz_probab_prime_p(next.backend().data(), 25) == 0);
    primes.push_back(static_cast<std::uint64_t>(next));
  }
  return primes[static_cast<std::size_t>(index)];
}

}  // namespace brouncker::sieve
