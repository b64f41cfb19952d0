/// Numbers, polynomials and records as Coq reads them.
#pragma once

#include "formulas/moebius.hpp"
#include "formulas/pcf.hpp"
#include "results/export/coq/growth.hpp"

#include <string>

namespace brouncker::coq {

/// 3, (-3).
std::string literal(const Integer& x);
/// (7 / 3), 3, (-2 / 9).
std::string literal(const Rational& x);
/// [1; 2]%Z, lowest power first.
std::string list(const Polynomial& p);
/// (fun n => 3 * INR n ^ 2 + 1).
std::string sequence(const Polynomial& p);
/// (MatZ 1 0 0 1).
std::string matrix(const Moebius& m);
/// (Growth [0; 3]%Z 2 1 (Geometric 1 2)).
std::string record(const Growth& g);
/// (p x + q)/(r x + s) in parentheses, simplified where entries are 0 or 1; `x` is a term in parentheses or an identifier.
std::string image(const Moebius& m, const std::string& x);

}  // namespace brouncker::coq
