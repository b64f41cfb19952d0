#include "engine/families/modular_pair.hpp"

#include "engine/linear/modular_nullspace.hpp"
#include "formulas/mixed_bits.hpp"

#include <algorithm>

namespace brouncker {
namespace {

/// value + derivative e, e^2 = 0.
struct Dual {
  std::uint64_t value = 0, slope = 0;
};

class DualField {
 public:
  explicit DualField(const PrimeField& field) : f_(field) {}
  Dual times(const Dual& x, const Dual& y) const {
    return {f_.multiply(x.value, y.value), f_.add(f_.multiply(x.value, y.slope), f_.multiply(x.slope, y.value))};
  }
  template <class... Rest>
  Dual times(const Dual& x, const Dual& y, const Rest&... rest) const {
    return times(times(x, y), rest...);
  }
  Dual plus(const Dual& x, const Dual& y) const { return {f_.add(x.value, y.value), f_.add(x.slope, y.slope)}; }
  Dual minus(const Dual& x) const { return {f_.subtract(0, x.value), f_.subtract(0, x.slope)}; }
  const PrimeField& field() const { return f_; }

 private:
  PrimeField f_;
};

/// The six coefficients of one equation: of p, p+, p++, q, q+, q++.
struct Equation {
  Dual p0, p1, p2, q0, q1, q2;
};

/// A polynomial at a point of the coordinates, with its derivative along one of them (or none).
struct Specialised {
  Words value, slope;
};

class PairAtPoint {
 public:
  PairAtPoint(const PairSystem& s, const PrimeField& field, const Words& point, int along)
      : f_(field),
        a_(at(s.a, point, along)),
        b_(at(s.b, point, along)),
        a_to_(at(s.a_to, point, along)),
        b_to_(at(s.b_to, point, along)),
        w_(at(s.denominator, point, along)),
        s_{reduced(field, s.s), 0},
        s_square_(f_.times(s_, s_)) {}

  std::array<Equation, 2> equations(std::uint64_t n) const {
    const Dual a = value(a_, n), a1 = value(a_, n + 1), b = value(b_, n), b1 = value(b_, n + 1), a_to = value(a_to_, n),
               b_to = value(b_to_, n);
    const Dual w0 = value(w_, n), w1 = value(w_, n + 1), w2 = value(w_, n + 2);
    const Dual left = f_.times(w0, w1), same = f_.minus(f_.times(s_square_, b_to, w1, w2)),
               next = f_.minus(f_.times(s_, a_to, w0, w2));
    const Dual zero;
    return {Equation{same, zero, f_.times(left, b), zero, f_.times(next, b), f_.times(left, b, a1)},
            Equation{zero, next, f_.times(left, a), same, f_.times(next, a), f_.times(left, f_.plus(b1, f_.times(a, a1)))}};
  }

 private:
  Specialised at(const ParameterPoly& p, const Words& point, int along) const {
    Specialised result{p.at(f_.field(), point), {}};
    if (along >= 0) result.slope = p.at(f_.field(), point, along);
    return result;
  }
  Dual value(const Specialised& p, std::uint64_t n) const { return {f_.field().value(p.value, n), f_.field().value(p.slope, n)}; }

