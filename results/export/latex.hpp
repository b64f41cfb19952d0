/// Pieces of LaTeX that the pages of formulas and of families share.
#pragma once

#include "results/run/reader.hpp"
#include "results/run/text_output.hpp"

#include <string>
#include <string_view>

namespace brouncker {

/// Any text for LaTeX's text mode: its special characters escaped, bytes beyond ASCII as \xNN.
std::string latex_text(std::string_view text);
/// A closed form in math mode; as text where a user's own constant is in it.
std::string latex_of(const std::string& closed_form);
/// From the comment that says where the file comes from to \begin{document} and the first paragraph.
std::string latex_opening(const RunReader& run, std::string_view what, const std::string& where);
inline constexpr std::string_view kLatexEnd = "\n\\end{document}\n";

/// The families under the condition `where`, as a document.
void write_latex_families(const RunReader& run, const std::string& where, TextOutput& out);

}  // namespace brouncker
