// Fractions as people have them: a line of a, a line of b, a line of first terms. Each of the first convergents of the PCF that a
// fraction is brought to is, carried back, one of the fraction's own, computed from its terms.
#include "formulas/fraction.hpp"
#include "formulas/contraction.hpp"
#include "tests/fuzz/target.hpp"

namespace brouncker::fuzz {
namespace {

/// The convergents of a fraction or a PCF as points of the projective line; stops where a term has no value.
class Convergents {
 public:
  struct Point {
    Rational p, q;
    bool operator==(const Point& other) const { return p * other.q == q * other.p; }
  };
  explicit Convergents(const Rational& a0) : now_{a0, 1}, before_{1, 0} {}
  void step(const Rational& a, const Rational& b) {
    const Point next{a * now_.p + b * before_.p, a * now_.q + b * before_.q};
    before_ = std::exchange(now_, next);
  }
  const Point& now() const { return now_; }

 private:
  Point now_, before_;
};

std::vector<Convergents::Point> of_fraction(const Fraction& fraction, long last) {
  std::vector<Convergents::Point> points;
  const std::optional<Rational> a0 = fraction.a_at(0);
  if (!a0) return points;
  Convergents convergents(*a0);
  points.push_back({1, 0});
  points.push_back(convergents.now());
  for (long n = 1; n <= last; ++n) {
    const std::optional<Rational> a = fraction.a_at(n), b = fraction.b_at(n);
    if (!a || !b) break;
    convergents.step(*a, *b);
    points.push_back(convergents.now());
  }
  return points;
}

void check_contraction(const Fraction& fraction) {
  const Contraction c = contracted(fraction);
  require(!c.pcf.a.is_zero() && !c.pcf.b.is_zero() && c.map.determinant() != 0, "a contraction to no fraction");
  if (c.first > 30 || c.pcf.a.degree() + c.pcf.b.degree() > 200) return;
  const std::vector<Convergents::Point> own = of_fraction(fraction, c.first + 8 * c.period);
  Convergents convergents(Rational(c.pcf.a(0)));
  for (long n = 1; n <= 3; ++n) {
    convergents.step(Rational(c.pcf.a(n)), Rational(c.pcf.b(n)));
    const auto& [p, q] = convergents.now();
    if (p == 0 && q == 0) return;
    const Convergents::Point carried{c.map.p * p + c.map.q * q, c.map.r * p + c.map.s * q};
    bool found = false;
    for (const Convergents::Point& point : own) found = found || (point == carried && !(point.p == 0 && point.q == 0));
    require(found, "a convergent of the PCF is none of the fraction's");
  }
}

Verdict run(std::string_view input) {
  const std::vector<std::string_view> lines = pieces(input, '\n');
  return refused_or([&] {
    const Fraction fraction = parse_fraction(lines[0], lines.size() > 1 ? lines[1] : "", lines.size() > 2 ? lines[2] : "");
    to_plain(fraction);
    require(!fraction.a.empty() && !fraction.b.empty(), "a fraction without a pattern");
    if (const std::optional<Pcf> pcf = as_pcf(fraction)) {
      for (long n = 1; n <= 3; ++n)
        require(fraction.a_at(n) == Rational(pcf->a(n)) && fraction.b_at(n) == Rational(pcf->b(n)), "as_pcf() is another fraction");
    }
    check_contraction(fraction);
  });
}

}  // namespace

extern const Target kFraction;
const Target kFraction = {"fraction", run};

}  // namespace brouncker::fuzz
