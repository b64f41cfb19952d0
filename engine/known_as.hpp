/// A formula as one of the literature, up to equivalence.
#pragma once

#include "formulas/moebius.hpp"

#include <string>

namespace brouncker {

struct KnownAs {
  std::string name;       ///< of the entry: "Brouncker 1655"
  std::string reference;  ///< a key of doc/references.md, or what a user's table says; empty: none
  std::string pcf;        ///< of the entry: "PCF(2*n + 1, n^2)"
  std::string by;         ///< what was needed to come to it: "form", "gauge", "fold 1:2"
  Moebius map;            ///< L = map(the entry's limit), proved
  friend bool operator==(const KnownAs&, const KnownAs&) = default;
};

}  // namespace brouncker
