#include "results/catalogue/signature.hpp"

#include "results/catalogue/catalogue.hpp"
#include "results/export/exporter.hpp"
#include "results/run/checksum.hpp"
#include "results/run/text_file.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace brouncker {
namespace {

namespace fs = std::filesystem;

/// Tables about the run itself, or whose rows are what the exports show.
constexpr std::string_view kLeftOut[] = {"measured", "chunks", "stages", "sessions", "identity", "blocks"};

std::vector<std::string> stage_tables(const sqlite::Database& database) {
  std::vector<std::string> names;
  sqlite::Statement rows(database,
                         "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name");
  while (rows.next())
    if (std::ranges::find(kLeftOut, rows.text(0)) == std::end(kLeftOut)) names.push_back(rows.text(0));
  return names;
}

/// The rows, ordered by their columns, one a line.
std::string text_of_table(const sqlite::Database& database, const std::string& table) {
  const int columns = sqlite3_column_count(sqlite::Statement(database, fmt::format("SELECT * FROM {}", table)).get());
  std::string order, text;
  for (int i = 1; i <= columns; ++i) order += fmt::format("{}{}", i > 1 ? ", " : "", i);
  sqlite::Statement rows(database, fmt::format("SELECT * FROM {} ORDER BY {}", table, order));
  while (rows.next()) {
    for (int i = 0; i < columns; ++i) text += (rows.is_null(i) ? "NULL" : rows.text(i)) + '\t';
    text += '\n';
  }
  return text;
}

/// What an exporter writes, by way of a file beside the run.
std::string text_of_export(const RunReader& run, ExportWriter write) {
  const fs::path path = run.directory() / "signature.tmp";
  {
    TextOutput out(path, Place::in_run);
    write(run, "", out);
    out.commit();
  }
  std::string text = read_text_file(path);
  fs::remove(path);
  return text;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> signature_parts(const RunReader& run, int threads) {
  std::vector<std::pair<std::string, std::string>> parts;
  const auto add = [&](const std::string& name, const std::string& text) { parts.emplace_back(name, checksum(text)); };
  for (const Exporter* exporter : exporters()) {
    add(fmt::format("formulas as {}", exporter->name), text_of_export(run, exporter->formulas));
    if (exporter->families) add(fmt::format("families as {}", exporter->name), text_of_export(run, exporter->families));
  }
  for (const std::string& table : stage_tables(run.database()))
    add(fmt::format("table {}", table), text_of_table(run.database(), table));
  for (const auto& [file, text] : make_catalogue(run, {.threads = threads})) add(fmt::format("catalogue {}", file), text);
  return parts;
}

}  // namespace brouncker
