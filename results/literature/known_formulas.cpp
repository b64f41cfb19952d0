#include "results/literature/known_formulas.hpp"

#include "formulas/json.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/text_lines.hpp"

#include <string_view>

namespace brouncker {

namespace assets {
extern const std::string_view known_formulas_jsonl;
}

const std::vector<KnownFormula>& known_formulas() {
  static const std::vector<KnownFormula> all = [] {
    std::vector<KnownFormula> formulas;
    for (const text::NumberedLine& line : text::filled_lines_in(assets::known_formulas_jsonl)) {
      const nlohmann::json object = read_json(line.text).value();
      formulas.push_back({parse_pcf(object.at("a").get<std::string>(), object.at("b").get<std::string>()), object.at("expression"),
                          object.at("name"), object.at("reference")});
    }
    return formulas;
  }();
  return all;
}

}  // namespace brouncker
