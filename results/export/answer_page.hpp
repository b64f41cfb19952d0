/// One answer of `eval`, `identify` or `verify` as a page: LaTeX, a document of its own, or Markdown.
#pragma once

#include <string>
#include <vector>

namespace brouncker {

/// A line of the page. What is said of a number is text, what it is a formula.
struct Fact {
  enum class Kind { text, number, closed_form };
  std::string label, value;
  Kind kind = Kind::text;
  std::string remark = {};  ///< after it, such as "proved, by brouncker-arctan"
};

/// What the facts are about, in both notations.
struct Subject {
  std::string plain, latex;        ///< latex: a formula without dollars; empty: plain is set as text
  std::vector<Fact> remarks = {};  ///< come before all other facts
};

/// @param format "latex" or "markdown".
std::string answer_page(const std::string& format, const Subject& subject, const std::vector<Fact>& facts);

}  // namespace brouncker
