// cluster, from outside: its JSON and text, and the tables that it leaves.
#include "results/run/sqlite.hpp"
#include "tests/support/brouncker.hpp"

#include <cmath>
#include <map>
#include <set>

using namespace brouncker::testing;
using brouncker::sqlite::Database;
using brouncker::sqlite::Statement;

TEST_SUITE_BEGIN("cli/cluster");

namespace {

namespace fs = std::filesystem;

/// pi, log 2, sqrt 2, Gauss, lemniscate and many unnamed numbers.
const Words kSpace = {"--a",     "A*n + B", "--b",     "C*n^2 + D*n", "--range", "A=0..4",
                      "--range", "B=1..5",  "--range", "C=-4..4",     "--range", "D=-3..3"};

struct ClusteredRun {
  TemporaryDirectory directory;
  std::string path = (directory / "run").string();
  json summary;

  ClusteredRun() {
    output_of(Words{"search"} + kSpace + Words{"--out", path, "--quiet"});
    output_of({"match", path, "--quiet"});
    summary = json_of({"cluster", path, "--json", "--quiet"});
  }
};

const ClusteredRun& clustered() {
  static const ClusteredRun run;
  return run;
}

Database opened(const std::string& run) { return {(fs::path(run) / "run.sqlite").string(), Database::Mode::read_only}; }

/// All rows of a query, columns joined by bars.
Words rows_of(const std::string& run, const std::string& sql) {
  const Database database = opened(run);
  Statement s(database, sql);
  Words rows;
  while (s.next()) {
    std::string row;
    for (int i = 0; i < sqlite3_column_count(s.get()); ++i) row += (i ? "|" : "") + s.text(i);
    rows.push_back(row);
  }
  return rows;
}

std::uint64_t count_of(const std::string& run, const std::string& sql) {
  return std::stoull(rows_of(run, "SELECT count(*) " + sql).at(0));
}

/// What has to be the same whatever the threads and the order of rows.
Words tables_of(const std::string& run) {
  return rows_of(run, "SELECT * FROM clusters") + rows_of(run, "SELECT * FROM cluster_members") +
         rows_of(run, "SELECT * FROM new_constants");
}

std::string copied(const TemporaryDirectory& directory, const char* name) {
  const fs::path copy = directory / name;
  fs::copy(clustered().path, copy);
  return copy.string();
}

}  // namespace

TEST_CASE("cluster: the summary is that of the tables") {
  const auto& [directory, run, summary] = clustered();
  CHECK(summary["matched"] == true);
  CHECK(summary["clusters"] == count_of(run, "FROM clusters"));
  CHECK(summary["exact"] == count_of(run, "FROM clusters WHERE kind = 'exact'"));
  CHECK(summary["labelled"] == count_of(run, "FROM clusters WHERE label IS NOT NULL"));
  CHECK(summary["new_constants"] == count_of(run, "FROM new_constants"));
  CHECK(summary["labelled"] > 0);
  CHECK(summary["new_constants_reduced"] > 0);
  CHECK(summary["noise"] > 0);
  CHECK(count_of(run, "FROM clusters JOIN (SELECT cluster AS c, count(*) AS n FROM cluster_members GROUP BY cluster) ON c = cluster"
                      " WHERE n <> members OR verified + exact_limits + refuted + untested <> n") == 0);
  CHECK(count_of(run, "FROM stages WHERE stage = 'cluster'") == 1);
}

TEST_CASE("cluster: every member of a labelled cluster was tested, and what match knows agrees") {
  const std::string& run = clustered().path;
  CHECK(count_of(run, "FROM clusters WHERE label IS NOT NULL AND untested > 0") == 0);
  CHECK(count_of(run, "FROM clusters WHERE constant = 'pi' AND kind = 'exact'") >= 1);
  CHECK(
      count_of(
          run,
          "FROM cluster_members JOIN clusters USING (cluster) JOIN closed_forms USING (formula)"
          " WHERE closed_forms.map IS NOT NULL AND cluster_members.status = 'verified' AND clusters.constant <> closed_forms.constant") ==
      0);
  // Positive: Brouncker's formula in a cluster of pi. Negative: 1/log 2 in none of them.
  const std::string in_pi =
      "FROM cluster_members JOIN clusters USING (cluster) JOIN measured ON id = formula WHERE clusters.label = 'pi'"
      " AND kind = 'exact' AND status = 'verified' AND ";
  CHECK(count_of(run, in_pi + "a = '2*n + 1' AND b = 'n^2'") == 1);
  CHECK(count_of(run, in_pi + "a = '3*n + 2' AND b = '-2*n^2'") == 0);
}

