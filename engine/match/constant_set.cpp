#include "engine/match/constant_set.hpp"

#include "engine/evaluate/rounding.hpp"
#include "engine/match/special.hpp"
#include "engine/number/expression_value.hpp"
#include "formulas/error.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace brouncker {
namespace {

/// Of a set as small as a catalogue.
constexpr double kLog2Pairs = 20;

bool is_algebraic_of_degree_two(const Approximation& x) {
  const auto rational = match_rational(x, kLog2Pairs);
  if (rational && rational->support.accepted()) return true;
  const auto quadratic = match_quadratic(x, kLog2Pairs);
  return quadratic && quadratic->support.accepted();
}

Approximation evaluated(const std::string& name, const Expression& expression, long digits) {
  const Enclosure enclosure = enclose(expression, digits);
  const long bits = static_cast<long>(static_cast<double>(digits) * kBitsPerDigit) + 64;
  std::optional<Approximation> value;
  if (enclosure.status == ValueStatus::enclosed) value = from_ball(*enclosure.value, bits);
  if (!value) throw input_error(fmt::format("constant {}: {}", name, enclosure.reason));
  return *value;
}

}  // namespace

std::vector<NamedValue> all_constants(const std::string& user_text, long digits) {
  std::vector<NamedValue> values = catalogue_values(digits);
  for (const UserConstant& constant : parse_user_constants(user_text)) values.push_back(user_value(constant, digits));
  return values;
}

NamedValue catalogue_value(const ConstantRow& row, long digits) {
  const std::string name(row.name);
  if (!row.stored.empty()) return {name, from_decimal(std::string(row.stored)), Expression::constant(name)};
  // A row with a symbol of its own, such as phi, is called by its name.
  const Expression definition = brouncker::definition(row);
  return {name, evaluated(name, definition, digits), to_latex(definition) == row.latex ? definition : Expression::constant(name)};
}

NamedValue user_value(const UserConstant& constant, long digits) {
  if (!constant.expression) return {constant.name, from_decimal(constant.digits), Expression::symbol(constant.name)};
  return {constant.name, evaluated(constant.name, *constant.expression, digits), *constant.expression};
}

std::vector<NamedValue> catalogue_values(long digits) {
  std::vector<NamedValue> result;
  for (const ConstantRow& row : constants()) result.push_back(catalogue_value(row, digits));
  return result;
}

ConstantSet::ConstantSet(std::vector<NamedValue> values, bool all_linear) : all_linear_(all_linear) {
  for (NamedValue& constant : values) {
    std::optional<Prepared> ready = prepared(constant.value);
    if (!ready || is_algebraic_of_degree_two(constant.value)) {
      left_out_.push_back(std::move(constant.name));
      continue;
    }
    const SlicedConstant sliced = sliced_constant(ready->small);
    entries_.push_back({std::move(constant), *std::move(ready), sliced});
  }
}

const ConstantSet::Entry* ConstantSet::find(std::string_view name) const {
  const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& e) { return e.constant.name == name; });
  return found == entries_.end() ? nullptr : &*found;
}

}  // namespace brouncker
