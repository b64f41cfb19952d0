#include "results/cluster/stage.hpp"

#include "clustering/parallel.hpp"
#include "engine/resources.hpp"
#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "results/cluster/edges.hpp"
#include "results/cluster/numeric.hpp"
#include "results/cluster/tables.hpp"
#include "results/match/stage.hpp"
#include "results/run/file_lock.hpp"
#include "results/run/info.hpp"
#include "results/run/layout.hpp"
#include "results/run/writer.hpp"

#include <cmath>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace brouncker {
namespace {

using namespace cluster;
namespace fs = std::filesystem;

std::optional<parallel::ThreadLimit> limited(int threads) {
  std::optional<parallel::ThreadLimit> limit;
  if (threads > 0) limit.emplace(static_cast<std::size_t>(threads));
  return limit;
}

/// The clusters by dynamics, and how the paper's came about.
struct Numeric {
  std::vector<std::int32_t> labels;
  std::optional<PaperClusters> paper;
};

Numeric by_dynamics(const Rows& rows, std::span<const double> features, ClusterPreset preset) {
  if (preset == ClusterPreset::dynamics) return {numeric_clusters(rows, features), std::nullopt};
  PaperClusters paper = paper_clusters(rows.metric_points(), paper_planes());
  std::vector<std::int32_t> labels = paper.clusters.labels;
  return {std::move(labels), std::move(paper)};
}

std::vector<ClusterEdge> theory_edges(const Rows& rows, const Twins& twins) {
  std::vector<ClusterEdge> edges = identity_edges(rows);
  for (const auto& more : {theorem_edges(rows), twins.edges}) edges.insert(edges.end(), more.begin(), more.end());
  return edges;
}

/// Everything that is stored.
struct Found {
  Rows rows;
  Claims claims;
  RelationGraph relations;
  Twins twins;
  std::vector<ClusterEdge> edges;
  std::size_t split = 0;
  std::vector<double> features;
  Numeric numeric;
  Labelled labelled;
  std::vector<Described> exact, dynamics;
};

/// Nothing where it was stopped on the way.
bool find(const fs::path& directory, const Sampling& sampling, const ClusterStageOptions& options, Found& found, bool& matched) {
  const auto goes_on = [&](std::string_view step) {
    options.report_step(fmt::format("clusters: {}", step));
    return !options.is_stopped();
  };
  if (!goes_on("reading the run")) return false;
  const sqlite::Database database = open_store(RunFiles{directory}.store());
  matched = is_done(database, kMatchStage);
  found.rows = load_rows(database, sampling, options.threads);
  found.claims = load_claims(database, found.rows);
  found.relations = RelationGraph(found.rows, database);
  if (!goes_on("twins")) return false;
  found.twins = twin_edges(found.rows, options.threads);
  found.edges = theory_edges(found.rows, found.twins);
  for (const ClusterEdge& edge : relation_edges(found.rows, database)) found.edges.push_back(edge);
  found.split = drop_contradictions(found.rows, found.edges);
  std::vector<std::int32_t> exact = components(found.rows, found.edges);
  for (const ClusterEdge& edge : attach_by_theorem(found.rows, exact)) found.edges.push_back(edge);
  if (!goes_on("clusters by dynamics")) return false;
  found.features = feature_values(found.rows);
  found.numeric = by_dynamics(found.rows, found.features, options.preset);
  if (!goes_on("labels")) return false;
  found.labelled =
      labelled_clusters(found.rows, found.claims, found.relations, exact, found.numeric.labels, found.features, options.threads);
  if (!goes_on("explanations")) return false;
  const Rows& rows = found.rows;
  found.exact = described(rows, found.labelled.exact, "exact", 1, found.features, found.edges,
                          [&](const LabelledCluster& c, PointId medoid) { return exact_rule(rows, c, medoid); });
  found.dynamics = described(rows, found.labelled.numeric, kClusterPresets[static_cast<std::size_t>(options.preset)],
                             found.exact.size() + 1, found.features, found.edges, [&](const LabelledCluster& c, PointId medoid) {
                               if (!found.numeric.paper) return dynamics_rule(rows, found.features, medoid);
                               return fmt::format("{}", fmt::join(trace(*found.numeric.paper, c.origin, paper_planes()), "; "));
                             });
  return goes_on("storing");
}

ClusterSummary summary_of(const Found& found) {
  ClusterSummary s;
  s.exact = found.exact.size();
  s.numeric = found.dynamics.size();
  s.clusters = s.exact + s.numeric;
  std::vector<char> clustered(found.rows.size());
  for (const LabelledCluster& cluster : found.labelled.numeric)
    for (const Member& member : cluster.members) clustered[member.row] = true;
  for (std::size_t i = 0; i < found.rows.size(); ++i)
    if (!clustered[i]) s.noise += static_cast<std::uint64_t>(found.rows.rows[i].weight());
  for (const auto* kind : {&found.labelled.exact, &found.labelled.numeric})
    for (const LabelledCluster& cluster : *kind) {
      s.labelled += cluster.is_labelled();
      if (!cluster.is_labelled()) continue;
      for (const Member& member : cluster.members) {
        s.verified += member.status == RowStatus::verified;
        s.refuted += member.status == RowStatus::refuted;
      }
    }
  s.new_constants = found.labelled.new_constants.size();
  for (const NewConstant& constant : found.labelled.new_constants)
    s.new_constants_reduced += constant.reduction == FactorialReduction::full;
  s.twins = found.twins.confirmed;
  s.twin_pairs = found.twins.pairs;
  s.contradictions = found.split + found.labelled.contradictions;
  s.tests = found.labelled.tests;
  s.identified_anew = found.labelled.identified_anew;
  return s;
}

std::string identity(const sqlite::Database& database, const ClusterStageOptions& options) {
  return stage_identity(database, kClusterStage, options.version, kClusterPresets[static_cast<std::size_t>(options.preset)]);
}

std::string identity_with(const sqlite::Database& database, const StageOptions& options) { return identity(database, {options}); }

std::optional<std::string> run_with(const fs::path& directory, const StageOptions& options) {
  const ClusterSummary summary = cluster_run(directory, {options});
  return summary.interrupted ? std::nullopt : std::optional(to_json(summary));
}

void store(const fs::path& path, const Found& found, const ClusterSummary& summary, const ClusterStageOptions& options) {
  sqlite::Database database = open_store(path, sqlite::Database::Mode::read_write);
  put_stage(database, kClusterStage, {identity(database, options), to_json(summary)}, [&] {
    for (const auto* kind : {&found.exact, &found.dynamics})
      store_clusters(database, found.rows, found.claims, found.labelled, *kind);
    store_new_constants(database, found.rows, found.labelled, found.exact, options.threads);
  });
}

nlohmann::ordered_json number(std::optional<double> value) {
  return value && std::isfinite(*value) ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
}

nlohmann::ordered_json quality(const HoldOutMean& mean) {
  return {{"precision", number(mean.precision)},
          {"recall", number(mean.recall)},
          {"confirmed", number(mean.confirmed)},
          {"conflicts", mean.conflicts}};
}

constexpr std::string_view kNeeds[] = {"match"};

}  // namespace

