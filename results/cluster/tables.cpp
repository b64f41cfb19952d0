#include "results/cluster/tables.hpp"

#include "engine/evaluate/limit.hpp"
#include "engine/parallel.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/print.hpp"
#include "results/cluster/member_tests.hpp"
#include "results/run/stored_claim.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace brouncker::cluster {
namespace {

std::string range_columns(std::string_view suffix_type) {
  std::string columns;
  for (const MetricColumn& metric : ranged_metrics())
    for (const char* bound : {"low", "high", "generic"}) columns += fmt::format(", {}_{}{}", metric.name, bound, suffix_type);
  return columns;
}

std::string edge_columns(std::string_view suffix_type) {
  std::string columns;
  for (const EdgeKindRow& kind : edge_kind_table()) columns += fmt::format(", {}_edges{}", kind.name, suffix_type);
  return columns;
}

std::string marks(std::size_t count) { return fmt::format("{}", fmt::join(std::vector<std::string>(count, "?"), ", ")); }

std::string_view status_name(const Row& row, RowStatus status) {
  switch (status) {
    case RowStatus::verified: return "verified";
    case RowStatus::rational: return kSortNames[static_cast<std::size_t>(row.sort)];
    case RowStatus::refuted: return "refuted";
    case RowStatus::untested: break;
  }
  return "untested";
}

/// How the definition of a new constant is printed: with a positive leading coefficient where the space allows it.
struct Definition {
  std::uint64_t formula;
  Pcf pcf;
  bool is_mirrored;
};

Definition definition_of(const Rows& rows, PointId place) {
  const Row& row = rows.rows[place];
  Definition definition{row.id, rows.pcf(row), false};
  if (definition.pcf.a.leading() > 0 || !row.has_mirror) return definition;
  return {row.mirror, {-definition.pcf.a, definition.pcf.b}, true};
}

void store_members(sqlite::Statement& insert, const Rows& rows, const LabelledCluster& cluster, std::uint64_t number,
                   bool mirrored) {
  for (const Member& member : cluster.members) {
    const Row& row = rows.rows[member.row];
    insert.bind(0, static_cast<std::int64_t>(number));
    insert.bind(1, static_cast<std::int64_t>(row.id));
    insert.bind(2, status_name(row, member.status));
    if (member.map) {
      insert.bind(3, map_text(mirrored ? (*member.map * Moebius{-1, 0, 0, 1}).reduced() : *member.map));
    } else {
      insert.bind_null(3);
    }
    if (member.digits > 0) insert.bind(4, std::int64_t{member.digits});
    else insert.bind_null(4);
    insert.run();
  }
}

std::uint64_t formulas_in(const Rows& rows, const LabelledCluster& cluster) {
  std::uint64_t count = 0;
  for (const Member& member : cluster.members) count += static_cast<std::uint64_t>(rows.rows[member.row].weight());
  return count;
}

std::int64_t anchors_in(const Rows& rows, const Claims& claims, const LabelledCluster& cluster) {
  return std::ranges::count_if(cluster.members,
                               [&](const Member& m) { return claims.contains(m.row) || rows.named.contains(m.row); });
}

void bind_cluster(sqlite::Statement& s, const Rows& rows, const Claims& claims, const Described& d) {
  const Explanation& e = d.explanation;
  int i = 0;
  const auto integer = [&](std::uint64_t value) { s.bind(i++, static_cast<std::int64_t>(value)); };
  const auto text = [&](const std::string& value) { value.empty() ? s.bind_null(i++) : s.bind(i++, value); };
  integer(d.number);
  text(d.kind);
  text(label_of(rows, *d.cluster));
  text(d.cluster->constant == kNone ? d.cluster->named : rows.constants[d.cluster->constant]);
  if (d.cluster->new_constant == kNone) s.bind_null(i++);
  else integer(d.cluster->new_constant + 1);
  text(e.rule);
  s.bind(i++, edge_kind_table()[static_cast<std::size_t>(e.held_by)].name);
  integer(d.cluster->is_part);
  integer(e.members);
  integer(formulas_in(rows, *d.cluster));
  s.bind(i++, anchors_in(rows, claims, *d.cluster));
  for (const RowStatus status : {RowStatus::verified, RowStatus::rational, RowStatus::refuted, RowStatus::untested})
    integer(e.by_status[static_cast<std::size_t>(status)]);
  for (const std::size_t count : e.edges) integer(count);
  integer(rows.rows[e.medoid].id);
  if (e.nearest) {
    integer(d.first_of_kind + static_cast<std::uint64_t>(e.nearest->cluster));
    s.bind(i++, e.nearest->distance);
  } else {
    s.bind_null(i++);
    s.bind_null(i++);
  }
  for (const MetricRange& range : e.ranges)
    for (const double value : {range.low, range.high, range.generic}) s.bind(i++, value);
}

constexpr std::size_t kPlainColumns = 18;  // all but edges and ranges

}  // namespace