TEST_CASE("cluster: members are the Moebius images that their maps say, by their limits") {
  const std::string& run = clustered().path;
  const Database database = opened(run);
  Statement s(
      database,
      "SELECT map, limit_value, value, digits FROM cluster_members JOIN measured ON id = cluster_members.formula JOIN clusters USING (cluster)"
      " JOIN new_constants ON number = new_constant WHERE kind = 'exact' AND status = 'verified'");
  std::size_t checked = 0;
  while (s.next()) {
    const json map = json::parse(s.text(0));
    const double p = map[0], q = map[1], r = map[2], d = map[3], c = std::stod(s.text(2));
    CHECK(std::stod(s.text(1)) * (r * c + d) == doctest::Approx(p * c + q).epsilon(1e-6));
    CHECK(s.integer(3) >= 70);
    ++checked;
  }
  CHECK(checked > 50);
}

TEST_CASE("cluster: new constants are unidentified, mutually related, reduced ones first, defined by a member") {
  const std::string& run = clustered().path;
  // At most a quotient or a value of hypergeometric functions is known of them.
  CHECK(
      count_of(
          run,
          "FROM new_constants JOIN cluster_members USING (cluster) JOIN closed_forms ON closed_forms.formula = cluster_members.formula"
          " WHERE closed_forms.kind <> 'quotient' AND closed_forms.constant NOT LIKE '%hyp%'") == 0);
  CHECK(count_of(run, "FROM new_constants WHERE classes < 2 OR members < classes") == 0);
  CHECK(
      count_of(
          run,
          "FROM new_constants JOIN formulas ON id = formula WHERE formulas.a <> new_constants.a OR formulas.b <> new_constants.b") ==
      0);
  const Words order = rows_of(run, "SELECT factorial_reduction FROM new_constants ORDER BY number");
  const auto rank = [](const std::string& reduction) { return reduction == "full" ? 0 : reduction == "half" ? 1 : 2; };
  CHECK(std::ranges::is_sorted(order, {}, rank));
  REQUIRE(!order.empty());
  const Words first = rows_of(run, "SELECT a, b, value FROM new_constants WHERE number = 1");
  const std::size_t bar = first[0].find('|'), second = first[0].rfind('|');
  const json eval =
      json_of({"eval", first[0].substr(0, bar), first[0].substr(bar + 1, second - bar - 1), "--digits", "70", "--json"});
  CHECK(eval["limit"]["value"] == first[0].substr(second + 1));
}

TEST_CASE("cluster: the same tables with any number of threads and from rows in another order") {
  const TemporaryDirectory directory;
  const Words expected = tables_of(clustered().path);
  CHECK(expected.size() > 100);
  const std::string again = copied(directory, "again");
  output_of({"cluster", again, "--threads", "1", "--quiet"});
  CHECK((tables_of(again) == expected));
  const std::string shuffled = copied(directory, "shuffled");
  {
    Database database((fs::path(shuffled) / "run.sqlite").string(), Database::Mode::read_write);
    for (const char* table : {"measured", "relations", "closed_forms"})
      database.run(std::string("CREATE TABLE other AS SELECT * FROM ") + table + " ORDER BY (rowid * 7919) % 1009; DELETE FROM " +
                   table + "; INSERT INTO " + table + " SELECT * FROM other; DROP TABLE other;");
  }
  output_of({"cluster", shuffled, "--threads", "2", "--quiet"});
  CHECK((tables_of(shuffled) == expected));
}

TEST_CASE("cluster --explain says why, in words") {
  const std::string& run = clustered().path;
  const std::string number =
      rows_of(run, "SELECT cluster FROM clusters WHERE label = 'pi' AND kind = 'exact' ORDER BY members DESC").at(0);
  const std::string text = output_of({"cluster", run, "--explain", number});
  for (const char* words :
       {"Label: pi", "2F1", "theorem edge", "Verified", "Medoid: PCF(", "delta:", "5-95 %", "generic", "Nearest other cluster"})
    CHECK(contains(text, words));
  const std::string fresh = rows_of(run, "SELECT cluster FROM new_constants WHERE number = 1").at(0);
  CHECK(contains(output_of({"cluster", run, "--explain", fresh}), "new constant #1. Defined as the limit of PCF("));
  const std::string numeric = rows_of(run, "SELECT cluster FROM clusters WHERE kind = 'dynamics' AND label IS NULL").at(0);
  CHECK(contains(output_of({"cluster", run, "--explain", numeric}), "Label: none"));
  CHECK(json_of({"cluster", run, "--explain", number, "--json"})["explanation"].size() >= 8);
  check_refusal(call({"cluster", run, "--explain", "1000000"}), 2, {"--explain", "1000000", "clusters 1 to"});
  check_refusal(call({"cluster", run, "--explain", "zero"}), 2, {"--explain", "zero"});
}

