/// Continued fractions as textbooks print them, term by term: 3 + 1/(6 + 9/(6 + ...)), \cfrac{1}{2 + \cfrac{3}{4 + \ddots}}.
#pragma once

#include "formulas/fraction.hpp"

#include <optional>
#include <string_view>

namespace brouncker {

/// The terms before the dots, and the term after them in a variable, which says how it goes on.
struct Textbook {
  std::map<long, Rational> a, b;
  std::optional<RationalFunction> a_of_n, b_of_n;
};

/// Are there dots in it, of whatever kind?
bool is_textbook(std::string_view text);

/// Reads
///
///     chain = [ a ] ( "+" | "-" ) numerator "/" "(" chain ")" | [ a ] "+ ..." | [ a ] "+ ... +" b(n) "/" "(" a(n) "+ ..." ")"
///
/// in plain or LaTeX's notation; a and the numerators are rational numbers.
/// @param what Names the culprit in messages. Throws Error (input) with the column.
Textbook parse_textbook(std::string_view text, std::string_view what);

}  // namespace brouncker
