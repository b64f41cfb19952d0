/// What certificates by recessive sequences share (engine/prove/statements/recessive_limit.hpp).
#pragma once

#include "engine/prove/statements/recessive_limit.hpp"
#include "formulas/bivariate.hpp"
#include "formulas/json.hpp"

namespace brouncker::certificates {

/// Polynomials in n by powers of the second variable, the highest first; throws Invalid.
Bivariate bivariate(const nlohmann::json& json, const char* name);
Recurrence recurrence(const nlohmann::json& json);

/// Throws Invalid unless the PCF is that of c, and every solution X of c with |X_n| <= C n^m bound^n is its recessive one: deg c2 = deg a, the
/// exponential or factorial class, and bound |lead c2| < |lambda|, the larger root of x^2 = A x + B for A > 0, B = 0 where deg b < 2 deg a; or
/// deg c2 < deg a and the factorial class (Poincare, Perron).
void check_recessive(const Pcf& pcf, const Recurrence& c, const Rational& bound);

}  // namespace brouncker::certificates
