#include "formulas/roots.hpp"

#include "formulas/modular.hpp"
#include "formulas/work.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace brouncker {
namespace {

using modular::Residues;

/// Up to two roots without an allocation.
struct SmallRoots {
  std::int64_t root[2];
  int count = 0;
};

std::int64_t exact_square_root(std::int64_t value) {
  auto root = static_cast<std::int64_t>(std::sqrt(static_cast<double>(value)));
  while (root * root > value) --root;
  while ((root + 1) * (root + 1) <= value) ++root;
  return root * root == value ? root : -1;
}

/// The roots, increasing, of a polynomial of degree <= 2 with coefficients below 2^30, whose discriminant fits 64 bits.
std::optional<SmallRoots> small_roots(const Polynomial& p) {
  if (p.degree() > 2) return std::nullopt;
  std::int64_t c[3] = {0, 0, 0};
  for (int k = 0; k <= p.degree(); ++k) {
    const auto* z = p.ascending()[static_cast<std::size_t>(k)].backend().data();
    if (mpz_sizeinbase(z, 2) > 30) return std::nullopt;
    c[k] = mpz_get_si(z);
  }
  SmallRoots result;
  const auto add = [&](std::int64_t top, std::int64_t bottom) {
    if (top % bottom == 0) result.root[result.count++] = top / bottom;
  };
  if (p.degree() == 1) add(-c[0], c[1]);
  if (p.degree() != 2) return result;
  const std::int64_t discriminant = c[1] * c[1] - 4 * c[2] * c[0];
  const std::int64_t root = discriminant < 0 ? -1 : exact_square_root(discriminant);
  if (root < 0) return result;
  const std::int64_t first = c[2] > 0 ? -root : root;
  add(-c[1] + first, 2 * c[2]);
  if (root != 0) add(-c[1] - first, 2 * c[2]);
  return result;
}

long bits(const Integer& value) { return static_cast<long>(mpz_sizeinbase(value.backend().data(), 2)); }

/// e >= 0 with |root| < 2^e for every complex root. Source: Fujiwara's bound 2 max |c_(d-k)/c_d|^(1/k).
long root_bits(const Polynomial& p) {
  const int degree = p.degree();
  long largest = -1;
  for (int k = 1; k <= degree; ++k) {
    const Integer& c = p.ascending()[static_cast<std::size_t>(degree - k)];
    if (c == 0) continue;
    const long ratio = bits(c) - bits(p.leading()) + 1;
    largest = std::max(largest, ratio >= 0 ? (ratio + k - 1) / k : -(-ratio / k));
  }
  return std::max(0L, largest + 1);
}

/// Every root modulo the prime; nullopt where one is a multiple root, which Newton's iteration cannot lift.
std::optional<std::vector<std::uint64_t>> simple_roots(const Polynomial& p, std::uint64_t prime) {
  book_work(5.0 * static_cast<double>(prime) * p.degree());
  const Residues image = modular::reduced(p, prime), slope = modular::reduced(p.derivative(), prime);
  std::vector<std::uint64_t> result;
  for (std::uint64_t n = 0; n < prime; ++n) {
    if (modular::value(image, n, prime) != 0) continue;
    if (modular::value(slope, n, prime) == 0) return std::nullopt;
    result.push_back(n);
  }
  return result;
}

Integer value_modulo(const Polynomial& p, const Integer& n, const Integer& modulus) {
  Integer value = 0;
  for (auto c = p.ascending().rbegin(); c != p.ascending().rend(); ++c) value = (value * n + *c) % modulus;
  return value;
}

/// The integer within the root bound that is `residue` modulo the prime and a root modulo its powers.
Integer lifted(const Polynomial& p, const Polynomial& derivative, std::uint64_t residue, std::uint64_t prime, long size) {
  Integer root = residue, modulus = prime;
  while (bits(modulus) < size + 2) {
    modulus *= modulus;
    const double limbs = 1 + static_cast<double>(bits(modulus)) / 64;
    book_work(2.0 * p.degree() * (20 + limbs * limbs));
    Integer inverse = value_modulo(derivative, root, modulus);
    mpz_invert(inverse.backend().data(), inverse.backend().data(), modulus.backend().data());
    root = (root - value_modulo(p, root, modulus) * inverse) % modulus;
    if (root < 0) root += modulus;
  }
  if (2 * root > modulus) root -= modulus;
  return root;
}

/// Up to this root bound, in bits, every integer is tried.
constexpr long kTriedBits = 5;

/// The roots among +-1 ... +-2^size: divisors of p(0) that p vanishes at. Precondition: p(0) != 0.
std::vector<Integer> tried_roots(const Polynomial& p, long size) {
  std::vector<Integer> result;
  const Integer& constant = p.ascending().front();
  for (std::int64_t n = 1; n <= std::int64_t{1} << size; ++n) {
    if (mpz_divisible_ui_p(constant.backend().data(), static_cast<unsigned long>(n)) == 0) continue;
    for (const std::int64_t root : {n, -n})
      if (p(root) == 0) result.emplace_back(root);
  }
  return result;
}

/// Precondition: p is primitive, p(0) != 0, degree >= 1.
std::vector<Integer> nonzero_roots(Polynomial p) {
  if (const long size = std::min(root_bits(p), bits(p.ascending().front())); size <= kTriedBits) return tried_roots(p, size);
  // Up to three primes in which p has multiple roots are taken for accidents, more for multiple roots of p itself.
  std::uint64_t bound = 256 + 8 * static_cast<std::uint64_t>(p.degree());
  std::optional<std::vector<std::uint64_t>> residues;
  std::uint64_t prime = bound;
  for (int failures = 0; !residues; ++failures) {
    if (failures == 3) p = *exact_quotient(p, primitive_gcd(p, p.derivative()));
    if (prime <= 3) prime = bound *= 2;
    prime = modular::prime_below(prime);
    residues = simple_roots(p, prime);
  }
  const Polynomial derivative = p.derivative();
  const Integer& constant = p.ascending().front();
  const long size = std::min(root_bits(p), bits(constant));
  std::vector<Integer> result;
  for (std::uint64_t residue : *residues) {
    Integer root = lifted(p, derivative, residue, prime, size);
    if (root != 0 && constant % root == 0 && p(root) == 0) result.push_back(std::move(root));
  }
  return result;
}

/// True where p(n) and all derivatives have the sign of the leading coefficient for every n >= `from`.
bool settled(const Polynomial& p, const Integer& from) {
  const Polynomial taylor = p.shifted(from);
  const int sign = p.leading().sign();
  return taylor.ascending().front() != 0 && std::all_of(taylor.ascending().begin(), taylor.ascending().end(),
                                                        [sign](const Integer& c) { return c.sign() * sign >= 0; });
}

}  // namespace

