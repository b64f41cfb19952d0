/// The works that doc/references.md lists, for LaTeX and BibTeX.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace brouncker {

struct Work {
  std::string key;   ///< Perron1957
  std::string text;  ///< O. Perron, *Die Lehre von den Kettenbruechen*, vol. II, ...: titles between asterisks
};

/// All of doc/references.md, in its order.
const std::vector<Work>& literature();

/// Keys in \cite{...} and \cite[...]{...}.
std::set<std::string> cited(std::string_view latex);

/// The works as thebibliography; empty where there are none. A key that is not listed stands for itself.
std::string latex_bibliography(const std::set<std::string>& keys);

/// The works as entries @misc: author, title, howpublished, year, as far as the text shows them.
std::string bibtex(const std::set<std::string>& keys);

}  // namespace brouncker
