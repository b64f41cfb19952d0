#include "cli/literature_option.hpp"

#include "cli/list.hpp"
#include "formulas/error.hpp"
#include "results/run/printable.hpp"
#include "results/run/stored_row.hpp"

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

/// A text that a run can store and a terminal show.
std::string plain(const std::string& text, const std::string& where, const char* key) {
  if (text.size() > kMostLabel || printable(text) != text)
    throw input_error(fmt::format("{}: {}: accepted are printable texts of {} bytes at most", where, key, kMostLabel));
  return text;
}

KnownFormula entry_of(const ListItem& item, const std::string& file) {
  const std::string where = fmt::format("--literature {}: line {}", file, item.line);
  if (!item.fraction.is_pcf) throw input_error(where + ": accepted are integer polynomials without a head");
  const auto text = [&](const char* key) { return item.object.contains(key) ? plain(item.text(key), where, key) : std::string(); };
  KnownFormula entry{item.fraction.contraction.pcf, text("expression"), text("name"), text("reference")};
  if (entry.name.empty()) entry.name = printable(fmt::format("{}, line {}", file, item.line));
  return entry;
}

}  // namespace

void LiteratureOption::declare(CLI::App& app) {
  add_text(
      app, "--literature FILE", file,
      "a table of your own beside the program's: JSON objects, one a line, with \"a\", \"b\" and, where wanted, \"expression\" (the limit), "
      "\"name\", \"reference\"");
}

std::vector<KnownFormula> LiteratureOption::read(const Common& common) const {
  std::vector<KnownFormula> entries;
  if (!file.given) return entries;
  for (const ListItem& item : read_items("--literature", file.value, common.threads)) entries.push_back(entry_of(item, file.value));
  return entries;
}

}  // namespace brouncker::cli
