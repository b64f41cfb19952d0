/// The formulas of the literature that the program knows: facts only, a, b, the limit, and where it stands.
#pragma once

#include "formulas/pcf.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace brouncker {

struct KnownFormula {
  Pcf pcf;
  std::string expression;  ///< its limit, a closed form
  std::string name;        ///< "Brouncker 1655"
  std::string reference;   ///< a key of doc/references.md; of a user's table whatever it says
};

/// results/literature/known_formulas.jsonl, in its order. That every limit is what it says is tested, to 100 digits.
const std::vector<KnownFormula>& known_formulas();

/// The table as text: that file.
std::string_view known_formulas_text();

/// Formulas as such lines, and back. Throws Error (input) where they are none.
std::string print_known_formulas(const std::vector<KnownFormula>& formulas);
std::vector<KnownFormula> parse_known_formulas(std::string_view text);

}  // namespace brouncker
