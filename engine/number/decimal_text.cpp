#include "engine/number/decimal_text.hpp"

#include "engine/number/logarithm.hpp"

#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

namespace brouncker {

std::string placed_decimal(std::string text, long exponent) {
  const long digits = static_cast<long>(text.size());
  if (exponent < -7 || exponent > 20 || exponent >= digits) {
    if (digits > 1) text.insert(1, ".");
    return fmt::format("{}e{}{}", text, exponent < 0 ? '-' : '+', std::abs(exponent));
  }
  if (exponent < 0) return "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + text;
  if (exponent + 1 < digits) text.insert(static_cast<std::size_t>(exponent + 1), ".");
  return text;
}

std::optional<Decimal> agreed_decimal(const Integer& m, unsigned long error, unsigned long shift, bool negative, long digits) {
  long exponent = static_cast<long>(std::floor((log2_abs(m) - static_cast<double>(shift)) * kDigitsPerBit));
  Integer scaled, margin, part;
  mpz_ptr s = scaled.backend().data(), w = margin.backend().data(), f = part.backend().data();
  std::string text(static_cast<std::size_t>(digits) + 3, '\0');
  for (int attempt = 0; attempt < 3; ++attempt) {
    const long power = digits - 1 - exponent;
    if (power < 0) return std::nullopt;
    // floor(m 10^power / 2^shift + 1/2), the same at both ends.
    mpz_ui_pow_ui(w, 10, static_cast<unsigned long>(power));
    mpz_mul(s, m.backend().data(), w);
    mpz_mul_ui(w, w, error);
    mpz_set_ui(f, 1);
    mpz_mul_2exp(f, f, shift - 1);
    mpz_add(s, s, f);
    mpz_fdiv_r_2exp(f, s, shift);
    if (mpz_cmp(f, w) < 0) return std::nullopt;
    mpz_add(f, f, w);
    if (mpz_sizeinbase(f, 2) > shift) return std::nullopt;
    mpz_fdiv_q_2exp(s, s, shift);
    const long guess = static_cast<long>(mpz_sizeinbase(s, 10));  // exact or one too large
    if (guess > digits + 1) {
      ++exponent;
      continue;
    }
    mpz_get_str(text.data(), 10, s);
    const long size = text[static_cast<std::size_t>(guess) - 1] ? guess : guess - 1;
    if (size == digits) {
      text.resize(static_cast<std::size_t>(digits));
      // 10...0 may have been 99...9 before rounding; whoever asks then takes the longer way.
      if (text.front() == '1' && text.find_first_not_of('0', 1) == text.npos) return std::nullopt;
      text = placed_decimal(std::move(text), exponent);
      return Decimal{negative ? "-" + text : std::move(text), exponent};
    }
    exponent += size > digits ? 1 : -1;
  }
  return std::nullopt;
}

}  // namespace brouncker
