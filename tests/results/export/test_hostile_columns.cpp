// A stranger's run: every text column in turn holds texts that are orders to the programs that read exports, with all checksums as the
// stranger would write them. Each format, the report and the catalogue then refuse the run with one line that names the place, and
// leave no file; or the column does not touch them, and they write the bytes of the honest run, which tests/cli/test_export_scripts.cpp
// hands to the programs.
#include "formulas/error.hpp"
#include "formulas/job.hpp"
#include "results/catalogue/catalogue.hpp"
#include "results/cluster/stage.hpp"
#include "results/export/certificates.hpp"
#include "results/export/exporter.hpp"
#include "results/families/stage.hpp"
#include "results/match/stage.hpp"
#include "results/report/report.hpp"
#include "results/run/layout.hpp"
#include "results/run/text_file.hpp"
#include "results/run/writer.hpp"
#include "tests/support/hostile_texts.hpp"
#include "tests/support/process.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

namespace brouncker {
namespace {

namespace fs = std::filesystem;
using testing::kHostileTexts;

constexpr std::string_view kSpace =
    "[space]\na = \"A*n + B\"\nb = \"C*n^2 + D*n\"\nrange = {A = \"1..2\", B = \"0..3\", C = \"-1..1\", D = \"0..2\"}\n";

void search_run(const fs::path& directory) {
  const Job job = parse_job(std::string(kSpace), "the space of a stranger");
  RunWriter writer(directory, {job, "stranger", 1000}, std::nullopt);
  SearchCallbacks callbacks;
  callbacks.write = [&](const ChunkResult& result) { writer.write(result); };
  search(job, {.chunk_size = 1000, .threads = 2}, callbacks);
  writer.finish();
}

/// A run with all its stages.
class StrangersRun {
 public:
  StrangersRun() {
    search_run(path());
    match_run(path(), {});
    families_run(path(), {});
    cluster_run(path(), {});
  }

  fs::path path() const { return directory_ / "run"; }
  fs::path store() const { return RunFiles{path()}.store(); }

  /// Changes rows as a stranger would. Through the store's own writer, so that every page has its checksum.
  void set(const std::string& table, const std::string& column, const std::string& value) const {
    sqlite::Database database(store().string(), sqlite::Database::Mode::read_write);
    sqlite::Statement update(database, "UPDATE " + table + " SET " + column + " = ?");
    update.bind(0, value);
    update.run();
  }
  void run(const std::string& sql) const { sqlite::Database(store().string(), sqlite::Database::Mode::read_write).run(sql); }
  void keep() const { fs::copy_file(store(), directory_ / "kept", fs::copy_options::overwrite_existing); }
  void restore() const { fs::copy_file(directory_ / "kept", store(), fs::copy_options::overwrite_existing); }

