#include "engine/match/acceptance.hpp"

#include "engine/number/logarithm.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace brouncker {
int Support::digits_matched() const { return std::max(0, static_cast<int>(std::floor(verified_bits * kDigitsPerBit))); }
int Support::digits_explained() const { return static_cast<int>(std::ceil(explained_bits() * kDigitsPerBit)); }
int Support::digits_needed() const { return static_cast<int>(std::ceil((explained_bits() + kUnexplainedBits) * kDigitsPerBit)); }

int height_bits(std::span<const Integer> coefficients) {
  Integer height = 1;
  for (const Integer& c : coefficients) height = std::max<Integer>(height, abs(c));
  return static_cast<int>(mpz_sizeinbase(Integer(height - 1).backend().data(), 2)) - (height == 1);
}

Support support(std::span<const Integer> coefficients, std::span<const Approximation> terms, double log2_tests) {
  assert(coefficients.size() == terms.size() && !terms.empty());
  Support result{static_cast<int>(terms.size()), height_bits(coefficients), -1, log2_tests};
  long bits = 0;
  for (const Approximation& x : terms) bits = std::max(bits, x.bits);
  // In units of 2^-bits: |true residual| <= |residual| + uncertainty, and a true relation has |residual| <= uncertainty.
  Integer residual = 0, uncertainty = 0;
  double largest = -std::numeric_limits<double>::infinity();
  for (std::size_t j = 0; j < terms.size(); ++j) {
    const auto shift = static_cast<unsigned>(bits - terms[j].bits);
    residual += (coefficients[j] * terms[j].scaled) << shift;
    uncertainty += abs(coefficients[j]) << shift;
    largest = std::max(largest, terms[j].log2_abs());
  }
  if (abs(residual) > uncertainty) return result;
  const double bound = log2_abs(Integer(2 * uncertainty)) - static_cast<double>(bits);
  result.verified_bits = largest + result.height_bits - bound;
  return result;
}

}  // namespace brouncker
