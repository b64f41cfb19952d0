// The polynomial, stretched exponential and logarithmic classes with deg b = 2 deg a.
#include "engine/prove/find/dominance_candidates.hpp"

#include <cmath>

namespace brouncker::dominance {
namespace {

/// A^2 + 4 B = 0. With l = (A/2) n^s + x n^(s-1) the leading term of (a(n+1) - l(n+1)) l(n) + b(n+1) is a quadratic in x, -x^2 + ...;
/// its larger root belongs to the dominant solution. Where it does not depend on x, and is positive, every x will do.
class EqualModuli {
 public:
  explicit EqualModuli(const Pcf& pcf) : pcf_(pcf), s_(pcf.a.degree()) {}

  std::vector<Growth> found() const {
    std::vector<Growth> all;
    const auto add = [&](const std::optional<Growth>& growth) {
      if (growth) all.push_back(*growth);
    };
    if (s_ < 1) {
      add(tried(pcf_, falling(0)));
    } else if (gain(0).degree() > 2 * s_ - 2) {
      for (const int x : {0, 1, 2, 4, 8, 16}) add(tried(pcf_, falling(kUnit * x))), add(power(kUnit * x));
    } else {
      const double zero = at(0), slope = (at(1) - at(-1)) / 2, root = std::sqrt(slope * slope + 4 * zero);
      if (!std::isfinite(root)) return all;
      if (root > 0)
        for (const double part : {0.02, 0.125, 0.25, 0.4}) add(power(Integer(std::llround((slope + root) / 2 - root * part))));
      add(tried(pcf_, falling(Integer(std::llround(std::floor((slope + root) / 2))))));
    }
    return all;
  }

 private:
  static inline const Integer kUnit = 128;

  /// Everything times 128: l = (64 A n^s + x n^(s-1))/128.
  Polynomial bound(const Integer& x) const {
    return kUnit / 2 * pcf_.a.leading() * monomial(1, s_) + (s_ > 0 ? monomial(x, s_ - 1) : Polynomial());
  }
  Growth falling(const Integer& x) const { return {bound(x), kUnit, 0, Speed::falling, 0, 0, {}, 0}; }
  Polynomial gain(const Integer& x) const {
    const Polynomial l = bound(x);
    return (kUnit * pcf_.a.shifted(1) - l.shifted(1)) * l + Integer(kUnit * kUnit) * pcf_.b.shifted(1);
  }
  double at(const Integer& x) const { return static_cast<double>(gain(x).coefficient(2 * s_ - 2)); }

  std::optional<Growth> power(const Integer& x) const {
    const Polynomial l = bound(x), db = kUnit * pcf_.b.shifted(1), next = pcf_.a.shifted(1) * l + db, drop = next + db;
    if (drop.degree() != next.degree() - 1) return std::nullopt;
    const double excess = static_cast<double>(Rational(drop.leading()) / Rational(next.leading())) - 1;
    const auto [top, bottom] = near(excess * 3 / 4);
    return tried(pcf_, {l, kUnit, 0, Speed::power, top, bottom, {}, 0});
  }
  const Pcf& pcf_;
  int s_;
};

}  // namespace

std::vector<Growth> equal_moduli(const Pcf& pcf) { return EqualModuli(pcf).found(); }

}  // namespace brouncker::dominance
