#include "results/export/proof_latex.hpp"

#include "results/export/bibliography.hpp"

#include <fmt/format.h>

namespace brouncker {

std::string proof_document(const std::vector<std::string>& lines) {
  std::string body = fmt::format("\\begin{{theorem}}\n{}\nThen {}\n\\end{{theorem}}\n", lines.front(), lines.back());
  if (lines.size() > 2) {
    body += "\\begin{proof}\n";
    for (std::size_t i = 1; i + 1 < lines.size(); ++i) body += lines[i] + "\n\n";
    body += "\\end{proof}\n";
  }
  return "\\documentclass{article}\n\\usepackage[a4paper,margin=25mm]{geometry}\n\\usepackage{amsmath,amsthm}\n\\newtheorem*{theorem}{Theorem}\n"
         "\\begin{document}\n\\sloppy\nHere $a(0) + b(1)/(a(1) + b(2)/(a(2) + \\cdots))$ is the continued fraction of two polynomials $a$ and $b$.\n" +
         body + latex_bibliography(cited(body)) + "\\end{document}\n";
}

}  // namespace brouncker
