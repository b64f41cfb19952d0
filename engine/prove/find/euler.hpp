/// The Euler forms (engine/prove/statements/euler_form.hpp) to which a PCF with a rational dominant tail may be gauge equivalent.
#pragma once

#include "engine/prove/statements/euler_form.hpp"
#include "engine/recurrence/rational_tail.hpp"

#include <vector>

namespace brouncker {

/// The members with K = kappa h(n), y = 1, of the class of a PCF with dominant tail kappa h(n) y(n+1)/y(n), their roots moved to
/// (-1, 0]; first with the factors common to G and H modulo Z left out, then with them. Empty where a root is not rational.
std::vector<EulerForm> euler_forms(const Pcf& pcf, const RationalTail& tail);

}  // namespace brouncker
