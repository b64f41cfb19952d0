#include "engine/evaluate/quick_limit.hpp"

#include "engine/evaluate/rounding.hpp"
#include "engine/number/decimal_text.hpp"
#include "engine/number/logarithm.hpp"
#include "engine/recurrence/small_pcf.hpp"

#include <algorithm>
#include <cmath>

namespace brouncker {
namespace {

/// Beyond these the splitting of limit_from_convergent() is faster (measured on the published space).
constexpr long kMaxDigits = 200;
constexpr double kMaxDepth = 700;

/// Spare bits: one limit in 10^10 is left undecided.
constexpr long kSpare = 40;
/// The error of the truncated quotient in units of its last bit: 1 for the division, 0.1 for the truncation, 8 for the tail.
constexpr unsigned long kQuotientError = 10;

/// p_n, p_(n-1), q_n, q_(n-1), and |b(1) ... b(n)|.
class Recurrence {
 public:
  explicit Recurrence(const SmallPcf& pcf) : pcf_(pcf), p_(pcf.a.c[0]) {
    for (Integer* x : {&p_, &p_previous_, &q_, &q_previous_}) mpz_realloc2(x->backend().data(), 1024);
  }

  void advance() {
    ++n_;
    const std::int64_t a = pcf_.a(n_), b = pcf_.b(n_);
    step(p_, p_previous_, a, b);
    step(q_, q_previous_, a, b);
    determinant_.multiply(static_cast<double>(b));
  }

  std::int64_t n() const { return n_; }
  const Integer& p() const { return p_; }
  const Integer& q() const { return q_; }

  /// log2 of a bound of |L - p_n/q_n| / |p_n/q_n|; nullopt where none can be shown yet.
  std::optional<double> log2_relative_error(double enough) const {
    if (p_ == 0 || q_ == 0) return std::nullopt;
    // Without the tail first: most calls end here.
    const double log2_b = determinant_.log2(), log2_p = log2_abs(p_), log2_q = log2_abs(q_);
    if (log2_b - log2_p - log2_q > enough + 16) return std::nullopt;
    const auto tail = pcf_.tail_bound(n_);
    if (!tail) return std::nullopt;
    double rest = log2_q;
    if (tail->sign == 0 || tail->sign * q_.sign() * q_previous_.sign() < 0) {
      const double share = tail->magnitude * std::exp2(log2_abs(q_previous_) - log2_q);
      if (!(share < 0.99)) return std::nullopt;
      rest += std::log2(1 - share);
    }
    constexpr double kSlack = 1e-5;  // of the logarithms taken in doubles
    return std::log2(tail->magnitude) + log2_b - log2_p - rest + kSlack;
  }

 private:
  static void step(Integer& u, Integer& previous, std::int64_t a, std::int64_t b) {
    mpz_ptr x = previous.backend().data(), y = u.backend().data();
    mpz_mul_si(x, x, b);
    if (a >= 0) mpz_addmul_ui(x, y, static_cast<unsigned long>(a));
    else mpz_submul_ui(x, y, static_cast<unsigned long>(-a));
    mpz_swap(x, y);
  }

  const SmallPcf& pcf_;
  std::int64_t n_ = 0;
  Integer p_, p_previous_ = 1, q_ = 1, q_previous_ = 0;
  LogProduct determinant_;
};

long size(const Integer& x) { return static_cast<long>(mpz_sizeinbase(x.backend().data(), 2)); }

/// |p/q| to `bits` significant bits as a decimal.
std::optional<Decimal> decimal_of_quotient(const Integer& p, const Integer& q, long bits, long digits) {
  const long drop = std::max(0L, std::min(size(p), size(q)) - bits - 32), shift = bits - (size(p) - size(q));
  if (shift <= 0) return std::nullopt;
  Integer top, bottom;
  mpz_ptr x = top.backend().data(), y = bottom.backend().data();
  mpz_tdiv_q_2exp(x, p.backend().data(), static_cast<mp_bitcnt_t>(drop));
  mpz_tdiv_q_2exp(y, q.backend().data(), static_cast<mp_bitcnt_t>(drop));
  mpz_abs(x, x), mpz_abs(y, y);
  mpz_mul_2exp(x, x, static_cast<mp_bitcnt_t>(shift));
  mpz_tdiv_q(x, x, y);
  return agreed_decimal(top, kQuotientError, static_cast<unsigned long>(shift), p.sign() != q.sign(), digits);
}

}  // namespace

std::optional<Limit> quick_limit(const Pcf& pcf, const Convergence& convergence, long digits) {
  if (digits > kMaxDigits) return std::nullopt;
  if (convergence.digits_per_term && static_cast<double>(digits) > kMaxDepth * *convergence.digits_per_term) return std::nullopt;
  const auto small = SmallPcf::of(pcf);
  if (!small) return std::nullopt;

  const long bits = static_cast<long>(bits_for(digits)) + kSpare;
  const double enough = static_cast<double>(2 - bits);  // then the tail is below 8 units of a quotient of `bits` + 1 bits
  const auto last = std::min(static_cast<std::int64_t>(2 * kMaxDepth), small->last);
  for (Recurrence u(*small); u.n() < last;) {
    for (int k = 0; k < 4; ++k) u.advance();
    const auto error = u.log2_relative_error(enough);
    if (!error || *error > enough) continue;
    auto decimal = decimal_of_quotient(u.p(), u.q(), bits, digits);
    if (!decimal) return std::nullopt;
    return finite_limit(std::move(decimal->text), digits, decimal->exponent - digits - 2, true);
  }
  return std::nullopt;
}

}  // namespace brouncker
