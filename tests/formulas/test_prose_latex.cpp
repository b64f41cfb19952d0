#include "formulas/prose_latex.hpp"

#include <string>

#include <doctest/doctest.h>

using brouncker::latex_of_prose;

TEST_SUITE("formulas/prose_latex") {
  TEST_CASE("formulas and words are told apart") {
    constexpr const char* kPairs[][2] = {
        {"a, b constant: L = (a + sgn(a) sqrt(a^2 + 4b))/2",
         "$a$, $b$ constant: $L = (a + \\operatorname{sgn} (a) \\sqrt{a^{2} + 4b})/2$"},
        {"a = a1(n + 1/2): L = sqrt(b2)/arctan(z)", "$a = a_{1}(n + 1/2)$: $L = \\sqrt{b_{2}}/\\arctan (z)$"},
        {"F = 2F1/Gamma(c). DLMF 15.5.11, 15.7; [Gauss1812].",
         "$F = {}_{2}F_{1}/\\Gamma (c)$. \\cite[15.5.11, 15.7]{DLMF}; \\cite{Gauss1812}."},
        {"[Perron1957, II, par. 4]: a series whose terms", "\\cite[II, par. 4]{Perron1957}: a series whose terms"},
        {"the recessive tail (Pincherle), regular from n = 3 on.", "the recessive tail (Pincherle), regular from $n = 3$ on."},
        {"L is the limit of a(n) = $n^{2}$.", "$L$ is the limit of $a(n) = n^{2}$."},
        {"Theorem 2f1-quotient: x >= 1/2", "Theorem 2f1-quotient: $x \\ge  1/2$"},
        {"100% & more_or_less #1", "$100\\% \\&$ more\\_or\\_less $\\#1$"},
    };
    for (const auto& [from, to] : kPairs) CHECK(latex_of_prose(from) == to);
  }

  TEST_CASE("whatever the text, dollars and braces are balanced") {
    unsigned state = 1;
    const std::string letters = "ab1 ()[]^_-+,.:;$*/\\{}%&#~'L= sqrt zeta";
    for (int round = 0; round < 3000; ++round) {
      std::string text;
      for (int i = 0; i < 12; ++i) text += letters[(state = state * 1664525U + 1013904223U) % 1000U % letters.size()];
      CAPTURE(text);
      const std::string latex = latex_of_prose(text);
      int dollars = 0, braces = 0;
      for (std::size_t i = 0; i < latex.size(); ++i) {
        if (latex[i] == '\\') {
          ++i;
          continue;
        }
        dollars += latex[i] == '$';
        braces += (latex[i] == '{') - (latex[i] == '}');
      }
      if (text.find('$') == text.npos) {
        CHECK(dollars % 2 == 0);
        CHECK(braces == 0);
      }
    }
  }
}
