#include "results/export/answer_page.hpp"

#include "results/export/latex.hpp"
#include "results/export/markdown.hpp"

#include <fmt/format.h>

namespace brouncker {
namespace {

/// Digits in groups between which a line may break.
std::string breakable(const std::string& number) {
  constexpr std::size_t kGroup = 10;
  std::string result;
  for (std::size_t i = 0; i < number.size(); ++i)
    result += (i > 0 && i % kGroup == 0 ? "\\hspace{0pt}" : "") + latex_text({&number[i], 1});
  return result;
}

std::string latex_value(const Fact& fact) {
  switch (fact.kind) {
    case Fact::Kind::closed_form: return "$" + latex_of(fact.value) + "$";
    case Fact::Kind::number: return breakable(fact.value);
    case Fact::Kind::text: break;
  }
  return latex_text(fact.value);
}

std::string latex_page(const Subject& subject, const std::vector<Fact>& facts) {
  std::string text =
      "\\documentclass{article}\n\\usepackage[a4paper,margin=25mm]{geometry}\n\\usepackage{amsmath,array}\n\\setlength{\\parindent}{0pt}\n"
      "\\begin{document}\n\\sloppy\n";
  text += subject.latex.empty() ? latex_text(subject.plain) + "\n\n\\bigskip\n" : fmt::format("\\[ {} \\]\n", subject.latex);
  text += "\\begin{tabular}{@{}l>{\\raggedright\\arraybackslash}p{0.68\\textwidth}@{}}\n";
  for (const Fact& fact : facts)
    text += fmt::format("{} & {}{}{} \\\\\n", latex_text(fact.label), latex_value(fact), fact.remark.empty() ? "" : ", ",
                        latex_text(fact.remark));
  return text + "\\end{tabular}\n\\end{document}\n";
}

std::string markdown_page(const Subject& subject, const std::vector<Fact>& facts) {
  std::string text = markdown_code(subject.plain) + "\n\n| | |\n|---|---|\n";
  for (const Fact& fact : facts) {
    const std::string value = fact.kind == Fact::Kind::text ? fact.value : markdown_code(fact.value);
    text += fmt::format("| {} | {}{}{} |\n", fact.label, value, fact.remark.empty() ? "" : ", ", fact.remark);
  }
  return text;
}

}  // namespace

std::string answer_page(const std::string& format, const Subject& subject, const std::vector<Fact>& more) {
  std::vector<Fact> facts = subject.remarks;
  facts.insert(facts.end(), more.begin(), more.end());
  return format == "latex" ? latex_page(subject, facts) : markdown_page(subject, facts);
}

}  // namespace brouncker
