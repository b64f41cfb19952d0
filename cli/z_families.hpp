/// What `generate` says of families in z.
#pragma once

#include "cli/command.hpp"
#include "formulas/expression.hpp"

#include <optional>
#include <string>

namespace brouncker::generate {
struct Bounds;
}

namespace brouncker::cli {

/// The closed form as a function of z; nullopt where it has no z, or is no expression.
std::optional<Expression> function_of_z(const std::string& text);

/// Makes and prints the families of log(1-z), or of artanh(sqrt z)/sqrt z. Throws Error (input) for other functions.
int print_families(const Expression& function, int most_degree, const generate::Bounds& bounds, std::size_t count,
                   const Common& common);

}  // namespace brouncker::cli
