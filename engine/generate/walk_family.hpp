/// Walks of 2F1 with z kept as a symbol: one PCF with polynomials in n and z for all z < 1.
///
/// x(z) = log(1 - z) (h = 0), or sqrt z artanh sqrt z for z > 0, -sqrt(-z) arctan sqrt(-z) for z < 0 (h = 1): analytic at 0.
/// The recurrence of the walk is one over Q(z): its coefficients have degrees in z of at most 3 |e|, |e| the number of steps,
/// and the integrals X_0, X_1 are (p + q x)/(z^k (1-z)^l) with polynomials p, q of bounded degrees, so that whether a PCF with
/// coefficients in Q[z] is equivalent to that of the walk, and its limit a certain map of x, are identities between polynomials
/// in z of bounded degrees. They are tested at more values of z than the degree: exact members, each with a certificate that the
/// checker has accepted. The polynomials themselves come from the members by rational interpolation. What is proved at once for
/// all z are the identities; that the fraction converges to that limit is Theorem I at each z < 1, not 0, where the fraction is
/// of the exponential class, b has no zero at n >= 1, and w on [0, 1] is less than the larger eigenvalue: (1, 1, -1) at all z <
/// 1, (0, 1, -1) at |z| < 1. Source: doc/GENERATE.md, "Families in z"; doc/PROOFS.md, "Walks".
#pragma once

#include "engine/families/parameter_poly.hpp"
#include "engine/generate/walk_formula.hpp"
#include "formulas/closed_form.hpp"

namespace brouncker::generate {

struct WalkFamily {
  ParameterPoly a, b;             ///< in n and z, integer coefficients
  std::array<Polynomial, 4> map;  ///< p, q, r, s in z: L = (p x + q)/(r x + s)
  Walk walk;                      ///< at z = -1
  int members = 0;                ///< at which the identities were tested
};

/// The family of a direction; nullopt where the members have no common form or the polynomials are not found. Throws Error (file)
/// where the checker refuses a member: a defect. Precondition: the source at z lists the direction. Cost: some hundred members.
std::optional<WalkFamily> walk_family(int half, const Exponents3& direction);

/// The polynomial in n and z with these coefficients of n^0, n^1, ..., polynomials in z.
ParameterPoly in_n_and_z(const std::vector<Polynomial>& by_n);
/// x(z) = factor * atom. Preconditions: z < 1, not 0.
closed::Multiple family_constant_at(const Rational& z, int half);
/// The same as text.
std::string_view family_constant(int half);
/// "(3*z - 1)/(2*x + z)" with x written out, as the grammar of expressions reads it.
std::string limit_text(const WalkFamily& family);
/// The name of the variable.
inline constexpr std::string_view kVariable = "z";
/// h where the function of z, a symbol, is at three values of z a rational multiple of x or of 1/x, as 100 digits say; nullopt
/// where it is neither.
std::optional<int> family_type(const Expression& function);
}  // namespace brouncker::generate
