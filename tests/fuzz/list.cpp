// Lists of formulas, a JSON object with "a" and "b" a line: what is read is printed as a line that reads as the same formula.
#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "tests/fuzz/json_mutation.hpp"
#include "tests/fuzz/target.hpp"

namespace brouncker::fuzz {
namespace {

std::optional<Pcf> formula_of(std::string_view line) {
  const std::optional<nlohmann::ordered_json> object = read_ordered_json(line);
  const auto text = [&](const char* key) {
    const bool is_text = object && object->is_object() && object->contains(key) && (*object)[key].is_string();
    if (!is_text) throw input_error("accepted is a JSON object with the texts \"a\" and \"b\"");
    return (*object)[key].get<std::string>();
  };
  return parse_pcf(text("a"), text("b"));
}

Verdict run(std::string_view input) {
  Verdict verdict = Verdict::refused;
  for (const std::string_view line : pieces(input, '\n')) {
    const Verdict here = refused_or([&] {
      const std::optional<Pcf> pcf = formula_of(line);
      require(!pcf->a.is_zero() && !pcf->b.is_zero(), "a fraction with a or b zero is read");
      const nlohmann::ordered_json again = {{"a", to_plain(pcf->a)}, {"b", to_list(pcf->b)}};
      require(formula_of(json_text(again)) == pcf, "a printed formula reads as another one");
    });
    if (here == Verdict::accepted) verdict = here;
  }
  return verdict;
}

/// A line of the list as JSON.
std::string mutate(std::string_view input, Random& random) {
  std::vector<std::string_view> lines = pieces(input, '\n');
  const std::size_t k = random() % lines.size();
  const std::string changed = mutated_json(lines[k], random);
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) (text += i ? "\n" : "") += i == k ? changed : std::string(lines[i]);
  return text;
}

}  // namespace

extern const Target kList;
const Target kList = {"list", run, mutate};

}  // namespace brouncker::fuzz
