/// A proof as a document of its own.
#pragma once

#include <string>
#include <vector>

namespace brouncker {

/// @param lines Of explained() in LaTeX, or of a text through latex_of_prose(): what it is about, the steps, the result.
/// A theorem, its proof and the works that it cites; compiles with pdflatex.
std::string proof_document(const std::vector<std::string>& lines);

}  // namespace brouncker
