// The equation of statements/lommel_sum.hpp times B y(n) y(n+1) b(n+1)/B, for h = b/B,
//
//     c b(n+1) = rho B p(n+1) y(n) - p(n) y(n+1) b(n+1) + (alpha + beta n) y(n) y(n+1) b(n+1),
//
// is linear in the coefficients of p, alpha and beta. It is solved at points modulo primes, lifted to Q and multiplied out.
#include "engine/prove/find/lommel_series.hpp"

#include "engine/linear/modular_nullspace.hpp"
#include "engine/prove/find/start.hpp"

namespace brouncker {
namespace {

constexpr int kMaxPrimes = 40;

struct Terms {
  Rational rho_b, c;  // rho B; tau(m) = -1/K(m) = c/(y(m) y(m+1))
};

Terms terms_of(const Pcf& pcf, const RationalTail& tail, const Integer& m) {
  const Rational kappa = Rational(tail.top.leading()) / Rational(tail.bottom.leading()), b(pcf.b.leading());
  const Rational k = Rational(tail.top(m)) / Rational(tail.bottom(m));
  return {-b * b / (kappa * kappa), -Rational(tail.bottom(m) * tail.bottom(m + 1)) / k};
}

/// The degree of p that suffices, as a number of coefficients.
std::size_t size_of_p(const RationalTail& tail) { return static_cast<std::size_t>(tail.bottom.degree() + 2); }

/// right - left of the equation for each unknown: the coefficients of p, alpha, beta, and a factor of the left side.
std::vector<Polynomial> columns_of(const Pcf& pcf, const RationalTail& tail, const Terms& t) {
  const Polynomial &y = tail.bottom, y_next = y.shifted(1), b_next = pcf.b.shifted(1);
  const Integer u = numerator(t.rho_b), v = denominator(t.rho_b), cu = numerator(t.c), cv = denominator(t.c);
  std::vector<Polynomial> columns;  // times v cv
  Polynomial power = Polynomial::constant(1);
  for (std::size_t k = 0; k < size_of_p(tail); ++k, power = power * Polynomial::of({1, 0}))
    columns.push_back(Integer(u * cv) * (power.shifted(1) * y) - Integer(v * cv) * (power * y_next * b_next));
  columns.push_back(Integer(v * cv) * (y * y_next * b_next));
  columns.push_back(columns.back() * Polynomial::of({1, 0}));
  columns.push_back(Integer(-v * cu) * b_next);
  return columns;
}

ModularEchelon echelon_of(const PrimeField& field, const std::vector<Polynomial>& columns) {
  std::vector<std::vector<std::uint64_t>> reduced;
  for (const Polynomial& column : columns) reduced.push_back(field.reduced(column));
  ModularEchelon echelon(field, columns.size());
  for (std::uint64_t n = 1; n <= 2 * columns.size() + 4; ++n) {
    std::vector<std::uint64_t> row;
    for (const auto& column : reduced) row.push_back(field.value(column, n));
    echelon.add(std::move(row));
  }
  return echelon;
}

bool solves(const std::vector<Polynomial>& columns, const std::vector<Integer>& x) {
  Polynomial sum;
  for (std::size_t i = 0; i < x.size(); ++i) sum = sum + x[i] * columns[i];
  return sum.is_zero();
}

/// x is in the kernel of the columns, its last entry not 0.
LommelSeries series_of(const std::vector<Integer>& x, const Integer& start) {
  const std::size_t size = x.size() - 3;
  LommelSeries result{start, Polynomial(std::vector<Integer>(x.begin(), x.begin() + static_cast<long>(size))), x.back(),
                      Rational(x[size]) / Rational(x.back()), Rational(x[size + 1]) / Rational(x.back())};
  if (result.p_denominator < 0) result.p = -result.p, result.p_denominator = -result.p_denominator;
  const Integer common = gcd(result.p.content(), result.p_denominator);
  if (common > 1) result.p = result.p.divided_by(common), result.p_denominator /= common;
  return result;
}

/// K = kappa (b/B) y(n+1)/y(n).
bool takes_all_of_b(const Pcf& pcf, const RationalTail& tail) {
  return (tail.top.leading() * pcf.b) * tail.bottom.shifted(1) == (pcf.b.leading() * tail.bottom.leading()) * tail.top;
}

}  // namespace

std::optional<LommelSeries> lommel_series(const Pcf& pcf, const RationalTail& tail) {
  if (pcf.a.degree() != 2 || pcf.b.degree() != 2 || !takes_all_of_b(pcf, tail)) return std::nullopt;
  const auto start = regular_from({tail.top, tail.bottom}, 1, kMaxSeriesStart);
  if (!start) return std::nullopt;
  const std::vector<Polynomial> columns = columns_of(pcf, tail, terms_of(pcf, tail, *start));
  KernelLift lift;
  for (int index = 0; index < kMaxPrimes; ++index) {
    const PrimeField field = PrimeField::number(index);
    ModularEchelon echelon = echelon_of(field, columns);
    if (echelon.rank() == columns.size()) return std::nullopt;
    if (!lift.join(field, echelon)) continue;
    const auto basis = lift.candidate();
    if (!basis) continue;
    for (const auto& x : *basis)
      if (x.back() != 0 && solves(columns, x)) return series_of(x, *start);
  }
  return std::nullopt;
}

}  // namespace brouncker
