#include "engine/families/normal_pair.hpp"

#include "formulas/rational_polynomial.hpp"

namespace brouncker {

std::optional<NormalPair> normal_pair(const std::vector<Rational>& a, const std::vector<Rational>& b,
                                      const std::vector<Rational>& a_to, const std::vector<Rational>& b_to, const Rational& s) {
  if (a.size() != a_to.size() || b.size() != b_to.size()) return std::nullopt;
  const Rational c = unit_scale(a, b), d = unit_scale(a_to, b_to), centre = centre_of(a, b);
  NormalPair pair;
  pair.from = state_of(a, b);
  pair.a_to = shifted(times(a_to, d), centre);
  pair.b_to = shifted(times(b_to, Rational(d * d)), centre);
  pair.scale = s * c / d;
  if (pair.from.b.back() != pair.b_to.back()) return std::nullopt;
  if (pair.s() > 0) pair.offset = -centre_of(pair.a_to, pair.b_to);
  return pair;
}

}  // namespace brouncker
