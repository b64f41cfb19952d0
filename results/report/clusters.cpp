#include "results/report/clusters.hpp"

#include "formulas/print.hpp"
#include "results/cluster/stage.hpp"
#include "results/report/html.hpp"
#include "results/report/identified.hpp"
#include "results/report/packing.hpp"
#include "results/run/stored_claim.hpp"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

namespace brouncker::report {
namespace {

std::uint64_t single_count(const sqlite::Database& run, std::string_view sql) {
  sqlite::Statement row(run, sql);
  return row.next() ? static_cast<std::uint64_t>(row.integer(0)) : 0;
}

/// The polynomial in a column; empty for NULL.
std::string polynomial_text(const StoredRow& row, int column) {
  return row.is_null(column) ? std::string() : to_plain(row.polynomial(column));
}

std::vector<ClusterLine> read_lines(const sqlite::Database& run) {
  sqlite::Statement row(
      run,
      fmt::format(
          "SELECT c.cluster, c.kind, c.label, c.rule, c.held_by, c.formulas, c.members, c.anchors, c.verified,"
          " c.exact_limits, c.refuted, c.untested, m.a, m.b, m.mirror IS NOT NULL FROM clusters c LEFT JOIN measured m ON m.id = c.medoid"
          " WHERE c.label IS NOT NULL ORDER BY c.formulas DESC, c.cluster LIMIT {}",
          kClustersShown));
  std::vector<ClusterLine> lines;
  const StoredRow stored(row, "clusters");
  while (row.next()) {
    ClusterLine x;
    x.number = stored.count(0);
    x.kind = stored.words(1), x.label = stored.words(2), x.rule = stored.words(3), x.held_by = stored.words(4);
    int i = 5;
    for (std::uint64_t* count : {&x.formulas, &x.members, &x.anchors, &x.verified, &x.exact_limits, &x.refuted, &x.untested})
      *count = stored.count(i++);
    x.medoid_a = polynomial_text(stored, 12), x.medoid_b = polynomial_text(stored, 13);
    if (shows_mirror(x.medoid_a, stored.flag(14))) x.medoid_a = negated_polynomial(x.medoid_a);
    lines.push_back(std::move(x));
  }
  return lines;
}

void read_members(const sqlite::Database& run, const Points& points, std::vector<ClusterLine>& lines) {
  std::unordered_map<std::uint64_t, std::uint32_t> point_of;
  for (std::size_t i = 0; i < points.size(); ++i) point_of.emplace(points.id[i], static_cast<std::uint32_t>(i));
  sqlite::Statement row(run, "SELECT formula FROM cluster_members WHERE cluster = ? AND status <> 'refuted' ORDER BY formula");
  const StoredRow stored(row, "cluster_members");
  for (ClusterLine& line : lines) {
    row.bind(0, static_cast<std::int64_t>(line.number));
    while (row.next()) {
      const auto found = point_of.find(stored.count(0));
      if (found != point_of.end()) line.points.push_back(found->second);
    }
    sqlite3_reset(row.get());
  }
}

std::vector<NewConstantLine> read_new_constants(const sqlite::Database& run) {
  sqlite::Statement row(run,
                        fmt::format("SELECT number, cluster, a, b, value, factorial_reduction, classes, formulas FROM new_constants"
                                    " ORDER BY number LIMIT {}",
                                    kNewConstantsShown));
  const StoredRow stored(row, "new_constants");
  std::vector<NewConstantLine> lines;
  while (row.next())
    lines.push_back({stored.count(0), stored.count(1), stored.count(6), stored.count(7), to_plain(stored.polynomial(2)),
                     to_plain(stored.polynomial(3)), stored.decimal(4),
                     std::string(kReductionNames[static_cast<std::size_t>(stored_reduction(stored, 5))])});
  return lines;
}

}  // namespace

Clusters read_clusters(const sqlite::Database& run, const Points& points) {
  Clusters clusters;
  clusters.done = is_done(run, kClusterStage);
  if (!clusters.done) return clusters;
  clusters.all = single_count(run, "SELECT count(*) FROM clusters");
  clusters.labelled = single_count(run, "SELECT count(*) FROM clusters WHERE label IS NOT NULL");
  clusters.shown = read_lines(run);
  read_members(run, points, clusters.shown);
  clusters.all_new_constants = single_count(run, "SELECT count(*) FROM new_constants");
  clusters.new_constants = read_new_constants(run);
  return clusters;
}

std::string clusters_section(const Clusters& clusters) {
  if (!clusters.done)
    return html_section("clusters", "Clusters", "<p>This run has not been clustered (<code>brouncker cluster</code>).</p>\n");
  std::string text = fmt::format(
      "<p>{} clusters, {} of them labelled{}. Exact ones are held together by theorems and relations; those by dynamics are"
      " candidates, whose members were each tested. In words: <code>brouncker cluster DIR --explain NUMBER</code>.</p>\n",
      grouped(clusters.all), grouped(clusters.labelled),
      clusters.labelled > clusters.shown.size() ? fmt::format("; the {} largest labelled ones follow", clusters.shown.size()) : "");
  if (clusters.shown.empty()) return html_section("clusters", "Clusters", text);
  HtmlTable table("clusters-table", "Labelled clusters",
                  {{"cluster", true},
                   {"label", false, "the constant of its identified members, or a new constant"},
                   {"kind", false, "exact: held together by theorems and relations; dynamics: by nearness in the metrics"},
                   {"formulas", true, "mirror images counted"},
                   {"verified", true, "members whose limit was tested and is a Moebius image of the constant"},
                   {"refuted", true, "members that the test denies"},
                   {"untested", true},
                   {"most typical: a(n)", false, "the medoid: the member nearest to all others"},
                   {"b(n)"},
                   {"rule", false, "what its members have in common"},
                   {"on the map"}});
  for (const ClusterLine& x : clusters.shown)
    table.add({number_cell(x.number),
               constant_cell(x.label),
               text_cell(x.kind),
               number_cell(x.formulas),
               number_cell(x.verified),
               number_cell(x.refuted),
               number_cell(x.untested),
               polynomial_cell(x.medoid_a),
               polynomial_cell(x.medoid_b),
               text_cell(x.rule),
               {fmt::format("<button type=\"button\" class=\"needs-script\" hidden data-cluster=\"{}\">show</button>", x.number)}},
              fmt::format("cluster-{}", x.number));
  return html_section("clusters", "Clusters", text + table.html());
}

std::string new_constants_section(const Clusters& clusters) {
  if (clusters.new_constants.empty()) return "";
  HtmlTable table("new-constants-table", "New constants",
                  {{"number", true},
                   {"a(n)"},
                   {"b(n)"},
                   {"value", false, "first digits, cut off"},
                   {"reduction", false, "does the gcd of p_n and q_n take away their factorial growth"},
                   {"classes", true, "of equivalent formulas"},
                   {"formulas", true, "mirror images counted"},
                   {"cluster", true}});
  for (const NewConstantLine& x : clusters.new_constants)
    table.add({number_cell(x.number), polynomial_cell(x.a), polynomial_cell(x.b), code_cell(first_digits(x.value, 40)),
               text_cell(x.reduction), number_cell(x.classes), number_cell(x.formulas), number_cell(x.cluster)});
  const std::string more =
      clusters.all_new_constants > clusters.new_constants.size()
          ? fmt::format(" The first {} of {} follow; the others are in the table <code>new_constants</code> of the run.",
                        clusters.new_constants.size(), grouped(clusters.all_new_constants))
          : "";
  return html_section(
      "new-constants", "New constants",
      "<p>Limits that no constant of the catalogue explains, each with several formulas whose limits are Moebius images of each"
      " other, verified to 70 digits; those of fully reduced formulas first. Such a number is defined by its simplest formula;"
      " that it is new to the literature is not claimed." +
          more + "</p>\n" + table.html());
}

}  // namespace brouncker::report