const Stage kClusterStage{"cluster", kNeeds, cluster_tables, identity_with, run_with};

ClusterSummary cluster_run(const fs::path& directory, const ClusterStageOptions& options) {
  const double begin = process_cpu_seconds();
  const Sampling sampling = read_complete_run(directory).job.sampling;
  const FileLock lock(RunFiles{directory}.lock());
  const auto limit = limited(options.threads);
  Found found;
  bool matched = false;
  if (!find(directory, sampling, options, found, matched)) {
    ClusterSummary summary;
    summary.interrupted = true;
    return summary;
  }
  ClusterSummary summary = summary_of(found);
  summary.matched = matched;
  if (matched) summary.separation = separation(found.rows);
  summary.cpu_seconds = process_cpu_seconds() - begin;
  store(RunFiles{directory}.store(), found, summary, options);
  summary.cpu_seconds = process_cpu_seconds() - begin;
  return summary;
}

ClusterEvaluation evaluate_clusters(const fs::path& directory, std::uint64_t seed, const ClusterStageOptions& options) {
  const Sampling sampling = read_complete_run(directory).job.sampling;
  const auto limit = limited(options.threads);
  const sqlite::Database database = open_store(RunFiles{directory}.store());
  if (!is_done(database, kMatchStage))
    throw input_error(fmt::format("{}: this run was not matched, so there is nothing to evaluate; `brouncker match {}` does it",
                                  directory.string(), directory.string()));
  const Rows rows = load_rows(database, sampling, options.threads);
  ClusterEvaluation result;
  result.seed = seed;
  for (const cluster::Row& row : rows.rows) result.identified += row.constant != kNone;
  std::vector<std::int32_t> theorem = components(rows, theory_edges(rows, twin_edges(rows, options.threads)));
  attach_by_theorem(rows, theorem);
  result.theorem = held_out(rows, theorem, seed);
  result.numeric = held_out(rows, by_dynamics(rows, feature_values(rows), options.preset).labels, seed);
  result.separation = separation(rows);
  return result;
}

namespace {

/// davies_bouldin, nearest_agreement: by metric; and what they are about.
void add_separation(const Separation& separation, nlohmann::ordered_json& json) {
  nlohmann::ordered_json davies_bouldin = nlohmann::ordered_json::object(), agreement = nlohmann::ordered_json::object();
  for (const MetricSeparation& m : separation.metrics) {
    davies_bouldin[m.metric] = number(m.davies_bouldin);
    agreement[m.metric] = number(m.agreement.share);
  }
  json["davies_bouldin"] = davies_bouldin;
  json["davies_bouldin_formulas"] = separation.rows;
  json["davies_bouldin_constants"] = separation.groups;
  json["nearest_agreement"] = agreement;
}

}  // namespace

std::string to_json(const ClusterSummary& s) {
  nlohmann::ordered_json json = {{"clusters", s.clusters},
                                 {"noise", s.noise},
                                 {"labelled", s.labelled},
                                 {"exact", s.exact},
                                 {"numeric", s.numeric},
                                 {"new_constants", s.new_constants},
                                 {"new_constants_reduced", s.new_constants_reduced},
                                 {"twins", s.twins},
                                 {"twin_pairs", s.twin_pairs},
                                 {"contradictions", s.contradictions},
                                 {"tests", s.tests},
                                 {"verified", s.verified},
                                 {"refuted", s.refuted},
                                 {"identified_anew", s.identified_anew},
                                 {"matched", s.matched}};
  add_separation(s.separation, json);
  json["cpu_seconds"] = std::round(s.cpu_seconds * 1000) / 1000;
  return json_text(json);
}

std::string to_json(const ClusterEvaluation& e) {
  nlohmann::ordered_json json = {
      {"theorem", quality(e.theorem)}, {"numeric", quality(e.numeric)}, {"seed", e.seed}, {"identified", e.identified}};
  add_separation(e.separation, json);
  return json_text(json);
}

}  // namespace brouncker
