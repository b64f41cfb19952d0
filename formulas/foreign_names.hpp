/// Constants and functions under the names that other programs and papers give them: Pi, EulerGamma, ln, ArcTan, binomial, ...
#pragma once

#include "formulas/constants.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace brouncker {

/// By the name that a language of the exports has for it, or another that is common; nullptr where there is none.
const ConstantRow* find_foreign_constant(std::string_view word);

/// With any number of arguments.
bool is_foreign_function(std::string_view word);
/// With so many, of whatever kind.
bool is_foreign_function(std::string_view word, std::size_t arity);

/// What word(arguments) means in the functions of functions.hpp, such as log(2) for ln(2), zeta(2, x) for psi(1, x). nullopt where
/// `word` does not take so many arguments, or not these: PolyGamma(n, x) is known for literal n >= 0 only.
std::optional<Expression> foreign_call(std::string_view word, std::vector<Expression> arguments);

/// x!, exact where x is an integer of at most 1000.
Expression factorial(Expression x);

/// The known name most like `word`; "" where none is like it.
std::string similar_name(std::string_view word);

}  // namespace brouncker
