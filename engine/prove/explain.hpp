/// A proof in words and formulas.
#pragma once

#include "engine/prove/find/proof.hpp"

#include <string>
#include <vector>

namespace brouncker {

enum class Markup { plain, latex };

/// One step a line: by which formula, with which numbers.
std::vector<std::string> steps_in_words(const Proof& proof, Markup markup = Markup::plain);

/// What L is, the steps, the result.
std::vector<std::string> explained(const Proof& proof, Markup markup = Markup::plain);

}  // namespace brouncker
