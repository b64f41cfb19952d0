#include "engine/recurrence/bounds.hpp"

#include <algorithm>

namespace brouncker {
namespace {

double bits(const Integer& x) { return static_cast<double>(mpz_sizeinbase(x.backend().data(), 2)); }

/// Of |p(n)| for |n| <= last, at most.
double value_bits(const Polynomial& p, const Integer& last) {
  return bits(p.height()) + std::max(p.degree(), 0) * bits(last) + bits(Integer(p.degree() + 1));
}

}  // namespace

bool is_followed(const Pcf& pcf, const Integer& last) {
  if (last > kLargestStart) return false;
  const double term = std::max(value_bits(pcf.a, last), value_bits(pcf.b, last)) + 1;
  return static_cast<double>(last) * term <= kMostFollowedBits;
}

}  // namespace brouncker
