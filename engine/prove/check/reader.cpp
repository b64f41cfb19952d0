// What certificate.cpp would not write is refused: leading zeros, fractions not in lowest terms, a field too many.
#include "engine/prove/check/reader.hpp"

#include <algorithm>

namespace brouncker::certificates {
namespace {

constexpr std::size_t kMaxDigits = 1'000'000;
constexpr std::size_t kMaxCoefficients = 10'000;

}  // namespace

const nlohmann::json& field(const nlohmann::json& object, const char* name) {
  require(object.is_object() && object.contains(name), std::string("the field \"") + name + "\" is missing");
  return object.at(name);
}

void require_fields(const nlohmann::json& object, std::initializer_list<const char*> names) {
  for (const char* name : names) field(object, name);
  require(object.size() == names.size(), "a field that has no meaning");
}

std::string text(const nlohmann::json& object, const char* name) {
  const nlohmann::json& value = field(object, name);
  require(value.is_string(), std::string("\"") + name + "\" is not text");
  return value.get<std::string>();
}

Integer integer(const nlohmann::json& value, const char* name) {
  const std::string where = std::string("\"") + name + "\": ";
  require(value.is_string(), where + "an integer as a decimal string is expected");
  const std::string digits = value.get<std::string>();
  const std::size_t first = !digits.empty() && digits[0] == '-' ? 1 : 0;
  const bool decimal = digits.size() > first && std::all_of(digits.begin() + static_cast<long>(first), digits.end(),
                                                            [](char c) { return c >= '0' && c <= '9'; });
  require(decimal && digits.size() <= kMaxDigits, where + "not an integer");
  require(digits[first] != '0' || digits.size() == 1, where + "a leading zero");
  return Integer(digits);
}

Polynomial polynomial(const nlohmann::json& value, const char* name) {
  require(value.is_array() && !value.empty() && value.size() <= kMaxCoefficients,
          std::string("\"") + name + "\" is not a polynomial");
  std::vector<Integer> descending;
  for (const nlohmann::json& c : value) descending.push_back(integer(c, name));
  require(descending.size() == 1 || descending.front() != 0, std::string("\"") + name + "\": a leading coefficient of 0");
  return Polynomial::from_descending(std::move(descending));
}

Pcf pcf(const nlohmann::json& object) {
  Pcf result{polynomial(field(object, "a"), "a"), polynomial(field(object, "b"), "b")};
  require(!result.a.is_zero() && !result.b.is_zero(), "a or b is zero");
  return result;
}

Moebius relation(const nlohmann::json& object) {
  const nlohmann::json& value = field(object, "relation");
  require(value.is_array() && value.size() == 4, "\"relation\" does not have four entries");
  const auto entry = [&](std::size_t i) { return integer(value[i], "relation"); };
  Moebius result{entry(0), entry(1), entry(2), entry(3)};
  require(result == result.reduced(), "\"relation\" is not in lowest terms");
  return result;
}

}  // namespace brouncker::certificates
