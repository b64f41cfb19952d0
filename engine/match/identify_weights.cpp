/// Sums of products of one weight, as integrals and alternating sums give them.
#include "engine/match/identify_methods.hpp"
#include "engine/match/spelling.hpp"

#include <span>

namespace brouncker::identification {
namespace {

struct Basis {
  int weight;
  std::vector<std::string_view> products;
};

/// Alternating Euler sums of weight 2 to 5 (over Q conjecturally bases), and those with Catalan's constant.
const Basis kBases[] = {
    {2, {"pi^2", "log(2)^2"}},
    {2, {"catalan", "pi*log(2)", "pi^2"}},
    {3, {"zeta(3)", "pi^2*log(2)", "log(2)^3"}},
    {3, {"zeta(3)", "pi*catalan", "pi^2*log(2)", "pi^3"}},
    {4, {"polylog(4, 1/2)", "pi^4", "zeta(3)*log(2)", "pi^2*log(2)^2", "log(2)^4"}},
    {5,
     {"polylog(5, 1/2)", "polylog(4, 1/2)*log(2)", "zeta(5)", "pi^4*log(2)", "zeta(3)*log(2)^2", "pi^2*zeta(3)", "pi^2*log(2)^3",
      "log(2)^5"}},
    {3, {"zeta(3)", "pi^3*sqrt(3)", "pi^2*log(3)", "log(3)^3"}},
    {5, {"zeta(5)", "pi^2*zeta(3)", "pi^4"}},
    {7, {"zeta(7)", "pi^2*zeta(5)", "pi^4*zeta(3)"}},
    {6, {"zeta(3)^2", "pi^6", "zeta(5)", "pi^2*zeta(3)"}},
};
constexpr std::size_t kForms = 2;  // without and with 1
static_assert(std::size(kBases) * kForms == kWeightTests);

/// Which products the relation has.
std::string names_of(std::span<const Term> terms) {
  std::string names;
  for (const Term& term : terms)
    if (term.coefficient != 0) names += (names.empty() ? "" : ", ") + to_plain(term.value);
  return names;
}

}  // namespace

void weights(Search& search) {
  const long digits = static_cast<long>(search.x.known_bits() / 3.3) + 10;
  for (const Basis& basis : kBases) {
    std::vector<Approximation> values{search.x};
    std::vector<Term> terms;
    for (const std::string_view text : basis.products) {
      terms.push_back({0, parse_expression(text)});
      values.push_back(user_value({std::string(text), terms.back().value, ""}, digits).value);
    }
    for (const bool with_one : {false, true}) {
      if (with_one) values.push_back(exact_one()), terms.push_back({0, Expression::integer(1)});
      const FoundRelation found = search.relation(values);
      if (found.coefficients[0] == 0) continue;
      for (std::size_t i = 0; i < terms.size(); ++i) terms[i].coefficient = -found.coefficients[i + 1];
      search.offer({quotient(terms, {{found.coefficients[0], Expression::integer(1)}}),
                    names_of(terms),
                    {},
                    found.support,
                    FormKind::function});
    }
    if (!search.accepted.empty()) return;
  }
}

}  // namespace brouncker::identification
