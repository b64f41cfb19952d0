#include "tests/support/brouncker.hpp"

#include "formulas/constants.hpp"

#include <algorithm>
#include <string>

using namespace brouncker::testing;

TEST_SUITE_BEGIN("cli/constants");

TEST_CASE("constants lists the catalogue: every name of the table once, with its first digits") {
  const Words lines = lines_of(output_of({"constants"}));
  std::size_t found = 0;
  for (const auto& row : brouncker::constants()) {
    const std::string name(row.name);
    CAPTURE(name);
    const auto matches =
        std::count_if(lines.begin(), lines.end(), [&](const std::string& l) { return l.substr(0, name.size() + 1) == name + " "; });
    CHECK(matches == 1);
    found += static_cast<std::size_t>(matches);
  }
  CHECK(found >= 10);
  CHECK(contains(output_of({"constants"}), "3.141592653589793238"));
}

TEST_CASE("constants --json is an object a line, with the digits of the table") {
  const std::vector<json> rows = json_lines_of({"constants", "--json"});
  REQUIRE(rows.size() == brouncker::constants().size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& row = brouncker::constants()[i];
    CAPTURE(row.name);
    CHECK(rows[i].at("name") == std::string(row.name));
    CHECK(rows[i].at("digits") == 50);
    CHECK(rows[i].at("value").get<std::string>().substr(0, 42) == std::string(row.digits50).substr(0, 42));
  }
}

TEST_CASE("one constant by name, to any number of digits, correctly rounded") {
  CHECK(output_of({"constants", "pi", "--digits", "5"}) == "3.1416\n");
  CHECK(output_of({"constants", "pi", "--digits", "1"}) == "3\n");
  CHECK(output_of({"constants", "e", "--digits", "20"}) == "2.7182818284590452354\n");
  CHECK(output_of({"constants", "catalan", "--digits", "20"}) == "0.91596559417721901505\n");
  CHECK(output_of({"constants", "pi", "--digits", "1000"}).substr(989) == "909216420199\n");
  const json pi = json_of({"constants", "pi", "--digits", "12", "--json"});
  CHECK(pi["value"] == "3.14159265359");
  CHECK(pi["digits"] == 12);
}

TEST_CASE("an unknown constant and bad digits are refused") {
  check_refusal(call({"constants", "nosuch"}), 2, {"nosuch"});
  for (const std::string bad : {"0", "-1", "1000000000", "x", "", "1e3"}) {
    CAPTURE(bad);
    check_refusal(call({"constants", "pi", "--digits", bad}), 2, {"--digits"});
  }
}

TEST_SUITE_END();
