#include "results/cluster/explained.hpp"

#include "clustering/words.hpp"
#include "formulas/error.hpp"
#include "formulas/print.hpp"
#include "results/cluster/described.hpp"
#include "results/cluster/stage.hpp"
#include "results/run/stored_claim.hpp"

#include <map>

#include <fmt/format.h>

namespace brouncker::cluster {
namespace {

/// The definition of a new constant in words.
std::string definition_line(const sqlite::Database& database, std::int64_t number) {
  sqlite::Statement s(database, "SELECT number, a, b, value, factorial_reduction, classes FROM new_constants WHERE number = ?");
  s.bind(0, number);
  if (!s.next()) return "";
  const StoredRow row(s, "new_constants");
  return fmt::format("Defined as the limit of {} = {}...; reduction: {}; {} recurrence classes verified",
                     to_plain(stored_pcf(row.text(1), row.text(2), row.place(1))), row.decimal(3).substr(0, 42),
                     kReductionNames[static_cast<std::size_t>(stored_reduction(row, 4))], row.count(5));
}

std::string formula_text(const sqlite::Database& database, std::int64_t id) {
  sqlite::Statement s(database, "SELECT id, a, b FROM measured WHERE id = ?");
  s.bind(0, id);
  if (!s.next()) return fmt::format("id {}", id);
  const StoredRow row(s, "measured");
  return fmt::format("{}, id {}", to_plain(stored_pcf(row.text(1), row.text(2), row.place(1))), id);
}

void require_clusters(const sqlite::Database& database) {
  if (!is_done(database, kClusterStage))
    throw input_error(database.path() + ": this run was not clustered; `brouncker cluster DIR` does it");
}

/// A stored cluster by the names of its columns.
class Record {
 public:
  Record(const sqlite::Database& database, std::uint64_t number) : s_(database, "SELECT * FROM clusters WHERE cluster = ?") {
    s_.bind(0, static_cast<std::int64_t>(number));
    exists_ = s_.next();
    for (int i = 0; i < sqlite3_column_count(s_.get()); ++i) columns_[std::string(s_.name(i))] = i;
  }

  bool exists() const { return exists_; }
  bool is_null(const std::string& column) const { return s_.is_null(columns_.at(column)); }
  std::int64_t integer(const std::string& column) const { return static_cast<std::int64_t>(row_.count(columns_.at(column))); }
  std::size_t count(const std::string& column) const { return row_.count(columns_.at(column)); }
  double real(const std::string& column) const { return row_.real(columns_.at(column)); }
  /// Empty for NULL.
  std::string text(const std::string& column) const { return is_null(column) ? std::string() : row_.words(columns_.at(column)); }

 private:
  sqlite::Statement s_;
  StoredRow row_{s_, "clusters"};
  std::map<std::string, int> columns_;
  bool exists_ = false;
};

Explanation explanation_in(const Record& record, std::uint64_t number) {
  Explanation e;
  e.cluster = static_cast<std::int32_t>(number);
  e.rule = record.text("rule");
  e.members = record.count("members");
  e.by_status = {record.count("untested"), record.count("verified"), record.count("exact_limits"), record.count("refuted")};
  for (std::size_t kind = 0; kind < kEdgeKinds; ++kind) {
    const std::string_view name = edge_kind_table()[kind].name;
    e.edges[kind] = record.count(fmt::format("{}_edges", name));
    if (name == record.text("held_by")) e.held_by = static_cast<EdgeKind>(kind);
  }
  e.ranged = ranged_metrics();
  for (const MetricColumn& metric : e.ranged) {
    const std::string name(metric.name);
    e.ranges.push_back({record.real(name + "_low"), record.real(name + "_high"), record.real(name + "_generic")});
  }
  if (!record.is_null("nearest"))
    e.nearest = Explanation::Neighbour{static_cast<std::int32_t>(record.integer("nearest")), record.real("nearest_distance")};
  return e;
}

std::vector<std::string> label_lines(const sqlite::Database& database, const Record& record) {
  const std::string label = record.text("label");
  std::vector<std::string> lines{"Kind: " + record.text("kind") +
                                 (record.integer("is_part") ? ", part of a cluster in which several constants met" : "")};
  if (label.empty()) lines.push_back("Label: none; no member is identified or related to others");
  else if (!record.text("constant").empty())
    lines.push_back(
        fmt::format("Label: {}, by {}; every other member was tested", label, counted(record.count("anchors"), "anchor")));
  else lines.push_back(fmt::format("Label: {}. {}", label, definition_line(database, record.integer("new_constant"))));
  return lines;
}

}  // namespace

std::uint64_t stored_clusters(const sqlite::Database& database) {
  require_clusters(database);
  sqlite::Statement s(database, "SELECT count(*) FROM clusters");
  return s.next() ? static_cast<std::uint64_t>(s.integer(0)) : 0;
}

std::optional<std::vector<std::string>> explained(const sqlite::Database& database, std::uint64_t number) {
  require_clusters(database);
  const Record record(database, number);
  if (!record.exists()) return std::nullopt;
  std::vector<std::string> lines =
      in_words(explanation_in(record, number), [&](PointId) { return formula_text(database, record.integer("medoid")); });
  const auto label = label_lines(database, record);
  lines.insert(lines.begin() + 1, label.begin(), label.end());
  return lines;
}

}  // namespace brouncker::cluster
