/// Sentences with formulas in plain notation, as theorems and proofs have them, in LaTeX.
#pragma once

#include <string>
#include <string_view>

namespace brouncker {

/// ASCII text for LaTeX's text mode: what means something to TeX is escaped.
std::string latex_escaped(std::string_view text);

/// "a = a1(n + 1/2): L = sqrt(b2)/arctan(z) [Perron1957, II]" becomes "$a = a_1(n + 1/2)$: $L = \sqrt{b_2}/\arctan(z)$ \cite[II]{Perron1957}".
/// Between dollars everything stays. Runs of two letters or more are words unless they name a letter or a function; brackets that open
/// with a word are the sentence's own. [Name1999, rest] and DLMF 1.2.3 are citations.
/// Compiles with amsmath whatever the text.
std::string latex_of_prose(std::string_view text);

}  // namespace brouncker
