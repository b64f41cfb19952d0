/// Does the product of a period have the common factor that its norm promises?
///
/// Where N = const z^k S(z)^2 with S(0) != 0, and T agrees, the eigenvalues of P grow like the product of a polynomial with roots outside F_p.
/// Two things do that. A common factor c(n) c(n-1), or one that shows after some steps (apparent singularities): then the product of the
/// matrices across its roots vanishes and S divides P, but for the places where the period begins among those matrices. Or roots that merely
/// occur twice, as in b = -(n^2 + 1)^2: then nothing cancels.
#pragma once

#include "engine/sieve/curvature.hpp"

namespace brouncker::sieve {

/// Does at least half of S(x^p - x) divide all entries of P? True where N = const z^k. Precondition: is_admissible_norm().
/// Cost: O((D p)^2) operations.
bool has_common_factor(const PcfModulo& pcf, const SmallResidues& norm);

}  // namespace brouncker::sieve
