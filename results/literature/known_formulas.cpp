#include "results/literature/known_formulas.hpp"

#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "formulas/text_lines.hpp"

#include <fmt/format.h>

namespace brouncker {

namespace assets {
extern const std::string_view known_formulas_jsonl;
}

std::string_view known_formulas_text() { return assets::known_formulas_jsonl; }

const std::vector<KnownFormula>& known_formulas() {
  static const std::vector<KnownFormula> all = parse_known_formulas(known_formulas_text());
  return all;
}

std::string print_known_formulas(const std::vector<KnownFormula>& formulas) {
  std::string text;
  for (const KnownFormula& x : formulas)
    text += json_text(nlohmann::ordered_json{{"a", to_plain(x.pcf.a)},
                                             {"b", to_plain(x.pcf.b)},
                                             {"expression", x.expression},
                                             {"name", x.name},
                                             {"reference", x.reference}}) +
            "\n";
  return text;
}

std::vector<KnownFormula> parse_known_formulas(std::string_view text) {
  std::vector<KnownFormula> formulas;
  for (const text::NumberedLine& line : text::filled_lines_in(text)) {
    const nlohmann::json object = read_json(line.text).value_or(nlohmann::json());
    try {
      formulas.push_back({parse_pcf(object.at("a").get<std::string>(), object.at("b").get<std::string>()), object.at("expression"),
                          object.at("name"), object.at("reference")});
    } catch (const nlohmann::json::exception&) {
      throw input_error(
          fmt::format("a table of known formulas: line {}: a, b, expression, name and reference are expected", line.number));
    }
  }
  return formulas;
}

}  // namespace brouncker
