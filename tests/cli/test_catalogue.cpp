#include "tests/support/brouncker.hpp"

#include <filesystem>
#include <fstream>

using namespace brouncker::testing;

TEST_SUITE_BEGIN("cli/catalogue");

namespace {

/// A run of a space, with all stages; its catalogue beside it.
struct Made {
  TemporaryDirectory directory;
  std::filesystem::path run = directory / "run", catalogue = directory / "catalogue";
  json said;

  explicit Made(const Words& space) {
    output_of(Words{"discover"} + space + Words{"--out", run.string(), "--quiet"});
    said = json_of({"catalogue", run.string(), "--out", catalogue.string(), "--json"});
  }
  std::string text(const std::string& name) const { return read_file(catalogue / name); }
  void change(const std::string& name, const std::string& from, const std::string& to) const {
    std::string all = text(name);
    const std::size_t at = all.find(from);
    REQUIRE(at != std::string::npos);
    std::ofstream(catalogue / name, std::ios::binary) << all.replace(at, from.size(), to);
  }
};

}  // namespace

TEST_CASE("catalogue: the same bytes for any number of threads, one line a class, every line holds") {
  const Made made({"--a", "A*n + B", "--b", "C*n^2 + D*n", "--range", "-3..3"});
  CHECK(made.said["valid"] == true);
  CHECK(made.said["formulas"] > 50);
  CHECK(made.said["formulas"] == made.said["certificates"]);
  CHECK(made.said["families"] > 0);
  const auto other = made.directory / "other";
  output_of({"catalogue", made.run.string(), "--out", other.string(), "--threads", "1"});
  for (const char* name : {"catalogue.json", "formulas.jsonl", "families.jsonl", "lattices.jsonl", "index.md"})
    CHECK(made.text(name) == read_file(other / name));
  // Every identified formula of the run is counted in one line or in what is left out.
  const json head = json::parse(made.text("catalogue.json"));
  std::uint64_t counted = 0;
  for (const json& kind : head["kinds"]) counted += kind["formulas"].get<std::uint64_t>();
  CHECK(counted == json_lines_of({"query", made.run.string(), "--where", "closed_form IS NOT NULL AND class <> 'terminating'", "--json"}).size());
  CHECK(contains(made.text("formulas.jsonl"), R"({"a":"2*n + 1","b":"n^2","closed_form":"4/pi","kind":"constant","constant":"pi","map":["0","4","1","0"])"));
  CHECK(contains(output_of({"catalogue", "--check", made.catalogue.string(), "--digits", "80"}), "all hold"));
}

TEST_CASE("catalogue --check: what is changed is named by file and line, with exit code 1") {
  const Made made({"--a", "A*n + B", "--b", "C*n^2", "--range", "-2..2"});
  made.change("formulas.jsonl", "\"4/pi\"", "\"22/7\"");
  const Outcome outcome = call({"catalogue", "--check", made.catalogue.string()});
  CHECK(outcome.exit_code == 1);
  CHECK(contains(outcome.out, "formulas.jsonl, line "));
  CHECK(contains(outcome.out, "refuted"));
  CHECK(contains(outcome.out, "index.md"));
  const json said = json::parse(call({"catalogue", "--check", made.catalogue.string(), "--json"}).out);
  CHECK(said["valid"] == false);
  CHECK(said["faults"][0]["file"] == "formulas.jsonl");
}

TEST_CASE("catalogue: a run with nothing identified, with one formula, and one that was not matched") {
  const Made none({"--a", "n^3 + n + A", "--b", "n^5 + 7", "--range", "1..2"});
  CHECK(none.said["formulas"] == 0);
  CHECK(contains(none.text("index.md"), "No formula is identified with a constant."));
  const Made one({"--a", "2n+1", "--b", "n^2"});
  CHECK(one.said["formulas"] == 1);
  CHECK(contains(one.text("index.md"), "`4/pi`"));
  for (const Made* made : {&none, &one}) CHECK(call({"catalogue", "--check", made->catalogue.string()}).exit_code == 0);
  const TemporaryDirectory directory;
  check_refusal(call({"catalogue", small_run().string(), "--out", (directory / "c").string()}), 4, {"has not been matched"});
  CHECK_FALSE(std::filesystem::exists(directory / "c"));
}

TEST_CASE("catalogue: a constant of the user's file is left out and counted, not lost in silence") {
  const TemporaryDirectory directory;
  const auto run = directory / "run", out = directory / "catalogue", file = directory / "constants.txt";
  // The limit of n^3 + n + 1, n^5 + 7 to 40 digits, under a name of the user's.
  output_of({"search", "--a", "n^3 + n + 1", "--b", "n^5 + 7", "--out", run.string(), "--quiet"});
  const auto limit = json_lines_of({"query", run.string(), "--json"})[0]["limit"]["value"].get<std::string>();
  std::ofstream(file) << "mine = " << limit << "\n";
  output_of({"match", run.string(), "--constants", file.string(), "--quiet"});
  const auto found = json_lines_of({"query", run.string(), "--where", "constant = 'mine'", "--json"});
  REQUIRE(found.size() == 1);
  output_of({"catalogue", run.string(), "--out", out.string()});
  CHECK(json::parse(read_file(out / "catalogue.json"))["left_out"]["with_constants_of_a_user"] == 1);
}

TEST_CASE("catalogue refuses what it cannot do") {
  const TemporaryDirectory directory;
  check_refusal(call({"catalogue"}), 2, {"--out", "--check"});
  check_refusal(call({"catalogue", small_run().string()}), 2, {"--out"});
  check_refusal(call({"catalogue", "--check", "x", "--out", "y"}), 2, {"--check"});
  check_refusal(call({"catalogue", small_run().string(), "--out", "y", "--digits", "9"}), 2, {"--digits"});
  check_refusal(call({"catalogue", small_run().string(), "--out", "y", "--longest", "many"}), 2, {"--longest"});
  check_refusal(call({"catalogue", "--check", (directory / "none").string()}), 4, {"none"});
}

TEST_SUITE_END();
