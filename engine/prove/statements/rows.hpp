/// What the table of theorems is made of: one value function and one bases function a row; see table.cpp for the statements.
#pragma once

#include "engine/prove/statements/theorem.hpp"

namespace brouncker::theorem_rows {

using Value = std::optional<ClosedForm>;
using Bases = std::vector<Pcf>;

// algebraic.cpp
Value constant_coefficients(const Pcf& pcf);
Value double_root(const Pcf& pcf);
Value algebraic_tail(const Pcf& pcf);
Bases algebraic_tail_bases(const Pcf& pcf);
// bessel.cpp
Value lambert(const Pcf& pcf);
Bases lambert_bases(const Pcf& pcf);
Value bessel_quotient(const Pcf& pcf);
Bases bessel_quotient_bases(const Pcf& pcf);
// kummer.cpp
Value exponential(const Pcf& pcf);
Bases exponential_bases(const Pcf& pcf);
Value error_function(const Pcf& pcf);
Bases error_function_bases(const Pcf& pcf);
Value incomplete_gamma(const Pcf& pcf);
Bases incomplete_gamma_bases(const Pcf& pcf);
Value exponential_beta(const Pcf& pcf);
Bases exponential_beta_bases(const Pcf& pcf);
Value kummer_bessel(const Pcf& pcf);
Bases kummer_bessel_bases(const Pcf& pcf);
// gauss.cpp
Value logarithm(const Pcf& pcf);
Bases logarithm_bases(const Pcf& pcf);
Value inverse_tangent(const Pcf& pcf);
Bases inverse_tangent_bases(const Pcf& pcf);
Value inverse_sine(const Pcf& pcf);
Bases inverse_sine_bases(const Pcf& pcf);
Value inverse_sine_half(const Pcf& pcf);
Bases inverse_sine_half_bases(const Pcf& pcf);
Value power(const Pcf& pcf);
Bases power_bases(const Pcf& pcf);
Value incomplete_beta(const Pcf& pcf);
Bases incomplete_beta_bases(const Pcf& pcf);
// legendre.cpp
Value arctangent_root(const Pcf& pcf);
Bases arctangent_root_bases(const Pcf& pcf);
Value lemniscate(const Pcf& pcf);
Bases lemniscate_bases(const Pcf& pcf);
Value elliptic(const Pcf& pcf);
Bases elliptic_bases(const Pcf& pcf);
// equal_moduli.cpp
Value stieltjes_beta(const Pcf& pcf);
Bases stieltjes_beta_bases(const Pcf& pcf);
Value gamma_quotient(const Pcf& pcf);
Bases gamma_quotient_bases(const Pcf& pcf);
// conjugate_roots.cpp
Value multiple_angle(const Pcf& pcf);
Bases multiple_angle_bases(const Pcf& pcf);
Value hyperbolic_tangent(const Pcf& pcf);
Bases hyperbolic_tangent_bases(const Pcf& pcf);
// equianharmonic.cpp
Value equianharmonic(const Pcf& pcf);
Bases equianharmonic_bases(const Pcf& pcf);
// tricomi.cpp
Value exponential_integral(const Pcf& pcf);
Bases exponential_integral_bases(const Pcf& pcf);
Value upper_gamma(const Pcf& pcf);
Bases upper_gamma_bases(const Pcf& pcf);
Value bessel_k(const Pcf& pcf);
Bases bessel_k_bases(const Pcf& pcf);
Value laplace_erfc(const Pcf& pcf);
Bases laplace_erfc_bases(const Pcf& pcf);
// euler.cpp
Value arcsine_square(const Pcf& pcf);
Bases arcsine_square_bases(const Pcf& pcf);
Value binomial_zeta3(const Pcf& pcf);
Bases binomial_zeta3_bases(const Pcf& pcf);
Value binomial_zeta4(const Pcf& pcf);
Bases binomial_zeta4_bases(const Pcf& pcf);
Value binomial_catalan(const Pcf& pcf);
Bases binomial_catalan_bases(const Pcf& pcf);
Value entire_exponential_integral(const Pcf& pcf);
Bases entire_exponential_integral_bases(const Pcf& pcf);
Value bessel_value(const Pcf& pcf);
Bases bessel_value_bases(const Pcf& pcf);
Value lommel(const Pcf& pcf);
Bases lommel_bases(const Pcf& pcf);
Value apery(const Pcf& pcf);
Bases apery_bases(const Pcf& pcf);
// hypergeometric.cpp
Value quotient_0f1(const Pcf& pcf);
Value quotient_1f1(const Pcf& pcf);
Value quotient_2f1(const Pcf& pcf);
Value quotient_u(const Pcf& pcf);
Value quotient_cylinder(const Pcf& pcf);

}  // namespace brouncker::theorem_rows
