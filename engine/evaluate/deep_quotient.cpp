#include "engine/evaluate/deep_quotient.hpp"

#include "engine/evaluate/limit.hpp"

#include <array>
#include <utility>

namespace brouncker {
namespace {

constexpr int kMostGrowthBits = 40;
constexpr long kSpareDecimals = 15;

/// The leading limbs of two integers in two's complement, lowest limb first, over a common power of 2^64.
template <std::size_t limbs>
class Continuants {
 public:
  /// (x, y) -> (a x + b y, x). |a| + |b| <= 2^40.
  void step(std::int64_t a, std::int64_t b) {
    Int128 sum = 0;
    for (std::size_t i = 0; i < limbs; ++i) {
      sum += static_cast<Int128>(x_[i]) * a + static_cast<Int128>(y_[i]) * b;
      y_[i] = x_[i];
      x_[i] = static_cast<std::uint64_t>(sum);
      sum >>= 64;
    }
    // Below 2^22 in the top limb the next step stays within its 63 bits.
    const auto top = static_cast<std::int64_t>(x_.back());
    if (top >= kMostTop || top < -kMostTop) drop_limb();
  }

  std::pair<Integer, Integer> values() const { return {integer(x_), integer(y_)}; }

 private:
  using Limbs = std::array<std::uint64_t, limbs>;
  static constexpr std::int64_t kMostTop = std::int64_t{1} << 22;

  void drop_limb() {
    for (Limbs* z : {&x_, &y_}) {
      const bool negative = static_cast<std::int64_t>(z->back()) < 0;
      for (std::size_t i = 0; i + 1 < limbs; ++i) (*z)[i] = (*z)[i + 1];
      z->back() = negative ? ~std::uint64_t{0} : 0;
    }
  }

  static Integer integer(const Limbs& z) {
    Integer result;
    mpz_import(result.backend().data(), limbs, -1, sizeof(std::uint64_t), 0, 0, z.data());
    if (static_cast<std::int64_t>(z.back()) < 0) result -= Integer(1) << (64 * limbs);
    return result;
  }

  Limbs x_{1}, y_{};
};

template <std::size_t limbs>
std::pair<Integer, Integer> leading_bits(const Terms& terms, std::int64_t n) {
  Continuants<limbs> k;
  k.step(terms.small_a(n), 0);
  for (std::int64_t i = n - 1; i >= 0; --i) k.step(terms.small_a(i), terms.small_b(i + 1));
  return k.values();
}

/// Are the last decimals within one unit of 500...?
bool is_near_tie(const std::string& text, long last) {
  const std::string tail = text.substr(text.size() - static_cast<std::size_t>(last));
  const std::string zeros(tail.size() - 1, '0'), nines(tail.size() - 1, '9');
  return tail == "5" + zeros || tail == "4" + nines || tail == "5" + zeros.substr(1) + "1";
}

}  // namespace

std::optional<std::string> deep_quotient(const Terms& terms, std::int64_t n, long decimals) {
  if (!terms.is_small() || terms.growth_bits() > kMostGrowthBits) return std::nullopt;
  const auto [p, q] = leading_bits<8>(terms, n);
  const auto [rough_p, rough_q] = leading_bits<6>(terms, n);
  if (q == 0 || rough_q == 0) return std::nullopt;
  const std::string longer = fixed_quotient(p, q, decimals + kSpareDecimals);
  if (longer != fixed_quotient(rough_p, rough_q, decimals + kSpareDecimals) || is_near_tie(longer, kSpareDecimals))
    return std::nullopt;
  return fixed_quotient(p, q, decimals);
}

}  // namespace brouncker
