#include "engine/linear/modular_nullspace.hpp"

#include "engine/stop.hpp"

#include <algorithm>
#include <array>

namespace brouncker {
namespace {

/// value = numerator/denominator modulo `modulus` with both below sqrt(modulus/2) in absolute value [vonzurGathen2013, 5.10].
struct Fraction {
  Integer numerator, denominator;
};

std::optional<Fraction> reconstructed_word(std::uint64_t value, std::uint64_t modulus) {
  const std::uint64_t bound = std::uint64_t{1} << 30;
  std::uint64_t r0 = modulus, r1 = value;
  std::int64_t t0 = 0, t1 = 1;
  while (r1 >= bound) {
    const std::uint64_t q = r0 / r1;
    const std::uint64_t r2 = r0 - q * r1;
    const std::int64_t t2 = t0 - static_cast<std::int64_t>(q) * t1;
    r0 = r1, r1 = r2, t0 = t1, t1 = t2;
  }
  if (t1 == 0 || static_cast<std::uint64_t>(t1 < 0 ? -t1 : t1) >= bound) return std::nullopt;
  return Fraction{t1 < 0 ? -Integer(r1) : Integer(r1), Integer(t1 < 0 ? -t1 : t1)};
}

std::optional<Fraction> reconstructed(const Integer& value, const Integer& modulus) {
  if (modulus < Integer(1) << 62) return reconstructed_word(static_cast<std::uint64_t>(value), static_cast<std::uint64_t>(modulus));
  const Integer bound = sqrt(Integer(modulus / 2));
  Integer r0 = modulus, r1 = value, t0 = 0, t1 = 1;
  while (r1 >= bound) {
    const Integer q = r0 / r1;
    Integer r2 = r0 - q * r1, t2 = t0 - q * t1;
    r0 = std::move(r1), r1 = std::move(r2), t0 = std::move(t1), t1 = std::move(t2);
  }
  if (t1 == 0 || abs(t1) >= bound) return std::nullopt;
  if (t1 < 0) return Fraction{-r1, -t1};
  return Fraction{r1, t1};
}

/// One vector: the entries share most of their denominators.
std::optional<std::vector<Integer>> lifted(const std::vector<Integer>& residues, const Integer& modulus) {
  std::vector<Fraction> entries;
  Integer common = 1;
  for (const Integer& residue : residues) {
    const Integer scaled = residue * common % modulus;
    const auto f = reconstructed(scaled, modulus);
    if (!f) return std::nullopt;
    common *= f->denominator;
    entries.push_back({f->numerator, common});
    if (common * common > modulus) return std::nullopt;
  }
  std::vector<Integer> result;
  Integer content = 0;
  for (const Fraction& f : entries) {
    result.push_back(f.numerator * (common / f.denominator));
    content = gcd(content, result.back());
  }
  if (content > 1)
    for (Integer& x : result) x /= content;
  return result;
}

}  // namespace

std::optional<Rational> rational_from(const Integer& residue, const Integer& modulus) {
  const auto f = reconstructed(residue, modulus);
  return f ? std::optional(Rational(f->numerator, f->denominator)) : std::nullopt;
}

void ModularEchelon::add(std::vector<std::uint64_t> row) {
  end_if_stopped();
  const std::size_t columns = pivot_row_.size();
  for (std::size_t c = 0; c < columns; ++c) {
    if (row[c] == 0) continue;
    if (pivot_row_[c] < 0) {
      const std::uint64_t scale = field_.inverse(row[c]);
      for (std::size_t k = c; k < columns; ++k) row[k] = field_.multiply(row[k], scale);
      pivot_row_[c] = static_cast<long>(rows_.size());
      rows_.push_back(std::move(row));
      return;
    }
    const std::vector<std::uint64_t>& pivot = rows_[static_cast<std::size_t>(pivot_row_[c])];
    const std::uint64_t factor = field_.prime() - row[c];
    for (std::size_t k = c; k < columns; ++k) row[k] = field_.add(row[k], field_.multiply(factor, pivot[k]));
  }
}

std::vector<bool> ModularEchelon::pivots() const {
  std::vector<bool> result;
  for (const long row : pivot_row_) result.push_back(row >= 0);
  return result;
}

std::vector<std::vector<std::uint64_t>> ModularEchelon::kernel() {
  const std::size_t columns = pivot_row_.size();
  std::vector<std::vector<std::uint64_t>> result;
  for (std::size_t free = 0; free < columns; ++free) {
    if (pivot_row_[free] >= 0) continue;
    std::vector<std::uint64_t> x(columns, 0);
    x[free] = 1;
    for (std::size_t c = free; c-- > 0;) {
      if (pivot_row_[c] < 0) continue;
      const std::vector<std::uint64_t>& row = rows_[static_cast<std::size_t>(pivot_row_[c])];
      std::uint64_t sum = 0;
      for (std::size_t k = c + 1; k <= free; ++k) sum = field_.add(sum, field_.multiply(row[k], x[k]));
      x[c] = field_.subtract(0, sum);
    }
    result.push_back(std::move(x));
  }
  return result;
}

void ResidueLift::join(PrimeField field, const std::vector<std::uint64_t>& residues) {
  if (modulus_ == 1) {
    joined_.assign(residues.begin(), residues.end());
    modulus_ = field.prime();
    return;
  }
  const std::uint64_t inverse = field.inverse(field.reduced(modulus_));
  for (std::size_t i = 0; i < residues.size(); ++i)
    joined_[i] += modulus_ * Integer(field.multiply(field.subtract(residues[i], field.reduced(joined_[i])), inverse));
  modulus_ *= field.prime();
}

std::optional<std::vector<Rational>> ResidueLift::rationals() const {
  std::vector<Rational> result;
  for (const Integer& residue : joined_) {
    auto value = rational_from(residue, modulus_);
    if (!value) return std::nullopt;
    result.push_back(*std::move(value));
  }
  return result;
}

std::optional<std::vector<Integer>> ResidueLift::integers() const { return lifted(joined_, modulus_); }

bool KernelLift::join(PrimeField field, ModularEchelon& echelon) {
  const std::vector<bool> pivots = echelon.pivots();
  if (begun_ && pivots != pivots_) {
    // Modulo an unlucky prime a pivot is missing or comes later.
    if (std::lexicographical_compare(pivots.begin(), pivots.end(), pivots_.begin(), pivots_.end())) return false;
    vectors_.clear();
  }
  const auto kernel = echelon.kernel();
  pivots_ = pivots, begun_ = true;
  vectors_.resize(kernel.size());
  for (std::size_t i = 0; i < kernel.size(); ++i) vectors_[i].join(field, kernel[i]);
  return true;
}

std::optional<std::vector<std::vector<Integer>>> KernelLift::candidate() const {
  std::vector<std::vector<Integer>> basis;
  for (const ResidueLift& residues : vectors_) {
    auto vector = residues.integers();
    if (!vector) return std::nullopt;
    basis.push_back(std::move(*vector));
  }
  return basis;
}

}  // namespace brouncker
