// A run that a stranger made, or changed: it is read as input, and nothing in it is carried out.
#include "results/run/layout.hpp"
#include "results/run/sqlite.hpp"
#include "tests/support/brouncker.hpp"
#include "tests/support/hostile_texts.hpp"

#include <string>

using namespace brouncker::testing;

namespace {

/// small_run() with `sql` done to its store, by a writer that keeps the checksums of its pages right.
struct ChangedRun {
  TemporaryDirectory directory;
  std::filesystem::path path = directory / "run";
  explicit ChangedRun(const std::string& sql) {
    std::filesystem::copy(small_run(), path, std::filesystem::copy_options::recursive);
    brouncker::sqlite::Database((brouncker::RunFiles{path}.store()).string(), brouncker::sqlite::Database::Mode::read_write)
        .run(sql);
  }
};

const Words kAllFormats = {"csv", "json", "jsonl", "blinddelta-csv", "latex", "markdown", "pari", "sage", "mathematica", "python"};

TEST_SUITE("a stranger's run") {
  TEST_CASE("a limit that is an order to Python or PARI is damage: exit code 4, nothing on standard output, no file") {
    const ChangedRun run(
        "UPDATE measured SET limit_value = '1\"); import os; os.system(\"touch carried-out\") #' WHERE id % 7 = 3");
    for (const std::string& format : kAllFormats) {
      CAPTURE(format);
      check_refusal(call({"export", run.path.string(), "--format", format}), 4,
                    {"run.sqlite: is damaged: table formulas, column limit_value, row "});
      const std::filesystem::path file = run.directory / "export";
      check_refusal(call({"export", run.path.string(), "--format", format, "--out", file.string()}), 4, {"is damaged"});
    }
    CHECK(snapshot(run.directory.path()).size() == snapshot(small_run()).size());
    for (const Words& more : {Words{}, Words{"--format", "csv"}, Words{"--json"}})
      check_refusal(call(Words{"query", run.path.string(), "--limit", "0"} + more), 4, {"is damaged", "limit_value"});
  }

  TEST_CASE("what is not damaged is shown, also beside rows that are") {
    const ChangedRun run("UPDATE measured SET limit_value = 'xyz' WHERE id = 3");
    CHECK(output_of({"query", run.path.string(), "--where", "id = 4", "--format", "csv"}) ==
          output_of({"query", small_run().string(), "--where", "id = 4", "--format", "csv"}));
    check_refusal(call({"query", run.path.string(), "--where", "id = 3"}), 4, {"row 3: 'xyz' is no decimal number"});
  }

  TEST_CASE("no character that is not seen, turns a line around or drives a terminal is printed by query") {
    const std::string columns = "char(8238) || 'a' || char(10) || char(27) || char(133) || x'ff' AS \"two\nlines\"";
    for (const Words& more : {Words{}, Words{"--format", "csv"}}) {
      const std::string text =
          output_of(Words{"query", small_run().string(), "--limit", "1", "--quiet", "--columns", columns} + more);
      CHECK(text == "two\\nlines\n\\u202ea\\n\\x1b\\x85\\xff\n");
    }
  }

  TEST_CASE("a condition that goes on for ever ends with the number of steps that are allowed") {
    const std::string forever = "id IN (WITH RECURSIVE t(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM t) SELECT x FROM t)";
    check_refusal(call({"query", small_run().string(), "--where", forever}), 2, {"--where", "steps of SQLite", "accepted are"});
    check_refusal(call({"query", small_run().string(), "--order",
                        "(WITH RECURSIVE t(x) AS (SELECT 1 UNION ALL SELECT x FROM t) SELECT count(*) FROM t)"}),
                  2, {"steps of SQLite"});
  }

  TEST_CASE("a condition reads the tables of the run, and nothing else") {
    for (const char* condition :
         {"id IN (SELECT rowid FROM sqlite_master)", "1 IN (SELECT 1 FROM pragma_database_list)", "load_extension('x') IS NULL",
          "fts3_tokenizer('x') IS NULL", "1 IN (SELECT 1 FROM dbstat)", "1) UNION SELECT 1 FROM identity WHERE (1"}) {
      CAPTURE(condition);
      CHECK(faults_of_refusal(call({"query", small_run().string(), "--where", condition}), 2, {"--where"}) == "");
    }
    CHECK(
        json_lines_of({"query", small_run().string(), "--json", "--where", "id IN (SELECT id FROM measured WHERE id < 3)"}).size() >
        0);
  }

  TEST_CASE("a view or a trigger of a stranger's is not run") {
    for (
        const char* sql :
        {"DROP VIEW formulas; CREATE VIEW formulas AS WITH RECURSIVE t(id) AS (SELECT 1 UNION ALL SELECT id FROM t) SELECT * FROM t",
         "DROP VIEW formulas; CREATE VIEW formulas AS SELECT 1 AS id"}) {
      const ChangedRun run(sql);
      check_refusal(call({"query", run.path.string()}), 4, {"run.sqlite", "formulas"});
    }
  }

  TEST_CASE("a version or a state of run.json that stands in no run is damage") {
    const TemporaryDirectory directory;
    const std::filesystem::path run = directory / "run";
    std::filesystem::copy(small_run(), run, std::filesystem::copy_options::recursive);
    const std::string text = read_file(run / "run.json");
    for (const auto& [name, value] : {std::pair{"brouncker", "1\\n\\\\input{x}"},
                                      {"brouncker", "\xe2\x80\xae"
                                                    "1"},
                                      {"state", "whatever"}}) {
      const std::size_t at = text.find(std::string("\"") + name + "\": \"") + std::string(name).size() + 5;
      std::string changed = text;
      changed.replace(at, changed.find('"', at) - at, value);
      write_file(run / "run.json", changed);
      check_refusal(call({"export", run.string(), "--format", "latex"}), 4, {"run.json"});
    }
  }
}

TEST_SUITE("certificates of a stranger") {
  TEST_CASE("prove --check --json names every fault, and a key that stands twice is no JSON") {
    const TemporaryDirectory directory;
    const std::filesystem::path file = directory / "certificates";
    std::string lines;
    for (int i = 0; i < 30; ++i) lines += "{\"format\":\"brouncker-certificate\",\"version\":1}\n";
    write_file(file, lines);
    const Outcome outcome = call({"prove", "--check", file.string(), "--json"});
    CHECK(outcome.exit_code == 1);
    const json answer = json::parse(outcome.out);
    CHECK(answer["certificates"] == 30);
    CHECK(answer["valid_certificates"] == 0);
    CHECK(answer["faults"].size() == 30);
    const Outcome shown = call({"prove", "--check", file.string()});
    CHECK(contains(shown.out, "and 10 more"));
    write_file(file, lines + "{\"format\":\"brouncker-certificate\",\"version\":1,\"version\":1}\n");
    check_refusal(call({"prove", "--check", file.string(), "--json"}), 4, {"line 31 is not JSON", "no key twice"});
  }
}

}  // namespace