  DualField f_;
  Specialised a_, b_, a_to_, b_to_, w_;
  Dual s_, s_square_;
};

std::size_t width(int degree) { return static_cast<std::size_t>(std::max(degree + 1, 0)); }

/// The equation in the coefficients of p and q.
Words row(const Equation& e, std::uint64_t n, std::size_t upper, std::size_t lower, const PrimeField& f) {
  Words result;
  const auto fill = [&](std::size_t count, std::uint64_t c0, std::uint64_t c1, std::uint64_t c2) {
    for (std::size_t k = 0; k < count; ++k) {
      result.push_back(f.add(c0, f.add(c1, c2)));
      c0 = f.multiply(c0, n), c1 = f.multiply(c1, n + 1), c2 = f.multiply(c2, n + 2);
    }
  };
  fill(upper, e.p0.value, e.p1.value, e.p2.value);
  fill(lower, e.q0.value, e.q1.value, e.q2.value);
  return result;
}

constexpr std::size_t kSparePoints = 3;

/// Gauss-Jordan, then the rationals behind the residues.
std::optional<std::vector<std::vector<Rational>>> reduced_rows(std::vector<Words> rows, std::size_t columns, const PrimeField& f) {
  std::size_t rank = 0;
  for (std::size_t c = 0; c < columns && rank < rows.size(); ++c) {
    const auto pivot = std::find_if(rows.begin() + static_cast<long>(rank), rows.end(), [c](const Words& r) { return r[c] != 0; });
    if (pivot == rows.end()) continue;
    std::swap(rows[rank], *pivot);
    const std::uint64_t scale = f.inverse(rows[rank][c]);
    for (std::uint64_t& x : rows[rank]) x = f.multiply(x, scale);
    for (std::size_t r = 0; r < rows.size(); ++r) {
      if (r == rank || rows[r][c] == 0) continue;
      const std::uint64_t factor = rows[r][c];
      for (std::size_t k = 0; k < columns; ++k) rows[r][k] = f.subtract(rows[r][k], f.multiply(factor, rows[rank][k]));
    }
    ++rank;
  }
  std::vector<std::vector<Rational>> result;
  for (std::size_t r = 0; r < rank; ++r) {
    result.emplace_back();
    for (std::size_t c = 0; c < columns; ++c) {
      const auto x = rational_from(Integer(rows[r][c]), Integer(f.prime()));
      if (!x || abs(numerator(*x)) > 1'000'000 || denominator(*x) > 1'000'000) return std::nullopt;
      result.back().push_back(*x);
    }
  }
  return result;
}

}  // namespace

Words random_words(std::uint64_t seed, std::size_t count) {
  Words result;
  for (std::size_t i = 0; i < count; ++i) result.push_back(mixed_bits(seed += kSplitMixStep) >> 4);  // below every prime in use
  return result;
}

GaugeKernel gauge_kernel(const PairSystem& system, const PrimeField& field, const Words& parameters) {
  const std::size_t upper = width(system.degree_upper), lower = width(system.degree_lower);
  const PairAtPoint pair(system, field, parameters, -1);
  ModularEchelon echelon(field, upper + lower);
  for (std::uint64_t n = 1; n <= (upper + lower) / 2 + kSparePoints && echelon.rank() < upper + lower; ++n)
    for (const Equation& e : pair.equations(n)) echelon.add(row(e, n, upper, lower, field));
  GaugeKernel result{upper + lower - echelon.rank(), {}};
  if (result.nullity > 0) result.column = echelon.kernel().front();
  return result;
}

bool is_regular(const PairSystem& system, const PrimeField& field, const Words& parameters, const Words& column) {
  const std::size_t upper = width(system.degree_upper);
  const Words p(column.begin(), column.begin() + static_cast<long>(upper)),
      q(column.begin() + static_cast<long>(upper), column.end());
  const Words a = system.a.at(field, parameters), b = system.b.at(field, parameters), w = system.denominator.at(field, parameters);
  // S w w+ det U = u (u+ + a v+) - b v v+ with numerators; at a place far from everything.
  const std::uint64_t n = random_words(17, 1)[0];
  const auto at = [&](const Words& x, std::uint64_t y) { return field.value(x, y); };
  const std::uint64_t left = field.multiply(at(p, n), field.add(at(p, n + 1), field.multiply(at(a, n), at(q, n + 1))));
  return left != field.multiply(at(b, n), field.multiply(at(q, n), at(q, n + 1)));
}

std::optional<std::vector<std::vector<Rational>>> tangent_space(const PairSystem& system, const std::vector<Rational>& point) {
  const PrimeField field = PrimeField::number(0);
  Words values;
  for (const Rational& x : point) values.push_back(reduced(field, x));
  const GaugeKernel base = gauge_kernel(system, field, values);
  if (base.nullity != 1) return std::nullopt;
  const std::size_t upper = width(system.degree_upper), lower = width(system.degree_lower), coordinates = point.size();
  std::vector<PairAtPoint> along;
  for (std::size_t j = 0; j < coordinates; ++j) along.emplace_back(system, field, values, static_cast<int>(j));
  const auto slope = [](const Equation& e) {
    return Equation{{e.p0.slope, 0}, {e.p1.slope, 0}, {e.p2.slope, 0}, {e.q0.slope, 0}, {e.q1.slope, 0}, {e.q2.slope, 0}};
  };
  ModularEchelon echelon(field, upper + lower + coordinates);
  for (std::uint64_t n = 1; n <= (upper + lower + coordinates) / 2 + 1 + kSparePoints; ++n) {
    std::array<Words, 2> rows;
    for (std::size_t j = 0; j < coordinates; ++j) {
      const auto equations = along[j].equations(n);
      for (std::size_t i = 0; i < 2; ++i) {
        if (j == 0) rows[i] = row(equations[i], n, upper, lower, field);
        const Words derivative = row(slope(equations[i]), n, upper, lower, field);
        std::uint64_t sum = 0;
        for (std::size_t k = 0; k < derivative.size(); ++k) sum = field.add(sum, field.multiply(derivative[k], base.column[k]));
        rows[i].push_back(sum);
      }
    }
    for (Words& each : rows) echelon.add(std::move(each));
  }
  // The kernel without the multiples of the column itself, projected on the coordinates: reduced by a second elimination from the
  // left.
  std::vector<Words> directions;
  for (const Words& x : echelon.kernel()) directions.emplace_back(x.end() - static_cast<long>(coordinates), x.end());
  return reduced_rows(std::move(directions), coordinates, field);
}

}  // namespace brouncker
