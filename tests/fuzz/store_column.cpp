// Columns of a store: a line with the kind of column, then its text. What a reader takes is, to the letter, what is printed for the
// value; it has no control characters and nothing outside ASCII. What it refuses is damage, named with file, table, column and row.
#include "formulas/error.hpp"
#include "formulas/print.hpp"
#include "results/run/stored_claim.hpp"
#include "results/run/stored_row.hpp"
#include "tests/fuzz/target.hpp"

#include <algorithm>

namespace brouncker::fuzz {
namespace {

struct Kind {
  std::string_view name;
  /// The value of the text, printed.
  std::string (*printed)(const std::string& text, const StoredPlace& place);
};

std::string printed_rational(const Rational& x) {
  return denominator(x) == 1 ? numerator(x).str() : numerator(x).str() + "/" + denominator(x).str();
}

constexpr Kind kKinds[] = {
    {"polynomial", [](const std::string& text, const StoredPlace& place) { return to_plain(stored_polynomial(text, place)); }},
    {"pcf", [](const std::string& text, const StoredPlace& place) { return to_plain(stored_pcf_text(text, place)); }},
    {"integer", [](const std::string& text, const StoredPlace& place) { return stored_integer(text, place).str(); }},
    {"rational", [](const std::string& text, const StoredPlace& place) { return printed_rational(stored_rational(text, place)); }},
    {"decimal", [](const std::string& text, const StoredPlace& place) { return stored_decimal(text, place); }},
    {"expression", [](const std::string& text, const StoredPlace& place) { return stored_expression(text, place); }},
    {"map", [](const std::string& text, const StoredPlace& place) { return map_text(stored_map(text, place)); }},
    {"words", [](const std::string& text, const StoredPlace& place) { return stored_words(text, place); }},
};

/// What must not reach a script, a page or a terminal from any column.
void check_harmless(std::string_view kind, const std::string& text) {
  require(std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; }), "a character that is none of ASCII's passes");
  for (const char* bad : {"^^", "](", "<", ">", "&", "\"", "'", "\\", "`", "$", "@", "!"})
    require(text.find(bad) == text.npos, std::string(kind) + ": " + bad + " passes");
  if (kind != "decimal") return;
  require(text.find_first_not_of("0123456789.e+-") == text.npos, "something else than a number passes");
}

Verdict run(std::string_view input) {
  const std::size_t end = input.find('\n');
  const std::string_view name = input.substr(0, end);
  const std::string text(end == input.npos ? std::string_view() : input.substr(end + 1));
  const auto* kind = std::ranges::find(kKinds, name, &Kind::name);
  if (kind == std::end(kKinds)) return Verdict::refused;
  const StoredPlace place{"FILE", "TABLE", "COLUMN", 7};
  try {
    require(kind->printed(text, place) == text, "a text is read that is not what is printed for its value");
    check_harmless(name, text);
    return Verdict::accepted;
  } catch (const Error& error) {
    const std::string message = error.what();
    require(error.fault() == Fault::file, "damage is said to be the user's fault");
    require(message.find('\n') == message.npos, "a refusal of several lines");
    for (const char* word : {"FILE", "TABLE", "COLUMN", "7"})
      require(message.find(word) != message.npos, std::string("the damage is named without ") + word + ": " + message);
    return Verdict::refused;
  } catch (const std::exception& error) {
    fail(std::string("refused by another exception than Error: ") + error.what());
  }
}

}  // namespace

extern const Target kStoreColumn;
const Target kStoreColumn = {"store_column", run};

}  // namespace brouncker::fuzz
