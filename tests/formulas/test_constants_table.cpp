#include "formulas/constants.hpp"
#include "formulas/message.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <sstream>
#include <string>

using brouncker::ConstantRow;
using brouncker::constants;
using brouncker::find_constant;

TEST_SUITE("formulas/constants") {
  TEST_CASE("names and aliases are unique identifiers and resolve to their row") {
    std::set<std::string> seen;
    for (const ConstantRow& row : constants()) {
      std::istringstream names(std::string(row.name) + " " + std::string(row.aliases));
      for (std::string name; names >> name;) {
        CAPTURE(name);
        CHECK(seen.insert(name).second);
        CHECK(find_constant(name) == &row);
        CHECK(brouncker::text::is_letter(name[0]));
        CHECK(std::all_of(name.begin(), name.end(),
                          [](char c) { return brouncker::text::is_letter(c) || brouncker::text::is_digit(c); }));
        CHECK(brouncker::parse_expression(name) == brouncker::Expression::constant(row.name));
      }
    }
    CHECK(find_constant("") == nullptr);
    CHECK(find_constant("golden golden_ratio") == nullptr);
    CHECK(find_constant("Pi") == nullptr);
  }

  TEST_CASE("the names that users rely on exist") {
    for (const char* name : {"pi", "e", "euler", "catalan", "phi", "gauss", "lemniscate", "gompertz"})
      CHECK(find_constant(name) != nullptr);
  }

  TEST_CASE("expressions, digits and numbers are well-formed") {
    std::set<std::string_view> expressions, digits, numbers;
    for (const ConstantRow& row : constants()) {
      CAPTURE(row.name);
      CHECK(!row.symbol.empty());
      CHECK(!row.latex.empty());
      CHECK(!row.source.empty());
      if (!row.stored.empty()) {
        CHECK(row.expression.empty());
        CHECK(row.stored.starts_with(row.digits50));
        CHECK(std::count_if(row.stored.begin(), row.stored.end(), brouncker::text::is_digit) >= 100);
      }
      if (row.expression.empty()) {
        CHECK(definition(row) == brouncker::Expression::constant(row.name));
      } else {
        CHECK(expressions.insert(row.expression).second);
        CHECK(to_plain(definition(row)) == row.expression);
      }
      CHECK(digits.insert(row.digits50).second);
      std::string plain(row.digits50);
      if (plain.starts_with('-')) plain.erase(0, 1);
      CHECK(std::count(plain.begin(), plain.end(), '.') == 1);
      plain.erase(plain.find('.'), 1);
      plain.erase(0, plain.find_first_not_of('0'));
      CHECK(plain.size() == 50);
      CHECK(std::all_of(plain.begin(), plain.end(), brouncker::text::is_digit));
      if (row.oeis.empty()) continue;
      CHECK(row.oeis.size() == 7);
      CHECK(row.oeis[0] == 'A');
      CHECK(numbers.insert(row.oeis).second);
    }
  }

  TEST_CASE("the LaTeX of a row is that of its expression, but where the constant has a symbol of its own") {
    const std::set<std::string_view> symbols{"phi", "lemniscate", "dirichlet_l3"};
    CHECK(constants().size() >= 250);
    for (const ConstantRow& row : constants()) {
      if (row.expression.empty() || symbols.contains(row.name)) continue;
      CHECK(to_latex(definition(row)) == row.latex);
    }
  }
}
