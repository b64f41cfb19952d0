/// Roots modulo the integers, as a certificate states them.
#pragma once

#include "formulas/json.hpp"
#include "formulas/polynomial.hpp"

#include <vector>

namespace brouncker::certificates {

/// The factors base(n - p) of two polynomials, p in `from` or in `to`, each list in increasing order. No two roots of bases, of one or of
/// two, differ by an integer, and a base has no double root: so each root of a base stands for one class of C/Z.
struct RootClass {
  Polynomial base;
  std::vector<long> from, to;
};

/// Positions beyond this are refused.
inline constexpr long kMaxPosition = 1L << 40;

/// "base", "from", "to" of a class; its base is primitive, of degree >= 1 and of positive leading coefficient. Throws Invalid.
RootClass read_root_class(const nlohmann::json& object);
/// product of base(n - p) over the positions.
Polynomial product(const Polynomial& base, const std::vector<long>& positions);

/// Throws Invalid unless f(n) and g(n + t) are coprime for every integer t, where f and g are one polynomial for t != 0 and without double root.
/// All t up to the sum of Cauchy's bounds of their roots are tried, modulo a prime; booked as work.
void require_apart(const Polynomial& f, const Polynomial& g);

/// Throws Invalid unless the classes are the factorisations of b and b' and stand for different classes of C/Z.
void require_classes(const std::vector<RootClass>& classes, const Polynomial& b, const Polynomial& b_to);

}  // namespace brouncker::certificates
