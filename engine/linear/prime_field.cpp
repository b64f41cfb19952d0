#include "engine/linear/prime_field.hpp"

namespace brouncker {

PrimeField PrimeField::number(int index) {
  std::uint64_t prime = kMersenne;
  for (; index > 0; --index)
    for (prime -= 2; mpz_probab_prime_p(Integer(prime).backend().data(), 25) == 0;) prime -= 2;
  return PrimeField(prime);
}

std::uint64_t PrimeField::power(std::uint64_t x, std::uint64_t exponent) const {
  std::uint64_t result = 1;
  for (; exponent > 0; exponent /= 2, x = multiply(x, x))
    if (exponent % 2 == 1) result = multiply(result, x);
  return result;
}

std::uint64_t PrimeField::inverse(std::uint64_t x) const {
  std::int64_t t0 = 0, t1 = 1;
  std::uint64_t r0 = prime_, r1 = x;
  while (r1 != 0) {
    const std::uint64_t q = r0 / r1;
    const std::uint64_t r2 = r0 - q * r1;
    const std::int64_t t2 = t0 - static_cast<std::int64_t>(q) * t1;
    r0 = r1, r1 = r2, t0 = t1, t1 = t2;
  }
  return t0 < 0 ? prime_ - static_cast<std::uint64_t>(-t0) : static_cast<std::uint64_t>(t0);
}

std::vector<std::uint64_t> PrimeField::reduced(const Polynomial& p) const {
  std::vector<std::uint64_t> result;
  result.reserve(p.ascending().size());
  for (const Integer& c : p.ascending()) result.push_back(reduced(c));
  return result;
}

std::uint64_t PrimeField::value(const std::vector<std::uint64_t>& p, std::uint64_t n) const {
  std::uint64_t result = 0;
  for (auto c = p.rbegin(); c != p.rend(); ++c) result = add(multiply(result, n), *c);
  return result;
}

}  // namespace brouncker
