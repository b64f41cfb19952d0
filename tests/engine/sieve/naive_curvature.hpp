/// The oracle of curvature(): the product of all matrices as polynomials in x of any degree, and its trace and determinant written in
/// powers of z = x^p - x.
#pragma once

#include "engine/sieve/curvature.hpp"

#include <optional>

namespace brouncker::sieve {

/// T and N in powers of z, all coefficients; nullopt where one of them is no polynomial in z.
std::optional<Curvature> naive_curvature(const PcfModulo& pcf);

}  // namespace brouncker::sieve
