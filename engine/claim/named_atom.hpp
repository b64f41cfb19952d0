/// Which constant of the catalogue a closed form is about.
#pragma once

#include "formulas/expression.hpp"
#include "formulas/moebius.hpp"

#include <optional>
#include <string>

namespace brouncker {

struct NamedAtom {
  std::string constant;
  Moebius map;  ///< atom = (p c + q)/(r c + s)
};

/// The constant c of the catalogue with atom = map(c): by its text where the atom is a definition of the catalogue, else by a search
/// over 50 digits up to height 2^kMaxHeightBits under the acceptance rule of the matcher, so that besseli(0, 2)/besseli(1, 2),
/// sqrt(3)*atanh(sqrt(3)/3) and psi(7/4) - psi(5/4) are called by the names of their inverses and multiples. There is at most one: no
/// row of the catalogue is an image of another. nullopt where there is none.
/// The answer depends on the text alone; it is kept, and any number of threads may ask.
/// Cost: 1 us for a definition; 0.3 ms for another atom asked for the first time, and 5 ms for the first of all.
std::optional<NamedAtom> named_atom(const Expression& atom);

}  // namespace brouncker