std::vector<Integer> integer_roots(const Polynomial& p) {
  assert(!p.is_zero());
  if (const auto small = small_roots(p)) return {small->root, small->root + small->count};
  const auto& all = p.ascending();
  const auto lowest = std::find_if(all.begin(), all.end(), [](const Integer& c) { return c != 0; });
  const Polynomial rest(std::vector<Integer>(lowest, all.end()));
  std::vector<Integer> result;
  if (rest.degree() > 0) result = nonzero_roots(rest.divided_by(rest.content()));
  if (lowest != all.begin()) result.push_back(0);
  std::sort(result.begin(), result.end());
  return result;
}

std::optional<Integer> first_positive_root(const Polynomial& p) {
  assert(!p.is_zero());
  if (const auto small = small_roots(p)) {
    for (int i = 0; i < small->count; ++i)
      if (small->root[i] >= 1) return Integer(small->root[i]);
    return std::nullopt;
  }
  for (Integer& root : integer_roots(p))
    if (root >= 1) return std::move(root);
  return std::nullopt;
}

Integer sign_settled_from(const Polynomial& p) {
  assert(!p.is_zero());
  const int sign = p.leading().sign();
  if (std::all_of(p.ascending().begin(), p.ascending().end(), [sign](const Integer& c) { return c.sign() * sign >= 0; })) return 1;
  // `settled` holds from the largest real part of a root on (Gauss-Lucas), so that it can be bisected: first the power
  // of two ...
  long low = -1, high = root_bits(p);
  while (high - low > 1) {
    const long middle = low + (high - low) / 2;
    (settled(p, Integer(1) << static_cast<unsigned long>(middle)) ? high : low) = middle;
  }
  if (high == 0) return 1;
  // ... then 64 bits of the value.
  Integer below = Integer(1) << static_cast<unsigned long>(high - 1), above = below * 2;
  for (int i = 0; i < 64 && above - below > 1; ++i) {
    const Integer middle = (below + above) / 2;
    (settled(p, middle) ? above : below) = middle;
  }
  return above;
}

}  // namespace brouncker
