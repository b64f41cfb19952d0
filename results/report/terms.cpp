#include "results/report/terms.hpp"

#include "formulas/mathml.hpp"
#include "results/report/points.hpp"

#include <vector>

#include <fmt/format.h>

namespace brouncker::report {

std::string terms_text(std::span<const Term> terms) {
  std::string text = "<details class=\"terms\"><summary>what the words mean</summary>\n<dl>\n";
  for (const Term& term : terms) text += fmt::format("<dt>{}</dt><dd>{}</dd>\n", xml_escaped(term.word), xml_escaped(term.meaning));
  return text + "</dl></details>\n";
}

std::string map_terms() {
  std::vector<Term> terms = {
      {"a(n), b(n)", "the continued fraction a(0) + b(1)/(a(1) + b(2)/(a(2) + ...)); p_n/q_n are its convergents, L its limit"},
      {"q~_n", "the denominator of p_n/q_n in lowest terms"},
      {"pair", "(a, b) and its mirror image (-a, b), whose limit is -L"},
  };
  for (const Axis& axis : axes()) terms.push_back({axis.title, axis.summary});
  for (
      const Term& term : std::initializer_list<Term>{
          {"convergence",
           "factorial: faster than every power; exponential: a fixed number of digits a term; then slower classes. Decided exactly, from "
           "the coefficients"},
          {"family", "a theorem with parameters that makes limits Moebius images of each other"},
          {"lattice", "formulas of one constant that contiguity relations generate from one of them"},
          {"cluster", "formulas that belong together: by theorems and relations, or by nearness in the metrics"}})
    terms.push_back(term);
  return terms_text(terms);
}

std::string list_terms() {
  std::vector<Term> terms = {
      {"a constant", "by its name or as it is written, exactly: pi, sqrt(2)*pi, I\u2081(2)/I\u2080(2)"},
      {"a condition",
       "a metric, one of < <= > >= =, a number; several are joined: delta > 0, eta_q = 0. Values are compared as they are shown"},
      {"other words",
       "stand in a, b, the closed form, its kind (constant, quadratic, rational, function, quotient), status or method"},
  };
  for (const Axis& axis : axes())
    if (axis.name != kLimitAxis) terms.push_back({axis.name, axis.title});
  return terms_text(terms);
}

}  // namespace brouncker::report