 private:
  testing::TemporaryDirectory directory_;
};

const StrangersRun& strangers_run() {
  static const StrangersRun run;
  static const bool kept = (run.keep(), true);
  (void)kept;
  return run;
}

/// Something that is written from a run into a file.
struct Page {
  std::string name;
  std::function<void(const RunReader&, const fs::path&)> write;
};

Page exported(const Exporter& exporter, ExportWriter write, const std::string& what) {
  return {what + " as " + std::string(exporter.name), [write](const RunReader& run, const fs::path& file) {
            TextOutput out(file);
            write(run, "", out);
            out.commit();
          }};
}

std::vector<Page> quick_pages() {
  std::vector<Page> pages;
  for (const Exporter* exporter : exporters()) {
    pages.push_back(exported(*exporter, exporter->formulas, "formulas"));
    if (exporter->families) pages.push_back(exported(*exporter, exporter->families, "families"));
  }
  pages.push_back({"certificates of relations", [](const RunReader& run, const fs::path& file) {
                     TextOutput out(file);
                     if (write_relation_proofs(run, 1, out).missing > 0) throw file_error("a certificate is refused");
                     out.commit();
                   }});
  return pages;
}

std::vector<Page> slow_pages() {
  return {{"report",
           [](const RunReader& run, const fs::path& file) {
             ReportOptions options;
             options.out = file;
             write_report(run, options);
           }},
          {"catalogue", [](const RunReader& run, const fs::path& file) {
             TextOutput out(file);
             for (const auto& [name, text] : make_catalogue(run, {})) out.write(text);
             out.commit();
           }}};
}

/// The bytes of a page; nothing where it was refused, which has to be as a damaged file.
std::optional<std::string> written(const Page& page, const StrangersRun& run) {
  const testing::TemporaryDirectory place;
  const fs::path file = place / "page";
  try {
    page.write(RunReader(run.path()), file);
  } catch (const Error& error) {
    CAPTURE(error.what());
    CHECK(error.fault() == Fault::file);
    CHECK(std::ranges::all_of(std::string_view(error.what()), [](char c) { return c >= ' ' && c <= '~'; }));
    CHECK(fs::is_empty(place.path()));
    return std::nullopt;
  }
  return read_text_file(file);
}

struct TextColumn {
  std::string table, name;
};

std::vector<TextColumn> text_columns(const StrangersRun& run) {
  std::vector<TextColumn> columns;
  const sqlite::Database database(run.store().string(), sqlite::Database::Mode::read_only);
  for (const char* table : {"measured", "closed_forms", "other_forms", "relations", "families", "family_relations",
                            "anchored_families", "clusters", "cluster_members", "new_constants"}) {
    sqlite::Statement s(database, std::string("SELECT name FROM pragma_table_info('") + table + "') WHERE type = 'TEXT'");
    while (s.next()) columns.push_back({table, s.text(0)});
  }
  return columns;
}

/// Every text in every column against every page. @return How many pages were refused.
std::uint64_t attack(const std::vector<Page>& pages, const std::vector<std::string>& texts) {
  const StrangersRun& run = strangers_run();
  run.restore();
  std::vector<std::string> honest;
  for (const Page& page : pages) honest.push_back(written(page, run).value());
  std::uint64_t refused = 0;
  for (const TextColumn& column : text_columns(run))
    for (const std::string& text : texts) {
      run.set(column.table, column.name, text);
      for (std::size_t i = 0; i < pages.size(); ++i) {
        const auto now = written(pages[i], run);
        refused += !now;
        INFO(pages[i].name << ", column " << column.name << " of " << column.table << ": " << text.substr(0, 60));
        CHECK((!now || *now == honest[i]));
      }
      run.restore();
    }
  return refused;
}

TEST_SUITE("export/hostile_columns") {
  TEST_CASE("no text column of a stranger's run reaches an export: it is refused, or nothing changes") {
    CHECK(attack(quick_pages(), {kHostileTexts[0], kHostileTexts[8]}) > 500);
  }

  TEST_CASE("every column that a format shows is refused by it, with its place") {
    struct Shown {
      const char *table, *column;
    };
    const StrangersRun& run = strangers_run();
    for (const auto& [table, column] : {Shown{"measured", "a"},
                                        {"measured", "b"},
                                        {"measured", "class"},
                                        {"measured", "limit_value"},
                                        {"measured", "limit_rational"},
                                        {"closed_forms", "closed_form"},
                                        {"closed_forms", "status"},
                                        {"closed_forms", "method"},
                                        {"closed_forms", "constant"}}) {
      run.restore();
      run.set(table, column, kHostileTexts[0]);
      for (const Exporter* exporter : exporters()) {
        CAPTURE(exporter->name);
        CAPTURE(column);
        CHECK(!written(exported(*exporter, exporter->formulas, "formulas"), run));
      }
    }
    run.restore();
    run.set("families", "name", "a\nb");
    CHECK_THROWS_WITH_AS(
        exported(*find_exporter("python"), find_exporter("python")->families, "").write(RunReader(run.path()), "/dev/null"),
        doctest::Contains("run.sqlite: is damaged: table families, column name, row 1: "), Error);
    run.restore();
  }

  TEST_CASE("values that fit their column but not its neighbours are refused") {
    const StrangersRun& run = strangers_run();
    const Page page = exported(*find_exporter("jsonl"), find_exporter("jsonl")->formulas, "formulas");
    REQUIRE(written(page, run));
    for (const char* sql :
         {"UPDATE measured SET b = '0'", "UPDATE measured SET a = '0'", "UPDATE measured SET degree_a = 7",
          "UPDATE measured SET limit_digits = 3", "UPDATE measured SET limit_rational = '1/0'",
          "UPDATE measured SET delta = 'much'", "UPDATE measured SET limit_rigorous = 2", "UPDATE measured SET limit_value = 5",
          "UPDATE measured SET id = -id - 1", "UPDATE closed_forms SET kind = NULL", "UPDATE closed_forms SET status = NULL",
          "UPDATE closed_forms SET digits_explained = 3, digits_matched = NULL",
          "UPDATE closed_forms SET digits_matched = 3, digits_explained = NULL", "UPDATE closed_forms SET closed_form = NULL",
          "UPDATE closed_forms SET closed_form = x'00ff'"}) {
      CAPTURE(sql);
      run.run(sql);
      CHECK(!written(page, run));
      run.restore();
    }
  }

  TEST_CASE("foreign values in the columns of a run end a stage with a message, not the program") {
    const StrangersRun& run = strangers_run();
    for (const char* sql : {"UPDATE measured SET b = '0'", "UPDATE measured SET a = 'xyz'", "UPDATE measured SET class = 'unknown'",
                            "UPDATE measured SET limit_value = 'xyz'", "UPDATE measured SET id = -id - 1"}) {
      CAPTURE(sql);
      run.restore();
      run.run(sql);
      CHECK_THROWS_AS(match_run(run.path(), {}), Error);
      run.restore();
      run.run(sql);
      CHECK_THROWS_AS(cluster_run(run.path(), {}), Error);
    }
    for (const char* sql : {"UPDATE relations SET a = '1', b = '1', c = '1', d = '1'", "UPDATE relations SET a = ''",
                            "UPDATE closed_forms SET map = '[1, 1, 1, 1]'", "UPDATE closed_forms SET kind = 'unknown'"}) {
      CAPTURE(sql);
      run.restore();
      run.run(sql);
      CHECK_THROWS_AS(cluster_run(run.path(), {}), Error);
    }
    run.restore();
    run.run("UPDATE relations SET other = 123456789");
    CHECK_THROWS_AS(families_run(run.path(), {}), Error);
    run.restore();
  }

  TEST_CASE("the path of a family leads to families before it, so that no reader goes round in it") {
    const StrangersRun& run = strangers_run();
    run.run("UPDATE families SET path = '[' || family || ']'");
    CHECK(!written(exported(*find_exporter("csv"), find_exporter("csv")->families, "families"), run));
    CHECK(!written(slow_pages()[1], run));
    run.restore();
  }
}

TEST_SUITE("export/hostile_columns/slow") {
  TEST_CASE("all texts in all columns against all formats, the report and the catalogue") {
    std::vector<Page> pages = quick_pages();
    for (Page& page : slow_pages()) pages.push_back(std::move(page));
    CHECK(attack(pages, kHostileTexts) > 10'000);
  }
}

}  // namespace
}  // namespace brouncker
