/// A certificate as a PARI/GP script.
#pragma once

#include "formulas/json.hpp"

#include <string>

namespace brouncker {

/// Checks the identities of a certificate with PARI's own polynomials, then the relations against convergents at a fixed depth, and
/// the closed form where PARI has its functions. Prints "ok" as the last line, or stops with an error. Precondition:
/// check(certificate).valid.
/// @param digits Digits to which the closed form and the convergents have to agree; fewer are reached where the fraction converges
/// slowly, and the
///               script then compares those.
std::string pari_script(const nlohmann::json& certificate, long digits = 50);

}  // namespace brouncker
