/// Formulas in Euler's form (linear_euler_form.hpp) with one alpha and gamma, whose beta and delta lie on a lattice.
#pragma once

#include "engine/families/lattice.hpp"
#include "engine/families/linear_euler_form.hpp"

#include <span>
#include <string>
#include <vector>

namespace brouncker {

/// A polynomial over Q(sqrt m).
struct FieldPoly {
  ParameterPoly x, y;
};

struct EulerLattice {
  std::vector<std::size_t> members;         ///< indices of formulas, the simplest first
  Integer m;                                ///< of the field; 1: Q
  std::vector<std::vector<Rational>> rows;  ///< Hermite normal form; beta, beta/sqrt, delta, delta/sqrt
  FieldPoly h1, h2;                         ///< in n and one parameter a row, times a common denominator
  ParameterPoly a, b;
};

/// "n + i + sqrt(5)*(j + 1)" with the names of lattice_parameters().
std::string to_plain(const FieldPoly& p, const Integer& m);

/// The lattices of at least kLeastFormulas formulas, most formulas first; a formula of two forms may lie on two. The form of a and b
/// holds for all i, j, ... by construction. Precondition: a positive leading coefficient of a.
std::vector<EulerLattice> euler_lattices(std::span<const Pcf> formulas);

}  // namespace brouncker
