#include "results/export/bibliography.hpp"

#include "formulas/prose_latex.hpp"

#include <algorithm>
#include <regex>
#include <sstream>

#include <fmt/format.h>

namespace brouncker {
namespace assets {

extern const std::string_view references_md;

}  // namespace assets

namespace {

/// *title* as \emph{title}; what TeX would read otherwise is escaped, addresses are typewritten.
std::string in_latex(std::string_view text) {
  std::string result;
  bool title = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (text.substr(i).starts_with("https://")) {
      const std::size_t end = std::min(text.find_first_of(" ,;)", i), text.size());
      result += "\\texttt{";
      result += latex_escaped(text.substr(i, end - i));
      result += '}';
      i = end - 1;
    } else if (c == '*') {
      result += title ? "}" : "\\emph{";
      title = !title;
    } else {
      result += latex_escaped({&c, 1});
    }
  }
  return title ? result + "}" : result;
}

/// A key that is not listed stands for itself.
Work work(const std::string& key) {
  const auto found = std::ranges::find(literature(), key, &Work::key);
  return found == literature().end() ? Work{key, key} : *found;
}

}  // namespace

const std::vector<Work>& literature() {
  static const std::vector<Work> works = [] {
    std::vector<Work> result;
    std::istringstream lines{std::string(assets::references_md)};
    const std::regex row(R"(\| \[(\w+)\] \| (.*) \|)");
    for (std::string line; std::getline(lines, line);)
      if (std::smatch match; std::regex_match(line, match, row)) result.push_back({match[1], match[2]});
    return result;
  }();
  return works;
}

std::set<std::string> cited(std::string_view latex) {
  static const std::regex citation(R"(\\cite(\[[^\]]*\])?\{(\w+)\})");
  std::set<std::string> keys;
  for (std::cregex_iterator at(latex.data(), latex.data() + latex.size(), citation), end; at != end; ++at) keys.insert((*at)[2]);
  return keys;
}

std::string latex_bibliography(const std::set<std::string>& keys) {
  if (keys.empty()) return {};
  std::string text = "\\begin{thebibliography}{99}\n";
  for (const std::string& key : keys) text += fmt::format("\\bibitem{{{}}} {}.\n", key, in_latex(work(key).text));
  return text + "\\end{thebibliography}\n";
}

std::string bibtex(const std::set<std::string>& keys) {
  static const std::regex parts(R"(([^*]*), \*([^*]*)\*,? ?(.*))"), year(R"(\d{4}$)");
  std::string text;
  for (const std::string& key : keys) {
    const std::string all = work(key).text;
    text += fmt::format("@misc{{{},\n", key);
    if (std::smatch match; std::regex_match(all, match, parts)) {
      const std::string authors = std::regex_replace(match[1].str(), std::regex(", (and )?"), " and ");
      text += fmt::format("  author = {{{}}},\n  title = {{{{{}}}}},\n", in_latex(authors), in_latex(match[2].str()));
      if (match[3].length() > 0) text += fmt::format("  howpublished = {{{}}},\n", in_latex(match[3].str()));
    } else {
      text += fmt::format("  title = {{{{{}}}}},\n", in_latex(all));
    }
    if (std::smatch match; std::regex_search(key, match, year)) text += fmt::format("  year = {{{}}},\n", match[0].str());
    text += "}\n";
  }
  return text;
}

}  // namespace brouncker
