#include "results/export/dialect.hpp"

#include "engine/number/constant_value.hpp"
#include "formulas/constants.hpp"
#include "formulas/error.hpp"
#include "formulas/polynomial_root.hpp"

namespace brouncker {
namespace {

using Kind = Expression::Kind;

/// Of constants that are written out: more than any limit of a run has.
constexpr long kDigits = 130;

std::optional<std::string> constant(const Expression& e, const Dialect& dialect) {
  const ConstantRow* row = find_constant(e.name());
  if (!row) return std::nullopt;
  if (const std::string_view name = row->spelled.*dialect.names; !name.empty()) return std::string(name);
  if (!row->expression.empty()) return spelled(definition(*row), dialect);
  const std::string digits[] = {row->stored.empty() ? constant_digits(*row, kDigits) : std::string(row->stored)};
  return filled(dialect.decimal, digits);
}

std::string_view pattern_of(Kind kind, const Dialect& dialect) {
  switch (kind) {
    case Kind::negate: return "(-$1)";
    case Kind::add: return "($1 + $2)";
    case Kind::subtract: return "($1 - $2)";
    case Kind::multiply: return "($1*$2)";
    case Kind::divide: return "($1/$2)";
    default: return dialect.power;
  }
}

}  // namespace

std::string filled(std::string_view pattern, std::span<const std::string> arguments) {
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i)
    if (pattern[i] == '$') text += arguments[argument_of_place(pattern[++i])];
    else text += pattern[i];
  return text;
}

std::optional<std::string> spelled(const Expression& e, const Dialect& dialect) {
  if (e.kind() == Kind::integer) {
    const std::string digits[] = {e.value().str()};
    return filled(dialect.integer, digits);
  }
  if (e.kind() == Kind::constant) return constant(e, dialect);
  if (const auto root = polynomial_root(e))
    return filled_root(find_function(e.name(), e.operands().size())->spelled.*dialect.names, *root,
                       polynomial_in_x(root->polynomial));
  std::vector<std::string> operands;
  for (const Expression& operand : e.operands()) {
    auto text = spelled(operand, dialect);
    if (!text) return std::nullopt;
    operands.push_back(*std::move(text));
  }
  if (e.kind() != Kind::call) return filled(pattern_of(e.kind(), dialect), operands);
  const FunctionRow* row = find_function(e.name(), operands.size());
  const std::string_view call = row ? row->spelled.*dialect.names : std::string_view();
  if (call.empty()) return std::nullopt;
  return filled(call, operands);
}

std::optional<std::string> spelled(const std::string& closed_form, const Dialect& dialect) {
  try {
    return spelled(parse_expression(closed_form), dialect);
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace brouncker
