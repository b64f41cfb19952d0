// Files of constants: every name once, every definition one of two kinds; written out again they are read as the same.
#include "formulas/user_constants.hpp"
#include "formulas/constants.hpp"
#include "tests/fuzz/target.hpp"

#include <algorithm>
#include <set>

namespace brouncker::fuzz {
namespace {

std::string printed(const std::vector<UserConstant>& constants) {
  std::string text;
  for (const UserConstant& c : constants) text += c.name + " = " + (c.expression ? to_plain(*c.expression) : c.digits) + "\n";
  return text;
}

Verdict run(std::string_view input) {
  return refused_or([input] {
    const std::vector<UserConstant> constants = parse_user_constants(input);
    std::set<std::string> names;
    for (const UserConstant& c : constants) {
      require(names.insert(c.name).second, "a name stands twice");
      require(!find_constant(c.name) && !is_function(c.name), "a name of the catalogue is taken");
      require(c.expression.has_value() == c.digits.empty(), "a constant with two definitions or none");
      const auto digits = std::ranges::count_if(c.digits, [](char d) { return d >= '0' && d <= '9'; });
      require(c.digits.empty() || digits >= kMinUserDigits, "a constant with too few digits");
    }
    const std::vector<UserConstant> again = parse_user_constants(printed(constants));
    require(printed(again) == printed(constants), "constants that are written out are read as others");
  });
}

}  // namespace

extern const Target kUserConstants;
const Target kUserConstants = {"user_constants", run};

}  // namespace brouncker::fuzz
