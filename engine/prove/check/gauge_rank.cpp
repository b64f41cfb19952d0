// has_only_zero() of gauge_bounds.hpp.
#include "engine/prove/check/gauge_bounds.hpp"
#include "engine/prove/check/modular.hpp"
#include "engine/prove/check/reader.hpp"
#include "formulas/work.hpp"

#include <array>

namespace brouncker::certificates {
namespace {

/// [[x[0], x[1]], [x[2], x[3]]].
using Matrix = std::array<std::uint64_t, 4>;

/// The equation for x at one n: c2 x(n+2) + c1 x(n+1) + c0 x(n) = 0, with matrices c.
class Equation {
 public:
  Equation(const Modular& field, const Pcf& from, const Pcf& to, const GaugeBounds& bounds, long shift)
      : field_(field),
        a_(field.reduced(from.a)),
        b_(field.reduced(from.b)),
        a_to_(field.reduced(to.a.shifted(shift))),
        b_to_(field.reduced(to.b.shifted(shift))),
        top_(field.reduced(bounds.s_top)),
        bottom_(field.reduced(bounds.s_bottom)),
        w_(field.reduced(bounds.denominator)),
        length_{static_cast<std::size_t>(bounds.upper + 1), static_cast<std::size_t>(bounds.lower + 1)} {}

  /// The two rows at n, in the coefficients of the two polynomials w x.
  std::array<Residues, 2> rows(std::uint64_t n) const {
    const auto at = [&](const Residues& p, std::uint64_t x) { return field_.value(p, x); };
    const std::uint64_t w0 = at(w_, n), w1 = at(w_, n + 1), w2 = at(w_, n + 2), f = at(top_, n), f1 = at(top_, n + 1),
                        g = at(bottom_, n), g1 = at(bottom_, n + 1);
    const Matrix m{0, at(b_, n), 1, at(a_, n)}, next{0, at(b_, n + 1), 1, at(a_, n + 1)};
    const Matrix c2 = scaled(times(m, next), {g, g1, w0, w1});
    const Matrix c1 = scaled(m, {field_.negative(at(a_to_, n)), f1, g, w0, w2});
    const Matrix c0 = scaled({1, 0, 0, 1}, {field_.negative(at(b_to_, n)), f, f1, w1, w2});
    return {row(n, {&c0, &c1, &c2}, 0), row(n, {&c0, &c1, &c2}, 1)};
  }

 private:
  Matrix times(const Matrix& x, const Matrix& y) const {
    const auto sum = [&](std::size_t i, std::size_t j, std::size_t k, std::size_t l) {
      return field_.add(field_.multiply(x[i], y[j]), field_.multiply(x[k], y[l]));
    };
    return {sum(0, 0, 1, 2), sum(0, 1, 1, 3), sum(2, 0, 3, 2), sum(2, 1, 3, 3)};
  }
  Matrix scaled(Matrix x, std::initializer_list<std::uint64_t> factors) const {
    for (std::uint64_t& entry : x)
      for (const std::uint64_t factor : factors) entry = field_.multiply(entry, factor);
    return x;
  }
  Residues row(std::uint64_t n, const std::array<const Matrix*, 3>& c, std::size_t line) const {
    Residues result;
    for (std::size_t column : {0, 1}) {
      std::array<std::uint64_t, 3> powers{1, 1, 1};
      for (std::size_t i = 0; i < length_[column]; ++i) {
        std::uint64_t sum = 0;
        for (std::size_t step = 0; step < 3; ++step) {
          sum = field_.add(sum, field_.multiply((*c[step])[2 * line + column], powers[step]));
          powers[step] = field_.multiply(powers[step], n + step);
        }
        result.push_back(sum);
      }
    }
    return result;
  }

  const Modular& field_;
  Residues a_, b_, a_to_, b_to_, top_, bottom_, w_;
  std::array<std::size_t, 2> length_;
};

}  // namespace

bool has_only_zero(const Pcf& from, const Pcf& to, const GaugeBounds& bounds, long shift, std::uint64_t m) {
  const auto unknowns = static_cast<std::size_t>(bounds.upper + bounds.lower + 2);
  const Modular field(m);
  const auto size = static_cast<double>(unknowns);
  book_work(field.cost() * size * size * (size + 100));
  const Equation equation(field, from, to, bounds, shift);
  RowSpace space(field, unknowns);
  for (std::uint64_t n = 1; n <= 2 * unknowns + 20 && n + 2 < m && !space.is_full(); ++n)
    for (Residues& row : equation.rows(n)) space.add(std::move(row));
  return space.is_full();
}

}  // namespace brouncker::certificates
