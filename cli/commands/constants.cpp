// `constants [NAME]`: the catalogue of constants, or one of them to many digits.
#include "cli/answer.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "engine/number/constant_value.hpp"
#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "formulas/message.hpp"

#include <memory>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

struct Options {
  Text name;
  Whole digits = digits_option("significant digits, 1 to 1,000,000 (default: 50; 20 in the table)", std::nullopt);
};

nlohmann::ordered_json constant_json(const ConstantRow& row, long digits) {
  const auto or_null = [](std::string_view text) {
    return text.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(text);
  };
  return {{"name", row.name},     {"symbol", row.symbol}, {"expression", or_null(row.expression)}, {"oeis", or_null(row.oeis)},
          {"source", row.source}, {"digits", digits},     {"value", constant_digits(row, digits)}};
}

int one(const Options& options, const Common& common) {
  const std::string& name = options.name.value;
  const ConstantRow* row = find_constant(name);
  if (!row)
    throw input_error(
        fmt::format("constant {}: no such name; `brouncker constants` lists those that are accepted", text::quoted(name)));
  const long digits = options.digits.read_or(50L);
  if (common.json) print_line(json_text(constant_json(*row, digits)));
  else fmt::print("{}\n", constant_digits(*row, digits));
  return done;
}

int all(const Options& options, const Common& common) {
  const long digits = options.digits.read_or(common.json ? 50L : 20L);
  if (!common.json) fmt::print("{:<22} {:<8} {:<{}}  {}\n", "name", "OEIS", "value", digits + 2, "definition");
  for (const ConstantRow& row : constants()) {
    if (common.json) print_line(json_text(constant_json(row, digits)));
    else
      fmt::print("{:<22} {:<8} {:<{}}  {}\n", row.name, row.oeis, constant_digits(row, digits), digits + 2,
                 row.expression.empty() ? row.source : row.expression);
  }
  return done;
}

Action declare(CLI::App& app, const Common& common) {
  auto options = std::make_shared<Options>();
  add_text(app, "NAME", options->name, "name of a constant; without one all are listed");
  options->digits.declare(app);
  return [options, &common] { return !options->name.given ? all(*options, common) : one(*options, common); };
}

}  // namespace

extern const Command kConstantsCommand = {160, "constants", "the catalogue of constants",
                                          R"(brouncker constants catalan --digits 100)", declare};

}  // namespace brouncker::cli