TEST_CASE("cluster --evaluate gives the fields of the contract; theorems contradict nothing") {
  const std::string& run = clustered().path;
  const json result = json_of({"cluster", run, "--evaluate", "--seed", "7", "--json", "--quiet"});
  for (const char* kind : {"theorem", "numeric"})
    for (const char* field : {"precision", "recall", "confirmed"}) {
      CHECK(result[kind][field] >= 0.0);
      CHECK(result[kind][field] <= 1.0);
    }
  CHECK(result["theorem"]["conflicts"] == 0);
  CHECK(result["theorem"]["precision"] == 1.0);
  CHECK(result["theorem"]["recall"] > 0.5);
  CHECK(result["seed"] == 7);
  for (const char* metric : {"limit", "delta", "gamma_q", "eta_q"}) CHECK(result["davies_bouldin"].contains(metric));
  CHECK(json_of({"cluster", run, "--evaluate", "--seed", "7", "--json", "--quiet"}) == result);
  CHECK(contains(output_of({"cluster", run, "--evaluate", "--quiet"}), "precision"));
  CHECK((tables_of(run).size() == tables_of(clustered().path).size()));
}

TEST_CASE("cluster --outliers: best first, one of each class, nothing that is known") {
  const TemporaryDirectory directory;
  const std::string run = (directory / "run").string();
  output_of({"search", "--a", "2n^2+A*n+B", "--b", "2n^2+C*n+D", "--range", "A=-5..5", "--range", "B=-2..3", "--range", "C=-4..4",
             "--range", "D=-2..1", "--depth", "500", "--out", run, "--quiet"});
  output_of({"match", run, "--quiet"});
  const std::vector<json> rows = json_lines_of({"cluster", run, "--outliers", "10", "--json", "--quiet"});
  REQUIRE(rows.size() >= 2);
  double before = 1e9;
  std::set<int> seen;
  for (const json& row : rows) {
    CHECK(row["score"] <= before);
    before = row["score"];
    CHECK(row["closed_form"].is_null());
    CHECK(seen.insert(row["id"].get<int>()).second);
    for (const json& member : row["members"]) {
      CHECK(seen.insert(member["id"].get<int>()).second);
      CHECK(call({"prove", row["a"], row["b"], "--equivalent", member["a"], member["b"]}).exit_code == 0);
      CHECK(json_lines_of({"query", run, "--where", "id = " + member["id"].dump(), "--json"})[0]["a"] == member["a"]);
    }
    CHECK(row["limit"]["rational"].is_null());
    CHECK(contains(row["reason"], "gcd takes"));
    CHECK(row["metrics"]["eta_q"].is_number());
  }
  // Half of one factorial is lost, and only where b's roots are integers modulo p.
  CHECK(contains(rows[0]["reason"], "exactly the primes that split in Q(sqrt(2))"));
  CHECK(std::ranges::any_of(rows, [](const json& row) { return row["members"].size() >= 3; }));
  CHECK(json_lines_of({"cluster", run, "--outliers", "2", "--json"}).size() == 2);
  CHECK(contains(output_of({"cluster", run, "--outliers", "2"}), "equivalent: "));
}

TEST_CASE("cluster --preset paper keeps its flow chart as the rule of each cluster") {
  const TemporaryDirectory directory;
  const std::string run = copied(directory, "paper");
  const json summary = json_of({"cluster", run, "--preset", "paper", "--json", "--quiet"});
  CHECK(summary["numeric"] == count_of(run, "FROM clusters WHERE kind = 'paper'"));
  CHECK(count_of(run, "FROM clusters WHERE kind = 'dynamics'") == 0);
  const Words rules = rows_of(run, "SELECT rule FROM clusters WHERE kind = 'paper'");
  REQUIRE(!rules.empty());
  for (const std::string& rule : rules)
    for (const char* plane : {"(delta, eta_q): ", "(delta, gamma_q): ", "(delta, eta_error): ", "(delta, gamma_error): "})
      CHECK(contains(rule, plane));
  CHECK(json_of({"cluster", run, "--preset", "paper", "--evaluate", "--json", "--quiet"})["numeric"]["precision"].is_number());
}

