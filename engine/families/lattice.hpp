/// Formulas of one constant on a lattice: what contiguity relations make of formulas with deg a <= 1, deg b <= 2.
///
///     a = a1 n + p,    b = b2 (n + q)(n + r)   (b1 (n + q), b0)
///
/// A lattice holds formulas of equal a1, leading coefficient of b and constant whose PCFs are gauge equivalent to one of them, the
/// base; it is spanned by the differences of their (p, q, r). Whether another member of the lattice has the same constant is for the
/// relation of a step to say.
#pragma once

#include "engine/families/parameter_poly.hpp"
#include "formulas/moebius.hpp"
#include "formulas/pcf.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace brouncker {

/// Least number of formulas of a lattice, mirror images not counted.
inline constexpr std::size_t kLeastFormulas = 4;

/// L(from) = map(L(to)), proved.
struct LatticeStep {
  Pcf from, to;
  Moebius map;
  friend bool operator==(const LatticeStep&, const LatticeStep&) = default;
};

struct FormulaLattice {
  std::vector<std::size_t> members;             ///< indices of formulas, the base first, then the simplest
  std::vector<std::string> coordinates;         ///< p, q, r as far as there are
  std::vector<std::vector<Rational>> rows;      ///< Hermite normal form
  ParameterPoly a, b;                           ///< in n and one parameter a row
  std::vector<std::vector<LatticeStep>> steps;  ///< along each row, from the base outwards
};

/// i, j, ...: the names of the parameters of lattices.
std::span<const std::string> lattice_parameters();

/// p and the roots of b, negated; empty where these are not rational. Preconditions: degrees as above, a and b not 0.
std::vector<Rational> lattice_coordinates(const Pcf& pcf);

/// Equal for formulas that may share a lattice, the constant aside: degrees, a1, leading coefficient of b.
std::string lattice_key(const Pcf& pcf);

/// The lattices of at least kLeastFormulas formulas that are more than the shifts of n. Preconditions: one lattice_key() and one
/// constant, coordinates, a positive leading coefficient of a.
/// Cost: a gauge solution for each formula and class of equivalent ones.
std::vector<FormulaLattice> lattices_of(std::span<const Pcf> formulas);

}  // namespace brouncker
