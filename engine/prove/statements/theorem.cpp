// Look-up by name, and the closed form as an expression.
#include "engine/prove/statements/theorem.hpp"

#include "formulas/closed_form.hpp"

#include <algorithm>

namespace brouncker {

const TheoremRow* find_theorem(std::string_view name) {
  const auto rows = theorems();
  const auto found = std::ranges::find(rows, name, &TheoremRow::name);
  return found == rows.end() ? nullptr : *found;
}

std::optional<Expression> expression_of(const ClosedForm& form) { return closed::apply(form.map, form.atom); }

}  // namespace brouncker
