#include "results/literature/stage.hpp"

#include "engine/parallel.hpp"
#include "engine/resources.hpp"
#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "results/literature/quick_lookup.hpp"
#include "results/match/classes.hpp"
#include "results/match/stage.hpp"
#include "results/run/checksum.hpp"
#include "results/run/claim_tables.hpp"
#include "results/run/file_lock.hpp"
#include "results/run/formula_rows.hpp"
#include "results/run/layout.hpp"
#include "results/run/search_run.hpp"
#include "results/run/store.hpp"
#include "results/run/stored_claim.hpp"

#include <atomic>
#include <cmath>
#include <set>

#include <fmt/format.h>

namespace brouncker {
namespace {

/// A row that is looked up, and what came out.
struct Asked {
  std::uint64_t id = 0, weight = 1;
  Pcf pcf;
  StoredLimit limit;
  std::optional<KnownAs> known;
};

std::vector<Asked> read_rows(const sqlite::Database& database, bool all) {
  std::vector<Asked> rows;
  sqlite::Statement s(database,
                      fmt::format("SELECT id, mirror, a, b, limit_value, limit_digits FROM {} WHERE class NOT IN ('terminating',"
                                  " 'divergent') AND limit_value NOT IN ('inf', '0') AND limit_rational IS NULL{} ORDER BY id",
                                  formula_rows_sql(), all ? "" : " AND closed_form IS NOT NULL"));
  const StoredRow row(s, "measured");
  while (s.next())
    rows.push_back({row.count(0),
                    row.optional_count(1) ? 2U : 1U,
                    stored_pcf(row.text(2), row.text(3), row.place(0)),
                    {row.limit(4), static_cast<long>(row.integer(5, 1, kMostLimitDigits))},
                    std::nullopt});
  return rows;
}

/// Rows of one class_form(); the members are the rows.
FormulaClasses by_class(const std::vector<Asked>& rows, const StageOptions& options) {
  std::vector<std::string> forms(rows.size());
  parallel_blocks(rows.size(), 256, options.threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) pack(class_form(rows[i].pcf).pcf, forms[i]);
  });
  FormulaClasses classes;
  for (std::size_t i = 0; i < rows.size(); ++i) classes.add({rows[i].id}, forms[i]);
  return classes;
}

/// What is known of the first of a class, for all of it; whether it was left open.
bool look_up_class(std::vector<Asked>& rows, const std::vector<std::size_t>& members, const QuickLookup& table) {
  const Asked& first = rows[members.front()];
  const QuickLookup::Found found = table(first.pcf, first.limit);
  if (!found.known) return found.is_undecided;
  const Equivalent form = class_form(first.pcf);
  for (const std::size_t i : members) {
    rows[i].known = found.known;
    if (i == members.front()) continue;
    const auto relation = transported(Moebius{}, class_form(rows[i].pcf), form);
    if (relation) rows[i].known->map = (relation->map() * found.known->map).reduced();
    else rows[i].known.reset();
  }
  return false;
}

void insert(const sqlite::Database& database, const std::vector<Asked>& rows) {
  sqlite::Statement s(database, "INSERT INTO literature VALUES (?, ?, ?, ?, ?, ?, ?)");
  for (const Asked& row : rows) {
    if (!row.known) continue;
    const KnownAs& known = *row.known;
    s.bind(0, static_cast<std::int64_t>(row.id));
    s.bind(1, known.name);
    if (known.reference.empty()) s.bind_null(2);
    else s.bind(2, known.reference);
    s.bind(3, known.pcf);
    s.bind(4, known.by);
    s.bind(5, map_text(known.map));
    s.bind(6, map_text((Moebius{-1, 0, 0, 1} * known.map).reduced()));
    s.run();
  }
}

LiteratureSummary counted(const std::vector<Asked>& rows) {
  LiteratureSummary summary;
  for (const char* by : {"form", "gauge", "fold"}) summary.by[by] = 0;
  std::set<std::pair<std::string, std::string>> found;
  for (const Asked& row : rows) {
    summary.formulas += row.weight;
    if (!row.known) continue;
    summary.known += row.weight;
    summary.by[row.known->by.substr(0, row.known->by.find(' '))] += row.weight;
    found.emplace(row.known->name, row.known->pcf);
  }
  summary.entries_found = found.size();
  return summary;
}

std::string identity_with(const sqlite::Database& database, const StageOptions& options) {
  return stage_identity(database, kLiteratureStage, options.version,
                        checksum(known_formulas_text()) + " " + checksum(options.user_literature));
}

std::optional<std::string> run_with(const std::filesystem::path& directory, const StageOptions& options) {
  const LiteratureSummary summary = literature_run(directory, options);
  return summary.interrupted ? std::nullopt : std::optional(to_json(summary));
}

std::vector<Asked> load(const std::filesystem::path& directory, bool all) {
  const sqlite::Database database = open_store(RunFiles{directory}.store());
  if (!is_done(database, kMatchStage))
    throw file_error(fmt::format("{}: this run has not been matched; `match` has to come first", directory.string()));
  return read_rows(database, all);
}

constexpr std::string_view kNeeds[] = {"match"};

}  // namespace

const Stage kLiteratureStage{"literature", kNeeds, literature_tables, identity_with, run_with};

LiteratureSummary literature_run(const std::filesystem::path& directory, const StageOptions& options) {
  const double begin = process_cpu_seconds();
  std::vector<KnownFormula> entries = known_formulas();
  std::ranges::move(parse_known_formulas(options.user_literature), std::back_inserter(entries));
  const Literature table(std::move(entries));
  read_complete_run(directory);
  const FileLock lock(RunFiles{directory}.lock());
  std::vector<Asked> rows = load(directory, !options.user_literature.empty());
  const FormulaClasses classes = by_class(rows, options);
  const QuickLookup quick(table);
  std::atomic<std::uint64_t> done{0}, undecided{0};
  options.report("classes looked up", 0, classes.class_count());
  parallel_blocks(classes.class_count(), 4, options.threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t c = first; c < last && !options.is_stopped(); ++c) {
      const std::vector<std::size_t> members = classes.members_of(c);
      if (look_up_class(rows, members, quick))
        for (const std::size_t i : members) undecided += rows[i].weight;
    }
    options.report("classes looked up", done += last - first, classes.class_count());
  });
  LiteratureSummary summary = counted(rows);
  summary.entries = table.entries().size();
  summary.classes = classes.class_count();
  summary.undecided = undecided;
  summary.interrupted = options.is_stopped();
  if (summary.interrupted) return summary;
  summary.cpu_seconds = process_cpu_seconds() - begin;
  lock.check();
  sqlite::Database database = open_store(RunFiles{directory}.store(), sqlite::Database::Mode::read_write);
  put_stage(database, kLiteratureStage, {identity_with(database, options), to_json(summary)}, [&] { insert(database, rows); });
  return summary;
}

std::string to_json(const LiteratureSummary& s) {
  nlohmann::ordered_json by = nlohmann::ordered_json::object();
  for (const auto& [name, count] : s.by) by[name] = count;
  return json_text(nlohmann::ordered_json{{"entries", s.entries},
                                          {"formulas", s.formulas},
                                          {"classes", s.classes},
                                          {"known", s.known},
                                          {"by", by},
                                          {"entries_found", s.entries_found},
                                          {"undecided", s.undecided},
                                          {"cpu_seconds", std::round(s.cpu_seconds * 1000) / 1000}});
}

}  // namespace brouncker
