// The stage `literature`: what of a run is known, in the store and in all that is made of it.
#include "tests/support/brouncker.hpp"
#include "tests/support/page_data.hpp"

#include <map>

using namespace brouncker::testing;

TEST_SUITE_BEGIN("cli/literature");

namespace {

/// A matched list: a shift of Lambert's 4/pi, its fold, e, a formula that is in no table, and a rational limit.
std::string listed_run(const TemporaryDirectory& directory) {
  const std::string list = (directory / "list.jsonl").string(), run = (directory / "run").string();
  write_file(list, "{\"a\": \"-2n-3\", \"b\": \"n^2+2n+1\", \"label\": \"shift\"}\n"
                   "{\"a\": \"48n^3+108n^2+70n+12\", \"b\": \"-64n^6-96n^5+12n^4+52n^3+15n^2\", \"label\": \"fold\"}\n"
                   "{\"a\": \"n+3\", \"b\": \"-n\", \"label\": \"e\"}\n"
                   "{\"a\": \"n+7\", \"b\": \"n^3+5\", \"label\": \"own\"}\n"
                   "{\"a\": \"n+1\", \"b\": \"-n^2\", \"label\": \"rational\"}\n");
  output_of({"search", "--list", list, "--out", run, "--quiet"});
  output_of({"match", run, "--quiet"});
  return run;
}

std::map<std::string, json> rows_of(const std::string& run) {
  std::map<std::string, json> rows;
  for (const json& row : json_lines_of({"query", run, "--json"})) rows[row["label"]] = row["literature"];
  return rows;
}

}  // namespace

TEST_CASE("rows carry the entry of the literature that they are equivalent to, as `known` finds it") {
  const TemporaryDirectory directory;
  const std::string run = listed_run(directory);
  CHECK(rows_of(run)["e"] == nullptr);
  const json summary = json_of({"literature", run, "--json", "--quiet"});
  CHECK(summary["known"] == 3);
  CHECK(summary["entries"] == json_of({"known", "2n+1", "n^2", "--json"})["entries"]);
  CHECK(summary["by"]["fold"] == 1);

  std::map<std::string, json> rows = rows_of(run);
  CHECK(rows["shift"]["by"] == "form");
  CHECK(rows["shift"]["map"] == json({"0", "1", "-1", "1"}));  // 1/(1 - L')
  CHECK(rows["shift"]["name"] == json_of({"known", "2n+3", "n^2+2n+1", "--json"})["matches"][0]["name"]);
  CHECK(rows["fold"]["by"] == "fold 1:2");
  CHECK(rows["e"]["reference"] != nullptr);
  CHECK(rows["own"] == nullptr);
  CHECK(rows["rational"] == nullptr);

  const Outcome table = call({"query", run, "--where", "literature_by = 'form'"});
  CHECK(contains(table.out, "Lambert"));
  CHECK(contains(table.err, "literature: of "));
  CHECK(!contains(table.out + table.err, "new"));
  CHECK(contains(output_of({"export", run, "--format", "csv"}), "literature,literature_reference,literature_pcf"));
  for (const char* format : {"markdown", "latex", "pari", "python"}) {
    CAPTURE(format);
    const std::string text = output_of({"export", run, "--format", format});
    CHECK(contains(text, "Lambert"));
    CHECK(contains(text, "literature: of "));
  }
  output_of({"report", run, "--quiet"});
  CHECK(contains(read_file(std::filesystem::path(run) / "report.html"), " formulas of the literature, proved"));
  CHECK(json_of({"check", run, "--json"})["answer"] == true);
}

TEST_CASE("a table of one's own is looked in, too, for every limit that is a number") {
  const TemporaryDirectory directory;
  const std::string run = listed_run(directory), mine = (directory / "mine.jsonl").string();
  write_file(mine, "{\"a\": \"n+8\", \"b\": \"n^3+3n^2+3n+6\", \"name\": \"my formula\"}\n");
  output_of({"literature", run, "--literature", mine, "--quiet"});
  const json own = rows_of(run)["own"];
  CHECK(own["name"] == "my formula");
  CHECK(own["reference"] == nullptr);
  write_file(mine, "{\"a\": \"n\", \"b\": \"1\", \"name\": \"two\\nlines\"}\n");
  check_refusal(call({"literature", run, "--literature", mine}), 2, {"--literature", "line 1", "name", "printable"});
}

TEST_CASE("mirror images have the map of -L, and what was matched anew is looked up anew") {
  const TemporaryDirectory directory;
  const std::string run = (directory / "run").string();
  output_of({"search", "--a", "A*n+B", "--b", "C*n^2", "--range", "A=-2..2", "--range", "B=-1..1", "--range", "C=1", "--out", run,
             "--quiet"});
  check_refusal(call({"literature", run}), 4, {"has not been matched"});
  output_of({"match", run, "--quiet"});
  output_of({"literature", run, "--quiet"});
  const json rows = json_lines_of({"query", run, "--where", "abs(degree_a) = 1 and a in ('2*n + 1', '-2*n - 1')", "--json"});
  REQUIRE(rows.size() == 2);
  CHECK(rows[0]["literature"]["map"] == json({"1", "0", "0", "-1"}));
  CHECK(rows[1]["literature"]["map"] == json({"1", "0", "0", "1"}));
  output_of({"match", run, "--quiet"});
  CHECK(json_lines_of({"query", run, "--where", "literature is not null", "--json"}).empty());
}

TEST_SUITE_END();
