#include "engine/recurrence/small_pcf.hpp"

#include "engine/recurrence/terms.hpp"

#include <algorithm>
#include <cmath>

namespace brouncker {
namespace {

bool non_negative(const SmallPolynomial& p) {
  return std::all_of(p.c.begin(), p.c.begin() + p.degree + 1, [](std::int64_t c) { return c >= 0; });
}
bool positive(const SmallPolynomial& p) { return p.c[0] > 0 && non_negative(p); }

/// a(k) a(k+1) - 4 |b(k+1)| has non-negative coefficients, for either sign of b. All values below 2^121.
bool worpitzky(const SmallPolynomial& a, const SmallPolynomial& next_a, const SmallPolynomial& next_b) {
  std::array<Int128, 2 * SmallPolynomial::kMaxDegree + 1> product{};
  for (int i = 0; i <= a.degree; ++i)
    for (int j = 0; j <= next_a.degree; ++j)
      product[static_cast<std::size_t>(i + j)] +=
          static_cast<Int128>(a.c[static_cast<std::size_t>(i)]) * next_a.c[static_cast<std::size_t>(j)];
  for (int k = 0; k <= std::max(2 * a.degree, next_b.degree); ++k) {
    const Int128 value = product[static_cast<std::size_t>(k)];
    const Int128 four_b = k <= next_b.degree ? 4 * static_cast<Int128>(next_b.c[static_cast<std::size_t>(k)]) : 0;
    if (value < four_b || value < -four_b) return false;
  }
  return true;
}

constexpr double kRoundUp = 1 + 0x1p-50;

}  // namespace

std::optional<SmallPolynomial> SmallPolynomial::of(const Polynomial& p, std::int64_t reach) {
  if (p.degree() > kMaxDegree) return std::nullopt;
  SmallPolynomial small;
  small.degree = p.degree();
  double majorant = 0;  // in doubles: a factor of 2 is to spare
  for (int k = small.degree; k >= 0; --k) {
    mpz_srcptr c = p.ascending()[static_cast<std::size_t>(k)].backend().data();
    if (!mpz_fits_slong_p(c)) return std::nullopt;
    small.c[static_cast<std::size_t>(k)] = mpz_get_si(c);
    majorant = majorant * static_cast<double>(reach) + std::fabs(static_cast<double>(mpz_get_si(c)));
  }
  if (majorant >= static_cast<double>(Terms::kSmall) / 2) return std::nullopt;
  return small;
}

SmallPolynomial SmallPolynomial::shifted(std::int64_t step) const {
  SmallPolynomial taylor = *this;
  for (int lowest = 0; lowest < degree; ++lowest)
    for (int i = degree; i > lowest; --i) taylor.c[static_cast<std::size_t>(i - 1)] += step * taylor.c[static_cast<std::size_t>(i)];
  return taylor;
}

SmallPolynomial SmallPolynomial::operator-() const {
  SmallPolynomial result = *this;
  for (std::int64_t& x : result.c) x = -x;
  return result;
}

std::optional<SmallPcf> SmallPcf::of(const Pcf& pcf) {
  for (std::int64_t last = 4096; last >= 64; last /= 4) {
    const auto a = SmallPolynomial::of(pcf.a, last + 3), b = SmallPolynomial::of(pcf.b, last + 3);
    if (a && b) return SmallPcf{*a, *b, last};
  }
  return std::nullopt;
}

std::optional<SmallTailBound> SmallPcf::tail_bound(std::int64_t n) const {
  const int sign = a.c[static_cast<std::size_t>(a.degree)] > 0 ? 1 : -1;
  const SmallPolynomial here = sign > 0 ? a.shifted(n) : -a.shifted(n);
  if (!positive(here)) return std::nullopt;
  const SmallPolynomial next_a = here.shifted(1), next_b = b.shifted(n + 1);
  if (worpitzky(here, next_a, next_b)) return SmallTailBound{static_cast<double>(here.c[0]) / 2 * kRoundUp, 0};
  if (!positive(next_b)) return std::nullopt;
  return SmallTailBound{static_cast<double>(next_b.c[0]) / static_cast<double>(next_a.c[0]) * kRoundUp, sign};
}

}  // namespace brouncker
