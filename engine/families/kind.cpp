#include "engine/families/kind.hpp"

#include "engine/families/reflection_family.hpp"

#include <fmt/format.h>

namespace brouncker {
namespace {

/// Whether x / y does not depend on n: the tail modified by a constant, for U or for its inverse [Perron1957, II].
bool constant_ratio(const ParameterPoly& x, const ParameterPoly& y) {
  return !y.is_zero() && x.degree() == y.degree() && x * y.coefficient(y.degree()) == y * x.coefficient(x.degree());
}

}  // namespace

std::string kind_of(const Family& family) {
  const PairSystem& s = family.affine.system;
  if (family.status == FamilyStatus::same_recurrence) return "same recurrence";
  if (family.affine.integers > 0) return "reflection (theorem R)";
  if (s.a.degree() <= 1) return "contiguity";
  if (family.theorem && family.theorem->n[1].is_zero() && family.theorem->n[2].is_zero()) return "equivalence transformation";
  if (const auto j = reflection_step(family.affine)) return fmt::format("reflection (theorem R, j = {})", *j);
  if (family.theorem &&
      (constant_ratio(family.theorem->n[0], family.theorem->n[2]) || constant_ratio(family.theorem->n[3], family.theorem->n[2])))
    return "Bauer-Muir step";
  return "gauge";
}

}  // namespace brouncker
