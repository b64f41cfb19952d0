/// A proof in words and formulas.
#pragma once

#include "engine/prove/find/proof.hpp"

#include <string>
#include <vector>

namespace brouncker {

enum class Markup { plain, latex };

/// One step a line: what is shown, by which formula, with which numbers; the last line is the result.
std::vector<std::string> explained(const Proof& proof, Markup markup = Markup::plain);

}  // namespace brouncker
