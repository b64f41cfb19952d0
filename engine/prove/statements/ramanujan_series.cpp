#include "engine/prove/statements/ramanujan_series.hpp"

#include "engine/prove/statements/forms.hpp"

#include <algorithm>

namespace brouncker {
namespace {

constexpr std::string_view kRamanujan = "[Ramanujan1914]", kProofs = "[Borwein1987]", kChudnovsky = "[Chudnovsky1988]",
                           kCubic = "[ChanLiawTan2001]";

constexpr RamanujanRow kRows[] = {
    {"ramanujan-4", kRamanujan, 1, 2, 6, 1, "1/4", "4", 1},
    {"ramanujan-64", kRamanujan, 1, 2, 42, 5, "1/64", "16", 1},
    {"ramanujan-minus-8", kProofs, 1, 2, 6, 1, "-1/8", "2", 2},
    {"ramanujan-minus-4", kRamanujan, 1, 4, 20, 3, "-1/4", "8", 1},
    {"ramanujan-9", kRamanujan, 1, 4, 8, 1, "1/9", "2", 3},
    {"ramanujan-81", kRamanujan, 1, 4, 10, 1, "1/81", "9/4", 2},
    {"ramanujan-minus-48", kRamanujan, 1, 4, 28, 3, "-1/48", "16/3", 3},
    {"ramanujan-minus-324", kRamanujan, 1, 4, 260, 23, "-1/324", "72", 1},
    {"ramanujan-2401", kRamanujan, 1, 4, 40, 3, "1/2401", "49/9", 3},
    {"ramanujan-32-81", kProofs, 1, 4, 7, 1, "32/81", "9/2", 1},
    {"ramanujan-minus-25920", kRamanujan, 1, 4, 644, 41, "-1/25920", "288/5", 5},
    {"ramanujan-9801", kRamanujan, 1, 4, 280, 19, "1/9801", "18", 11},
    {"ramanujan-minus-777924", kRamanujan, 1, 4, 21460, 1123, "-1/777924", "3528", 1},
    {"ramanujan-96059601", kRamanujan, 1, 4, 26390, 1103, "1/96059601", "9801/4", 2},
    {"ramanujan-2-27", kRamanujan, 1, 3, 15, 2, "2/27", "27/4", 1},
    {"ramanujan-4-125-cubic", kRamanujan, 1, 3, 33, 4, "4/125", "15/2", 3},
    {"ramanujan-1-2", kCubic, 1, 3, 6, 1, "1/2", "3", 3},
    {"ramanujan-4-125", kRamanujan, 1, 6, 11, 1, "4/125", "5/6", 15},
    {"ramanujan-64-614125", kRamanujan, 1, 6, 133, 8, "64/614125", "85/54", 255},
    {"ramanujan-minus-64-125", kProofs, 1, 6, 63, 8, "-64/125", "5", 15},
    {"chudnovsky", kChudnovsky, 1, 6, 545140134, 13591409, "-1/151931373056000", "426880", 10005},
};

Rational rational_of(std::string_view text) { return Rational(std::string(text)); }

}  // namespace

std::span<const RamanujanRow> ramanujan_rows() { return kRows; }

const RamanujanRow* find_ramanujan(std::string_view name) {
  const auto found = std::ranges::find(kRows, name, &RamanujanRow::name);
  return found == std::end(kRows) ? nullptr : &*found;
}

SeriesRatio ratio_of(const RamanujanRow& row) {
  // (n + 1/2)(n + e)(n + 1 - e) z/(n + 1)^3
  const Rational z = rational_of(row.z);
  const long p = row.e_numerator, q = row.e_denominator;
  const Polynomial next = Polynomial::of({1, 1});
  return {Integer(numerator(z)) * (Polynomial::of({2, 1}) * Polynomial::of({q, p}) * Polynomial::of({q, q - p})),
          Integer(2 * q * q * Integer(denominator(z))) * (next * next * next)};
}

Rational term(const RamanujanRow& row, long k) {
  const SeriesRatio ratio = ratio_of(row);
  Rational h = 1;
  for (long n = 0; n < k; ++n) h *= Rational(ratio.top(n)) / Rational(ratio.bottom(n));
  return h;
}

ClosedForm value_of(const RamanujanRow& row) {
  const Expression pi = Expression::constant("pi");
  const Expression atom = row.radicand == 1 ? pi : closed::times(closed::square_root(row.radicand), pi);
  return theorem_rows::quotient(rational_of(row.factor) * row.radicand, atom);
}

ClosedForm reduced_sum(const RamanujanRow& row, const Rational& rho, const Polynomial& r_top, const Polynomial& r_bottom, long m) {
  Rational known = 0;
  for (long k = 0; k < m; ++k) known += (row.a * k + row.b) * term(row, k);
  const Rational rest = -rho * known - Rational(r_top(m)) / Rational(r_bottom(m)) * term(row, m);
  const ClosedForm value = value_of(row);
  // rho p/(r x) + rest
  const Rational v = rho * Rational(value.map.q, value.map.r);
  return theorem_rows::mapped(rest, v, 1, 0, value.atom);
}

}  // namespace brouncker
