/// The tables the catalogue is made of, by subject; constants() joins them in this order.
#pragma once

#include "formulas/constants.hpp"

namespace brouncker {

std::span<const ConstantRow> pi_constants();
std::span<const ConstantRow> exponential_constants();
std::span<const ConstantRow> logarithm_constants();
std::span<const ConstantRow> zeta_constants();
std::span<const ConstantRow> gamma_constants();
std::span<const ConstantRow> trigonometric_constants();
std::span<const ConstantRow> bessel_constants();
std::span<const ConstantRow> error_function_constants();
std::span<const ConstantRow> algebraic_constants();
std::span<const ConstantRow> stored_constants();

}  // namespace brouncker
