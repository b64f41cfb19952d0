/// The check of a "no": no k steps of one recurrence are gauge equivalent to l steps of another.
#pragma once

#include "formulas/json.hpp"
#include "formulas/pcf.hpp"

#include <string>

namespace brouncker::certificates {

/// With T_k(n) = M(kn+1) ... M(kn+k), T'_l in the same way, and every 1 <= k, l <= kMaxFold in exactly one of the grounds of `end`
/// (engine/prove/certificate.hpp): throws Invalid unless each ground shows that there are no U in GL_2(Q(n)) and s in Q(n) with
///
///     T_k(n) U(n+1) = s(n) U(n) T'_l(n).
///
/// growth    The quotients of the two formal solutions grow differently (check/formal_solutions).
/// roots     b(kn+1) ... b(kn+k) b'(ln+1) ... b'(ln+l) has an odd number of roots in a class modulo Z.
/// matrix    T_k and T'_l are contracted to PCFs; for each sign of s the exponents exclude U, or the values at n = 1, 2, ... of the
///           equations for its first column have full rank modulo a number (check/gauge_bounds).
/// none      Not certified.
///
/// Returns what is shown, and for which k:l nothing is. Proof: doc/PROOFS.md, theorem N.
std::string check_inequivalence(const Pcf& first, const nlohmann::json& end);

}  // namespace brouncker::certificates
