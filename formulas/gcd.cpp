// Greatest common divisors and exact quotients of roots.hpp.
//
// gcd by images modulo primes, joined by the Chinese remainder theorem and checked by division: one prime decides
// that two polynomials are coprime, which is the common case. Source: [Brown1971], [vonzurGathen2013, 6.7].
#include "formulas/modular.hpp"
#include "formulas/roots.hpp"
#include "formulas/work.hpp"

#include <algorithm>
#include <cassert>

namespace brouncker {
namespace {

/// 2^31 - 1; spelt out because the search for it would cost more than a typical gcd.
constexpr std::uint64_t kFirstPrime = 2'147'483'647;

Polynomial primitive_part(const Polynomial& p) {
  Integer content = p.content();
  if (p.leading() < 0) content = -content;
  return content == 1 ? p : p.divided_by(content);
}

/// Integers modulo `modulus` that grow prime by prime.
struct Image {
  std::vector<Integer> ascending;  // 0 <= . < modulus
  Integer modulus = 1;
};

double limbs(const Polynomial& p) {
  double sum = 0;
  for (const Integer& c : p.ascending()) sum += 1 + static_cast<double>(mpz_size(c.backend().data()));
  return sum;
}

/// One prime: both reduced, and Euclid's algorithm.
void book_image(const Polynomial& x, const Polynomial& y) {
  if (is_work_limited()) book_work(limbs(x) + limbs(y) + 5.0 * x.degree() * y.degree());
}

/// Chinese remainder step: keeps the image and makes it agree with scale * residues modulo prime.
void join(Image& image, const modular::Residues& residues, std::uint64_t scale, std::uint64_t prime) {
  const std::uint64_t inverse = modular::inverse(mpz_fdiv_ui(image.modulus.backend().data(), prime), prime);
  for (std::size_t i = 0; i < residues.size(); ++i) {
    const std::uint64_t target = residues[i] * scale % prime;
    const std::uint64_t now = mpz_fdiv_ui(image.ascending[i].backend().data(), prime);
    image.ascending[i] += image.modulus * Integer((target + prime - now) % prime * inverse % prime);
  }
  image.modulus *= prime;
}

Polynomial symmetric(const Image& image) {
  std::vector<Integer> result = image.ascending;
  for (Integer& c : result)
    if (2 * c > image.modulus) c -= image.modulus;
  return Polynomial(std::move(result));
}

/// gcd of primitive polynomials of positive degree.
Polynomial gcd_of_primitive(const Polynomial& x, const Polynomial& y) {
  const Integer lead = gcd(x.leading(), y.leading());
  Image image;
  Polynomial last;
  for (std::uint64_t prime = kFirstPrime;; prime = modular::prime_below(prime)) {
    book_image(x, y);
    const modular::Residues x_image = modular::reduced(x, prime), y_image = modular::reduced(y, prime);
    // A prime in a leading coefficient says nothing about degrees.
    if (static_cast<int>(x_image.size()) <= x.degree() || static_cast<int>(y_image.size()) <= y.degree()) continue;
    const modular::Residues common = modular::gcd(x_image, y_image, prime);
    if (common.size() == 1) return Polynomial::constant(1);
    // The degree modulo a prime is never too small: fewer means that all primes before were unlucky, more that this is.
    if (image.ascending.empty() || common.size() < image.ascending.size()) image = Image{std::vector<Integer>(common.size()), 1};
    else if (common.size() > image.ascending.size()) continue;
    join(image, common, mpz_fdiv_ui(lead.backend().data(), prime), prime);
    Polynomial candidate = symmetric(image);
    if (candidate == last) {
      const Polynomial result = primitive_part(candidate);
      if (exact_quotient(x, result) && exact_quotient(y, result)) return result;
    }
    last = std::move(candidate);
  }
}

}  // namespace

Polynomial primitive_gcd(const Polynomial& x, const Polynomial& y) {
  assert(!x.is_zero() || !y.is_zero());
  if (x.is_zero()) return primitive_part(y);
  if (y.is_zero()) return primitive_part(x);
  if (x.degree() == 0 || y.degree() == 0) return Polynomial::constant(1);
  return gcd_of_primitive(primitive_part(x), primitive_part(y));
}

std::optional<Polynomial> exact_quotient(const Polynomial& x, const Polynomial& y) {
  assert(!y.is_zero());
  if (x.is_zero()) return Polynomial();
  if (x.degree() < y.degree()) return std::nullopt;
  const auto size = static_cast<std::size_t>(y.degree());
  if (is_work_limited()) book_work(20.0 * (x.degree() - y.degree() + 1) * y.degree() + limbs(x) * limbs(y));
  std::vector<Integer> rest = x.ascending();
  std::vector<Integer> quotient(rest.size() - size);
  for (std::size_t k = quotient.size(); k-- > 0;) {
    if (!mpz_divisible_p(rest[k + size].backend().data(), y.leading().backend().data())) return std::nullopt;
    quotient[k] = rest[k + size] / y.leading();
    for (std::size_t i = 0; i <= size; ++i) rest[k + i] -= quotient[k] * y.ascending()[i];
  }
  rest.resize(size);
  if (std::any_of(rest.begin(), rest.end(), [](const Integer& c) { return c != 0; })) return std::nullopt;
  return Polynomial(std::move(quotient));
}

}  // namespace brouncker
