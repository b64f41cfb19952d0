/// Rational numbers, rational functions and partial fractions of a certificate.
#pragma once

#include "engine/prove/statements/summation.hpp"
#include "formulas/json.hpp"
#include "formulas/polynomial.hpp"

#include <utility>

namespace brouncker::certificates {

/// [top, bottom] in lowest terms; throws Invalid.
Rational rational(const nlohmann::json& json, const char* name);
struct Quotient {
  Polynomial top, bottom;
};
/// {"top", "bottom"}; throws Invalid.
Quotient quotient(const nlohmann::json& json, const char* name);
/// The fields "polynomial" and "poles" of `object`; throws Invalid.
PartialFractions read_fractions(const nlohmann::json& object);
/// The rational function as top/bottom.
std::pair<Polynomial, Polynomial> combined(const PartialFractions& f);

}  // namespace brouncker::certificates
