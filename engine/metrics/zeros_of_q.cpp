/// The n with q_n = 0: candidates modulo a prime, by the recurrence, then each decided by the exact convergent.
#include "engine/metrics/samples.hpp"

namespace brouncker {
namespace {

/// Arithmetic modulo the Mersenne prime 2^61 - 1.
constexpr std::uint64_t kPrime = (std::uint64_t{1} << 61) - 1;

std::uint64_t folded(UInt128 x) {
  std::uint64_t r = static_cast<std::uint64_t>(x & kPrime) + static_cast<std::uint64_t>(x >> 61);
  r = (r & kPrime) + (r >> 61);
  return r >= kPrime ? r - kPrime : r;
}

std::uint64_t residue(std::int64_t value) {  // |value| < 2^60
  return value < 0 ? static_cast<std::uint64_t>(value + static_cast<std::int64_t>(kPrime)) : static_cast<std::uint64_t>(value);
}

/// A polynomial modulo the prime, for coefficients of any size.
class ResiduePolynomial {
 public:
  explicit ResiduePolynomial(const Polynomial& p) {
    for (const Integer& c : p.descending()) coefficients_.push_back(mpz_fdiv_ui(c.backend().data(), kPrime));
  }
  std::uint64_t operator()(std::int64_t n) const {
    std::uint64_t value = 0;
    for (const std::uint64_t c : coefficients_) value = folded(static_cast<UInt128>(value) * static_cast<std::uint64_t>(n) + c);
    return value;
  }

 private:
  std::vector<std::uint64_t> coefficients_;
};

template <class A, class B>
std::vector<std::int64_t> candidates(std::int64_t last, const A& a, const B& b) {
  std::vector<std::int64_t> found;
  std::uint64_t q = 1, before = 0;
  for (std::int64_t n = 1; n <= last; ++n) {
    const std::uint64_t next = folded(static_cast<UInt128>(a(n)) * q + static_cast<UInt128>(b(n)) * before);
    before = q, q = next;
    if (q == 0) found.push_back(n);
  }
  return found;
}

}  // namespace

std::vector<std::int64_t> zeros_of_q(const Terms& terms) {
  std::vector<std::int64_t> zeros;
  if (terms.is_small()) {
    zeros = candidates(
        terms.last(), [&](std::int64_t n) { return residue(terms.small_a(n)); },
        [&](std::int64_t n) { return residue(terms.small_b(n)); });
  } else {
    zeros = candidates(terms.last(), ResiduePolynomial(terms.pcf().a), ResiduePolynomial(terms.pcf().b));
  }
  std::erase_if(zeros, [&](std::int64_t n) { return convergent(terms, n).q != 0; });
  return zeros;
}

}  // namespace brouncker