std::vector<StageTable> cluster_tables() {
  return {{"clusters",
           fmt::format("(cluster INTEGER PRIMARY KEY, kind TEXT, label TEXT, constant TEXT, new_constant INTEGER, rule TEXT,"
                       " held_by TEXT, is_part INTEGER, members INTEGER, formulas INTEGER, anchors INTEGER, verified INTEGER,"
                       " exact_limits INTEGER, refuted INTEGER, untested INTEGER{}, medoid INTEGER, nearest INTEGER,"
                       " nearest_distance REAL{})",
                       edge_columns(" INTEGER"), range_columns(" REAL"))},
          {"cluster_members", "(cluster INTEGER, formula INTEGER, status TEXT, map TEXT, digits INTEGER);\n"
                              "CREATE UNIQUE INDEX IF NOT EXISTS member_of_cluster ON cluster_members (cluster, formula);\n"
                              "CREATE INDEX IF NOT EXISTS cluster_of_formula ON cluster_members (formula)"},
          {"new_constants",
           "(number INTEGER PRIMARY KEY, cluster INTEGER, formula INTEGER, a TEXT, b TEXT, value TEXT, factorial_reduction TEXT,"
           " classes INTEGER, members INTEGER, formulas INTEGER)"}};
}

void store_clusters(sqlite::Database& database, const Rows& rows, const Claims& claims, const Labelled& labelled,
                    std::span<const Described> clusters) {
  sqlite::Statement cluster(
      database, fmt::format("INSERT INTO clusters VALUES ({})", marks(kPlainColumns + kEdgeKinds + 3 * ranged_metrics().size())));
  sqlite::Statement member(database, "INSERT INTO cluster_members VALUES (?, ?, ?, ?, ?)");
  for (const Described& d : clusters) {
    bind_cluster(cluster, rows, claims, d);
    cluster.run();
    const std::uint32_t number = d.cluster->new_constant;
    const bool mirrored = number != kNone && definition_of(rows, labelled.new_constants[number].definition).is_mirrored;
    store_members(member, rows, *d.cluster, d.number, mirrored);
  }
}

void store_new_constants(sqlite::Database& database, const Rows& rows, const Labelled& labelled, std::span<const Described> exact,
                         int threads) {
  std::vector<std::string> limits(labelled.new_constants.size());
  parallel_blocks(limits.size(), 16, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const Pcf pcf = definition_of(rows, labelled.new_constants[i].definition).pcf;
      limits[i] = limit_of(pcf, classify(pcf), kVerifiedDigits).value;
    }
  });
  sqlite::Statement insert(database, "INSERT INTO new_constants VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < labelled.new_constants.size(); ++i) {
    const NewConstant& constant = labelled.new_constants[i];
    const LabelledCluster& cluster = labelled.exact[constant.cluster];
    const Definition definition = definition_of(rows, constant.definition);
    insert.bind(0, static_cast<std::int64_t>(i + 1));
    insert.bind(1, static_cast<std::int64_t>(exact[constant.cluster].number));
    insert.bind(2, static_cast<std::int64_t>(definition.formula));
    insert.bind(3, to_plain(definition.pcf.a));
    insert.bind(4, to_plain(definition.pcf.b));
    insert.bind(5, limits[i]);
    insert.bind(6, kReductionNames[static_cast<std::size_t>(constant.reduction)]);
    insert.bind(7, static_cast<std::int64_t>(constant.recurrences));
    insert.bind(8, static_cast<std::int64_t>(cluster.members.size()));
    insert.bind(9, static_cast<std::int64_t>(formulas_in(rows, cluster)));
    insert.run();
  }
}

Claims load_claims(const sqlite::Database& database, const Rows& rows) {
  Claims claims;
  sqlite::Statement s(database, "SELECT formula, map, digits_matched FROM closed_forms WHERE map IS NOT NULL");
  const StoredRow stored(s, "closed_forms");
  while (s.next()) {
    const PointId place = rows.place_of(static_cast<std::int64_t>(stored.count(0)));
    if (place == kNoPoint || rows.rows[place].constant == kNone) continue;
    const std::int64_t digits = stored.is_null(2) ? 0 : stored.integer(2, 0, kMostClaimDigits);
    claims[place] = {stored.map(1), static_cast<int>(digits)};
  }
  return claims;
}

}  // namespace brouncker::cluster
