/// Closed forms that may hold constants of a user's file, as a run stores them.
#pragma once

#include "formulas/expression.hpp"

#include <string_view>

namespace brouncker {

/// The grammar of expression.hpp and nothing else: no notation of other programs. A name that is neither a constant of the catalogue
/// nor a function becomes an Expression::symbol().
Expression parse_expression_with_symbols(std::string_view text);

}  // namespace brouncker
