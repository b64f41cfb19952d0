#include "engine/prove/check/formal_solutions.hpp"

#include "engine/prove/check/reader.hpp"
#include "formulas/work.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace brouncker::certificates {
namespace {

using Kind = FormalSolutions::Kind;

/// e0, e1, e2 of 1 + rho. Precondition: t <= 2s.
std::array<Rational, 3> discriminant(const Pcf& pcf) {
  const Polynomial bottom = pcf.a * pcf.a.shifted(-1), top = bottom + Integer(4) * pcf.b;
  const int degree = bottom.degree();
  std::array<Rational, 3> e;
  for (int i = 0; i < 3; ++i) {
    Rational rest = top.coefficient(degree - i);
    for (int j = 0; j < i; ++j) rest -= e[static_cast<std::size_t>(j)] * Rational(bottom.coefficient(degree - i + j));
    e[static_cast<std::size_t>(i)] = rest / Rational(bottom.leading());
  }
  return e;
}

int surplus(const Pcf& pcf) {
  const int result = pcf.b.degree() - 2 * pcf.a.degree();
  require(result <= 2, "degrees whose formal solutions are not known here");
  return result;
}

/// A^2/(4 B).
Rational inverse_rho(const Pcf& pcf) { return {Integer(pcf.a.leading() * pcf.a.leading()), Integer(4 * pcf.b.leading())}; }

Kind kind_of(int surplus, const std::array<Rational, 3>& e) {
  if (surplus < 0) return Kind::apart;
  if (surplus > 0) return surplus == 1 ? Kind::roots : Kind::opposite;
  if (e[0] != 0) return Kind::distinct;
  return e[1] != 0 ? Kind::halves : Kind::doubled;
}

/// Twice deg(kappa_1 - kappa_2).
long twice_separation(Kind kind, long s, long t) {
  if (kind == Kind::halves) return 2 * s - 1;
  if (kind == Kind::doubled) return 2 * s - 2;
  return std::max(2 * s, t);
}

/// ((m_1 - m_2)/2)^2, and its sign before squaring.
std::pair<Rational, int> half_difference(Kind kind, const std::array<Rational, 3>& e, const Pcf& pcf, const Rational& centre) {
  if (kind == Kind::apart) {
    const Rational half = Rational(pcf.a.coefficient(pcf.a.degree() - 1), pcf.a.leading()) + e[1] / 4 - centre;
    return {half * half, half.sign()};
  }
  if (kind == Kind::distinct) {
    const Rational part = e[1] / (1 - e[0]);
    return {part * part / (4 * e[0]), part.sign()};
  }
  if (kind == Kind::doubled) {
    require(1 + 4 * e[2] != 0, "solutions with a logarithm");
    return {(1 + 4 * e[2]) / 4, 1};
  }
  return kind == Kind::opposite ? std::pair{inverse_rho(pcf), 1} : std::pair{Rational(0), 0};
}

Rational power(const Rational& x, long k) {
  const auto e = static_cast<unsigned>(k);
  return {Integer(pow(Integer(numerator(x)), e)), Integer(pow(Integer(denominator(x)), e))};
}

/// What powers of A^2/B up to the k-th and k^(kd) cost.
void book_powers(const Pcf& pcf, long k, int d) {
  const auto limbs = [](const Integer& x) { return 1 + static_cast<double>(mpz_size(x.backend().data())); };
  const double size = static_cast<double>(k) * (limbs(pcf.a.leading()) + limbs(pcf.b.leading()) + std::abs(d) / 20.0);
  book_work(static_cast<double>(k) * (20 + size * size));
}

/// x^k + x^-k from x + 1/x.
Rational trace_of_power(const Rational& trace, long k) {
  Rational before = 2, now = trace;
  for (long i = 1; i < k; ++i) before = std::exchange(now, Rational(trace * now - before));
  return now;
}

Rational h_square(Kind kind, const std::array<Rational, 3>& e, const Pcf& pcf) {
  return kind == Kind::halves ? e[1] : kind == Kind::roots ? inverse_rho(pcf) : Rational(0);
}

}  // namespace

FormalSolutions formal_solutions(const Pcf& pcf) {
  const int d = surplus(pcf);
  const auto e = d <= 0 ? discriminant(pcf) : std::array<Rational, 3>{};
  const long s = pcf.a.degree(), t = pcf.b.degree();
  FormalSolutions result;
  result.kind = kind_of(d, e);
  result.twice_degree = {std::max(2 * s, t), d < 0 ? 2 * (t - s) : std::max(2 * s, t)};
  result.twice_tail = {2 * t - result.twice_degree[0], 2 * t - result.twice_degree[1]};
  result.twice_separation = twice_separation(result.kind, s, t);
  result.h_square = h_square(result.kind, e, pcf);
  result.centre = (Rational(pcf.b.coefficient(pcf.b.degree() - 1), pcf.b.leading()) + Rational(result.twice_separation, 2)) / 2;
  std::tie(result.square, result.sign) = half_difference(result.kind, e, pcf, result.centre);
  return result;
}

QuotientGrowth quotient_growth(const Pcf& pcf, long k) {
  const int d = surplus(pcf);
  book_powers(pcf, k, d);
  const Rational square = -4 * inverse_rho(pcf);  // -A^2/B
  if (d < 0) return {k * d, power(1 / square, k) / power(k, -k * d), 0};
  const auto e = d == 0 ? discriminant(pcf) : std::array<Rational, 3>{};
  const Rational trace = d == 0 ? Rational(square - 2) : Rational(-2);
  return {0, trace_of_power(trace, k), k * h_square(kind_of(d, e), e, pcf)};
}

}  // namespace brouncker::certificates
