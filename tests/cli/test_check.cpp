// A store is whole or it is named: by `check` and by every command that reads it; a claim that its limit denies is no claim.
#include "results/run/store.hpp"
#include "tests/support/brouncker.hpp"

#include <sqlite3.h>

#include <map>
#include <random>
#include <set>

using namespace brouncker::testing;
namespace fs = std::filesystem;
using brouncker::sqlite::Database;
using brouncker::sqlite::Statement;

TEST_SUITE_BEGIN("cli/check");

namespace {

/// A run with all stages, done once.
const fs::path& whole_run() {
  static const TemporaryDirectory directory;
  static const fs::path path = [] {
    const fs::path run = directory / "run";
    output_of(Words{"discover"} + kSmallSpace + Words{"--out", run.string(), "--quiet"});
    return run;
  }();
  return path;
}

/// A copy that a test may damage.
struct Copy {
  TemporaryDirectory directory;
  fs::path run = directory / "run", store = run / "run.sqlite";
  Copy() { fs::copy(whole_run(), run, fs::copy_options::recursive); }
};

/// As this program itself writes, so that the checksums of pages are right.
void change(const fs::path& store, const std::string& sql) { Database(store.string(), Database::Mode::read_write).run(sql); }

/// As any other program of SQLite writes.
void change_outside(const fs::path& store, const char* sql) {
  sqlite3* handle = nullptr;
  REQUIRE(sqlite3_open(store.c_str(), &handle) == SQLITE_OK);
  REQUIRE(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(handle);
}

std::string text_of(const fs::path& store, const std::string& sql) {
  const Database database(store.string(), Database::Mode::read_only);
  Statement s(database, sql);
  return s.next() ? s.text(0) : "";
}

std::vector<Words> readers_of(const fs::path& run) {
  const std::string r = run.string();
  return {{"query", r, "--limit", "0", "--columns", "*"},
          {"query", r, "--where", "id = 77", "--columns", "*"},
          {"export", r, "--format", "csv"},
          {"export", r, "--format", "latex"},
          {"export", r, "--what", "families", "--format", "json"},
          {"report", r, "--out", (run / "page.html").string()}};
}

}  // namespace

TEST_CASE("check: a whole run is sound, and every table was looked at") {
  const json summary = json_of({"check", whole_run().string(), "--json", "--quiet"});
  CHECK(summary["answer"] == true);
  CHECK(summary["faults"].empty());
  for (const char* table : {"measured", "closed_forms", "relations", "clusters", "cluster_members", "families", "stages"}) {
    CAPTURE(table);
    CHECK(summary["rows"][table] > 0);
  }
  CHECK(summary["pages"] == fs::file_size(whole_run() / "run.sqlite") / 4096);
  CHECK(summary["sampled"] == 256);
  CHECK(summary["differing"] == 0);
  CHECK(summary["claims"] > 100);
  CHECK(summary["denied"] == 0);
  CHECK(contains(output_of({"check", whole_run().string(), "--quiet"}), "\nsound\n"));
}

TEST_CASE("check: the sample depends on its seed alone") {
  const Words command = {"check", small_run().string(), "--json", "--quiet", "--sample", "5", "--seed", "7"};
  CHECK(output_of(command + Words{"--threads", "1"}) == output_of(command + Words{"--threads", "3"}));
}

TEST_CASE("check: shards and parts of a match are looked at, too") {
  const TemporaryDirectory directory;
  const std::string run = (directory / "run").string();
  for (const char* shard : {"0/2", "1/2"})
    output_of(Words{"search"} + kSmallSpace + Words{"--shard", shard, "--out", run, "--quiet"});
  CHECK(json_of({"check", run, "--json"})["files"] == 3);
  const fs::path file = directory / "run/shards/1-of-2.sqlite";
  std::string bytes = read_file(file);
  bytes[5000] = static_cast<char>(bytes[5000] ^ 4);
  write_file(file, bytes);
  const Outcome outcome = call({"check", run});
  CHECK(outcome.exit_code == 4);
  CHECK(contains(outcome.out, "1-of-2.sqlite: is damaged: page 2 ("));
}

TEST_CASE("check: no run, a file in its place, and a run in work are refused") {
  const TemporaryDirectory directory;
  check_refusal(call({"check", (directory / "nothing").string()}), 4, {"holds no run"});
  check_refusal(call({"check", "/dev/null"}), 4, {"holds no run"});
}

TEST_CASE("flipped bits in the store of a complete run: check names each, every reader names it or shows what it showed before") {
  Copy copy;
  const std::string whole = read_file(copy.store);
  std::map<std::string, std::string> before;
  for (const Words& reader : readers_of(copy.run)) before[joined(reader)] = output_of(reader);
  std::mt19937_64 random(17);
  int named = 0;
  for (int flip = 0; flip < 20; ++flip) {
    const std::size_t place = random() % whole.size();
    std::string bytes = whole;
    bytes[place] = static_cast<char>(bytes[place] ^ (1 << random() % 8));
    write_file(copy.store, bytes);
    CAPTURE(place);
    const Outcome check = call({"check", copy.run.string(), "--quiet", "--sample", "0"});
    CHECK(check.exit_code == 4);
    CHECK(contains(check.out, "run.sqlite: is damaged: page " + std::to_string(place / 4096 + 1) + " ("));
    for (const Words& reader : readers_of(copy.run)) {
      CAPTURE(joined(reader));
      const Outcome outcome = call(reader);
      CAPTURE(outcome.err);
      named += outcome.exit_code == 4;
      const bool is_named = outcome.exit_code == 4 && contains(outcome.err, "run.sqlite");
      const bool is_unchanged = outcome.exit_code == 0 && outcome.out == before[joined(reader)];
      CHECK((is_named || is_unchanged));
    }
  }
  CHECK(named > 20);
}

TEST_CASE("a digit of a closed form that is changed in the file is named with its table, and nothing is shown") {
  Copy copy;
  std::string bytes = read_file(copy.store);
  const std::size_t place = bytes.find("1/log(2)");
  REQUIRE(place != std::string::npos);
  bytes[place] = '3';
  write_file(copy.store, bytes);
  for (const Words& reader :
       {Words{"query", copy.run.string(), "--limit", "0"}, Words{"export", copy.run.string(), "--format", "csv"}}) {
    const Outcome outcome = call(reader);
    CAPTURE(outcome.err);
    CHECK(outcome.exit_code == 4);
    CHECK(contains(outcome.err, "(table "));
    CHECK_FALSE(contains(outcome.out, "3/log(2)"));
  }
}

TEST_CASE("what another program writes into a store is refused: rows, views, tables") {
  for (const char* sql :
       {"UPDATE closed_forms SET closed_form = '3/pi' WHERE rowid = (SELECT max(rowid) FROM closed_forms)",
        "DELETE FROM relations WHERE rowid = 1", "CREATE VIEW evil AS SELECT 1", "CREATE TABLE evil (x)",
        "CREATE INDEX evil ON measured (a)", "CREATE TRIGGER evil AFTER INSERT ON measured BEGIN SELECT 1; END"}) {
    CAPTURE(sql);
    Copy copy;
    change_outside(copy.store, sql);
    const Outcome outcome = call({"report", copy.run.string()});
    CAPTURE(outcome.err);
    CHECK(outcome.exit_code == 4);
    CHECK(contains(outcome.err, "run.sqlite"));
    CHECK(call({"check", copy.run.string(), "--quiet"}).exit_code == 4);
  }
  // With the right checksums a stranger's view is refused, too.
  Copy copy;
  change(copy.store, "CREATE VIEW evil AS SELECT 1");
  for (const Words& reader : readers_of(copy.run)) check_refusal(call(reader), 4, {"'view evil'", "not of a run"});
}

TEST_CASE("check: rows that are gone, new or another are named by their table, whatever wrote them") {
  for (const auto& [sql, fault] :
       {std::pair{"DELETE FROM cluster_members WHERE rowid = 5", "table cluster_members, rows "},
        std::pair{"INSERT INTO families (family, name) VALUES (4711, 'x')", "table families: has "},
        std::pair{"UPDATE closed_forms SET status = 'certified' WHERE formula = (SELECT max(formula) FROM closed_forms)",
                  "table closed_forms, rows "},
        std::pair{"UPDATE measured SET delta = 0.5 WHERE rowid = 100", "table measured, rows "},
        std::pair{"DELETE FROM measured WHERE rowid = 1", "table measured, rows "},
        std::pair{"UPDATE stages SET summary = '{}' WHERE stage = 'match'", "table stages, rows "}}) {
    CAPTURE(sql);
    Copy copy;
    change(copy.store, sql);
    const Outcome outcome = call({"check", copy.run.string(), "--quiet"});
    CAPTURE(outcome.out);
    CHECK(outcome.exit_code == 4);
    CHECK(contains(outcome.out, fault));
  }
}

TEST_CASE("check: a row that was computed wrongly is found by computing it anew") {
  Copy copy;
  {
    Database database(copy.store.string(), Database::Mode::read_write);
    database.run(
        "UPDATE measured SET delta = delta + 1e-6 WHERE rowid = (SELECT max(rowid) FROM measured WHERE delta IS NOT NULL)");
    for (const auto& [chunk, note] : brouncker::chunk_notes(database)) {
      Statement row(database, "UPDATE chunks SET checksum = ? WHERE chunk = ?");
      row.bind(0, static_cast<std::int64_t>(brouncker::checksum_of_chunk(database, chunk, note)));
      row.bind(1, static_cast<std::int64_t>(chunk));
      row.run();
    }
  }
  const Outcome outcome = call({"check", copy.run.string(), "--quiet", "--sample", "100000"});
  CAPTURE(outcome.out);
  CHECK(outcome.exit_code == 4);
  CHECK(contains(outcome.out, "computed anew it differs: delta"));
}

TEST_CASE("a changed run.json is named") {
  for (const auto& [from, to] : {std::pair{"\"depth\"", "\"death\""}, std::pair{"complete", "sharded"}, std::pair{"n^2", "n^3"}}) {
    Copy copy;
    std::string text = read_file(copy.run / "run.json");
    REQUIRE(contains(text, from));
    text.replace(text.find(from), std::string(from).size(), to);
    write_file(copy.run / "run.json", text);
    check_refusal(call({"query", copy.run.string()}), 4, {"run.json", "checksum"});
    CHECK(call({"check", copy.run.string(), "--quiet"}).exit_code == 4);
  }
}

TEST_CASE("a stored limit that a claim denies ends match with exit code 4; nothing is claimed of its class, and all say so") {
  Copy copy;
  const std::string first = " FROM closed_forms WHERE kind = 'constant' ORDER BY length(closed_form), formula LIMIT 1";
  const std::string id = text_of(copy.store, "SELECT formula" + first),
                    expression = text_of(copy.store, "SELECT closed_form" + first);
  const std::string form = "SELECT count(*) FROM closed_forms WHERE formula = " + id;
  REQUIRE(text_of(copy.store, form) == "1");
  const std::string limit = text_of(copy.store, "SELECT limit_value FROM measured WHERE id = " + id);
  // The tenth digit, and the last but one.
  for (const std::size_t digit : {std::size_t{11}, limit.size() - 2}) {
    std::string other = limit;
    other[digit] = other[digit] == '5' ? '6' : '5';
    change(copy.store, "UPDATE measured SET limit_value = '" + other + "' WHERE id = " + id);
    const Outcome match = call({"match", copy.run.string(), "--json", "--quiet"});
    CAPTURE(match.err);
    CHECK(match.exit_code == 4);
    CHECK(contains(match.err, "contradicted"));
    CHECK(contains(match.err, "'" + expression + "'"));
    CHECK(json::parse(match.out)["contradicted"] > 0);
    CHECK(text_of(copy.store, form) == "0");
    // It stays visible, and stays an error.
    CHECK(contains(call({"query", copy.run.string()}).err, "contradicted, not claimed: formula " + id));
    output_of({"report", copy.run.string(), "--out", (copy.directory / "page.html").string(), "--quiet"});
    CHECK(contains(read_file(copy.directory / "page.html"), "Contradicted by the stored limits"));
    const Outcome check = call({"check", copy.run.string(), "--quiet"});
    CHECK(check.exit_code == 4);
    const Outcome again = call(Words{"discover"} + kSmallSpace + Words{"--out", copy.run.string(), "--quiet"});
    CAPTURE(again.err);
    CHECK(again.exit_code == 4);
    CHECK(contains(again.err, "contradicted"));
    // A whole class is gone, and no other one.
    const std::string gone = text_of(copy.store, "SELECT count(*) FROM closed_forms");
    const std::string all = text_of(whole_run() / "run.sqlite", "SELECT count(*) FROM closed_forms");
    CHECK(std::stoi(gone) < std::stoi(all));
    CHECK(std::stoi(gone) > std::stoi(all) / 2);
  }
}

TEST_CASE("one digit of any stored limit with a claim changed: match says so, 32 of 32") {
  Copy copy;
  std::vector<std::pair<std::string, std::string>> limits;
  {
    const Database database(copy.store.string(), Database::Mode::read_only);
    Statement s(
        database,
        "SELECT id, limit_value FROM measured JOIN closed_forms ON id = formula WHERE length(limit_value) > 40 ORDER BY id");
    while (s.next()) limits.emplace_back(s.text(0), s.text(1));
  }
  REQUIRE(limits.size() > 32);
  std::mt19937_64 random(32);
  std::string sql;
  std::set<std::string> chosen;
  while (chosen.size() < 32) {
    auto [id, limit] = limits[random() % limits.size()];
    if (!chosen.insert(id).second) continue;
    const std::size_t digit = 4 + random() % (limit.size() - 5);
    limit[digit] = limit[digit] == '5' ? '6' : '5';
    sql += "UPDATE measured SET limit_value = '" + limit + "' WHERE id = " + id + ";";
  }
  change(copy.store, sql);
  CHECK(call({"match", copy.run.string(), "--quiet"}).exit_code == 4);
  const Database database(copy.store.string(), Database::Mode::read_only);
  Statement s(database, "SELECT DISTINCT formula FROM contradictions");
  std::set<std::string> found;
  while (s.next()) found.insert(s.text(0));
  for (const std::string& id : chosen) {
    CAPTURE(id);
    CHECK(found.contains(id));
  }
}
