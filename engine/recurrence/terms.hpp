/// The partial numerators and denominators b(n), a(n) as numbers, in machine words wherever they fit.
#pragma once

#include "formulas/pcf.hpp"

#include <cstdint>
#include <vector>

namespace brouncker {

/// Values of a(n) and b(n) for 0 <= n <= last.
class Terms {
 public:
  /// Every value and every intermediate of Horner's rule stays below this in absolute value where is_small().
  static constexpr std::int64_t kSmall = std::int64_t{1} << 60;

  Terms(const Pcf& pcf, std::int64_t last);

  std::int64_t last() const { return last_; }
  bool is_small() const { return small_; }
  /// |a(n)| + |b(n)| <= 2^growth_bits() for 0 <= n <= last. Meaningful where is_small().
  int growth_bits() const { return growth_bits_; }
  /// Precondition: is_small().
  std::int64_t small_a(std::int64_t n) const { return horner(a64_, n); }
  std::int64_t small_b(std::int64_t n) const { return horner(b64_, n); }
  Integer a(std::int64_t n) const { return pcf_->a(Integer(n)); }
  Integer b(std::int64_t n) const { return pcf_->b(Integer(n)); }
  const Pcf& pcf() const { return *pcf_; }

 private:
  static std::int64_t horner(const std::vector<std::int64_t>& descending, std::int64_t n) {
    std::int64_t value = 0;
    for (const std::int64_t c : descending) value = value * n + c;
    return value;
  }

  const Pcf* pcf_;
  std::int64_t last_;
  bool small_ = false;
  int growth_bits_ = 0;
  std::vector<std::int64_t> a64_, b64_;
};

}  // namespace brouncker
