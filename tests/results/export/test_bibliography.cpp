#include "results/export/bibliography.hpp"

#include "engine/prove/statements/ramanujan_series.hpp"
#include "engine/prove/statements/theorem.hpp"
#include "formulas/prose_latex.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace brouncker;

TEST_SUITE("export/bibliography") {
  TEST_CASE("every work that a theorem cites is listed") {
    CHECK(literature().size() > 40);
    const auto check_all_listed = [](std::string_view citation) {
      for (const std::string& key : cited(latex_of_prose(citation)))
        CHECK_MESSAGE(std::ranges::any_of(literature(), [&](const Work& work) { return work.key == key; }), key);
    };
    std::size_t works = 0;
    for (const TheoremRow* row : theorems()) {
      check_all_listed(row->citation);
      works += cited(latex_of_prose(row->citation)).size();
    }
    CHECK(works > 20);
    for (const RamanujanRow& row : ramanujan_rows()) check_all_listed(row.citation);
  }

  TEST_CASE("LaTeX and BibTeX of a work") {
    CHECK(cited("\\cite[II, par. 4]{Perron1957} and \\cite{DLMF}, \\cite{Perron1957}") ==
          std::set<std::string>{"DLMF", "Perron1957"});
    CHECK(latex_bibliography({}).empty());
    const std::string latex = latex_bibliography({"Perron1957", "DLMF"});
    CHECK(latex.find("\\bibitem{Perron1957} O. Perron, \\emph{Die Lehre von den Kettenbruechen}") != std::string::npos);
    CHECK(latex.find("\\texttt{https://dlmf.nist.gov}") != std::string::npos);
    const std::string entries = bibtex({"Borwein1987"});
    CHECK(entries.find("@misc{Borwein1987,\n  author = {J. M. Borwein and P. B. Borwein},\n  title = {{Pi and the AGM}},") == 0);
    CHECK(entries.find("year = {1987}") != std::string::npos);
  }
}
