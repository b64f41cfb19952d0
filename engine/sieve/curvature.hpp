/// The matrix of a whole period modulo a prime, which shows whether the common factor of p_n and q_n keeps up with their growth.
///
/// With M(n) = [[a(n), b(n)], [1, 0]] and D = max(deg a, deg b / 2) let
///
///     P(x) = M(x + p - 1) ... M(x + 1) M(x)   over F_p[x].
///
/// P(x + 1) = M(x) P(x) M(x)^-1, since M(x + p) = M(x). So the trace T and the determinant -N, N = b(x) ... b(x + p - 1), are invariant
/// under x -> x + 1 and therefore polynomials in z = x^p - x; deg_z T <= D, deg_z N = deg b. As z = -x modulo x^p, the coefficients of
/// T, N are, up to signs, those of p products of power series truncated at x^(D+1): P itself, of degree D p, is never needed.
///
/// N = lead(b) z^(deg b) where all roots of b lie in F_p, such as rational ones.
/// Source: doc/SIEVE.md, with the proofs and what is known of the operator whose p-curvature this is [Katz1970; Chudnovsky1985].
#pragma once

#include "engine/sieve/small_field.hpp"
#include "formulas/pcf.hpp"

#include <optional>

namespace brouncker::sieve {

/// Coefficients in z, lowest first.
struct Curvature {
  SmallResidues trace;  ///< floor(D) + 1 of them
  SmallResidues norm;   ///< deg b + 1 of them: N
  friend bool operator==(const Curvature&, const Curvature&) = default;
};

/// A PCF modulo a prime at which its degrees stay the same.
struct PcfModulo {
  SmallField field;
  SmallResidues a, b;

  /// floor(D).
  int trace_degree() const;
};

/// Which primes have to pass: all good ones, or those modulo which A^2 + 4 B is a square, A, B the leading coefficients (deg b = 2 deg a):
/// the primes that split in the field of the eigenvalues, half of all.
/// Or, for bounds of delta (budget.hpp), that T(0) = 0 or b has no root modulo p.
enum class Demand { full, half, bound };

/// Largest D that is looked at: the primes must be larger than 2 D + 2, and the cost grows with D^2 p.
inline constexpr int kMostGrowth = 100;

/// nullopt where p divides a leading coefficient or p <= 2 D + 2. Precondition: p < kPrimeBound, D <= kMostGrowth.
std::optional<PcfModulo> modulo(const Pcf& pcf, std::uint32_t prime);

/// The same for good primes only: nullopt too where deg b = 2 deg a and p divides A^2 + 4 B, which is not 0: the two singular points of
/// the recurrence's operator, 1/l1 and 1/l2, are one modulo p, and p says nothing.
std::optional<PcfModulo> good_modulo(const Pcf& pcf, std::uint32_t prime);

/// Cost: p ((D + 1)^2 + (deg b + 1)^2) / 2 products of machine words, or four times that for the trace.
Curvature curvature(const PcfModulo& pcf);

/// N alone.
SmallResidues norm(const PcfModulo& pcf);

/// N = const z^m (square), m >= 0: without it no T is reducing.
bool is_admissible_norm(const SmallField& field, const SmallResidues& norm);

/// Do both eigenvalues of P grow like one polynomial in z, up to constants?
///
///     T^2 = c N, c in F_p, c != 0,     or     T = 0 and N = const z^m (square).
///
/// Where all roots of b lie in F_p this says that T = t z^(deg b / 2), t_i = 0 for all other i.
bool has_equal_growth(const SmallField& field, const Curvature& curvature);

/// Does the prime say that the common factor keeps up with the growth: equal growth, and what of it belongs to roots outside F_p divides P
/// (common_factor.hpp)? Decided without more of the curvature than is needed: the trace at z = 0 refutes all but one in p.
bool is_reducing(const PcfModulo& pcf);
/// The same where all roots of b are known to lie in F_p, such as rational ones.
bool is_reducing_with_pure_norm(const PcfModulo& pcf);
/// t_i = 0 for all i but deg b / 2.
bool has_pure_trace(const PcfModulo& pcf);

/// Does the demand ask for this prime? Leading coefficients modulo p, neither of them 0.
bool is_asked(Demand demand, const SmallField& field, std::uint32_t lead_a, std::uint32_t lead_b);

}  // namespace brouncker::sieve