TEST_CASE("the subset deg b > 2 deg a with eta_q near 0 holds pi, log 2, sqrt 2, Gauss's and the lemniscate constant") {
  const Words rows = lines_of(output_of({"query", clustered().path, "--format", "csv", "--columns", "constant, closed_form",
                                         "--where", "degree_b > 2*degree_a AND abs(eta_q) < 0.05 AND constant IS NOT NULL"}));
  std::set<std::string> constants;
  bool sqrt2 = false;
  for (const std::string& row : rows) {
    constants.insert(row.substr(0, row.find(',')));
    sqrt2 = sqrt2 || (row.starts_with("quadratic") && contains(row, "sqrt(2)"));
  }
  for (const char* constant : {"pi", "log2", "gauss", "lemniscate"}) CHECK(constants.contains(constant));
  CHECK(sqrt2);
}

TEST_CASE("runs with little or nothing in them") {
  const TemporaryDirectory directory;
  const auto searched = [&](const char* name, const Words& space) {
    const std::string run = (directory / name).string();
    output_of(Words{"search"} + space + Words{"--depth", "64", "--out", run, "--quiet"});
    return run;
  };
  // Not matched: clusters, no constants, and a word about it.
  const std::string unmatched = searched("unmatched", {"--a", "A*n + B", "--b", "C*n^2", "--range", "1..4"});
  const Outcome outcome = call({"cluster", unmatched, "--json"});
  CHECK(outcome.exit_code == 0);
  CHECK(contains(outcome.err, "not matched"));
  CHECK(json::parse(outcome.out)["matched"] == false);
  CHECK(count_of(unmatched, "FROM clusters WHERE constant IS NOT NULL") == 0);
  check_refusal(call({"cluster", unmatched, "--evaluate", "--quiet"}), 2, {"not matched", "brouncker match"});
  // Fewer formulas than a cluster needs; one formula; none that converges.
  for (const Words& space :
       {Words{"--a", "n + A", "--b", "n", "--range", "1..2"}, Words{"--a", "n + A", "--b", "n", "--range", "1"},
        Words{"--a", "1", "--b", "A*n^2", "--range", "-2..-1"}}) {
    const std::string run = searched(("small" + std::to_string(space.back().size()) + space[1].substr(0, 1)).c_str(), space);
    const json summary = json_of({"cluster", run, "--json", "--quiet"});
    CHECK(summary["numeric"] == 0);
    // In the published flow a cluster without parts goes on undivided: two formulas stay together, one is no cluster.
    CHECK(json_of({"cluster", run, "--preset", "paper", "--json", "--quiet"})["numeric"] <= 1);
    CHECK(output_of({"cluster", run, "--outliers", "5", "--json"}) == "");
  }
}

TEST_CASE("cluster refuses what it does not understand, in one line") {
  const std::string& run = clustered().path;
  check_refusal(call({"cluster", run, "--preset", "kmeans"}), 2, {"--preset", "kmeans"});
  check_refusal(call({"cluster", run, "--explain", "1", "--evaluate"}), 2, {"--explain", "--evaluate"});
  check_refusal(call({"cluster", run, "--seed", "1"}), 2, {"--seed", "--evaluate"});
  check_refusal(call({"cluster", run, "--outliers", "0"}), 2, {"--outliers"});
  check_refusal(call({"cluster", run, "--outliers", "3", "--preset", "paper"}), 2, {"--preset"});
  check_refusal(call({"cluster", "no/such/run"}), 4, {"no/such/run"});
  check_refusal(call({"cluster", "no/such/run", "--outliers", "3"}), 4, {"no/such/run"});
  const TemporaryDirectory directory;
  const std::string fresh = (directory / "fresh").string();
  output_of({"search", "--a", "n + A", "--b", "n", "--range", "1..2", "--depth", "64", "--out", fresh, "--quiet"});
  check_refusal(call({"cluster", fresh, "--explain", "1"}), 2, {"not clustered", "brouncker cluster"});
}

TEST_SUITE_END();
