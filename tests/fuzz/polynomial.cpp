// Polynomials as people type them: the value of the text at two places is that of the polynomial, and both printed forms read back.
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "tests/fuzz/residue.hpp"
#include "tests/fuzz/target.hpp"

namespace brouncker::fuzz {
namespace {

std::optional<Residue> no_parameter(std::string_view) { return std::nullopt; }

Verdict run(std::string_view input) {
  return refused_or([input] {
    const Polynomial p = parse_polynomial(input, "a");
    for (const Residue n : {Residue{3}, Residue{1'234'567'891'011'121'314}}) {
      const std::optional<Residue> expected = value(input, n, no_parameter);
      require(expected.has_value(), "a text outside of the grammar is read as a polynomial");
      require(*expected == value(p, n), "a polynomial is not what the text says");
    }
    require(p.degree() <= kMaxDegree, "a degree beyond the bound");
    require(parse_polynomial(to_plain(p), "a") == p, "the printed polynomial reads as another one");
    require(parse_polynomial(to_list(p), "a") == p, "the list of coefficients reads as another polynomial");
    to_latex(p);
  });
}

}  // namespace

extern const Target kPolynomial;
const Target kPolynomial = {"polynomial", run};

}  // namespace brouncker::fuzz
