// Every format against the text that it gave before, to the letter: three formulas - one with a proved closed form, one with a limit
// that nothing explains, one without a limit - and the families of their run. Where a change is meant, the new text, which a failing
// test leaves behind, replaces the one in golden/.
#include "formulas/job.hpp"
#include "results/export/exporter.hpp"
#include "results/families/stage.hpp"
#include "results/literature/known_formulas.hpp"
#include "results/literature/stage.hpp"
#include "results/match/stage.hpp"
#include "results/run/text_file.hpp"
#include "results/run/writer.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <set>

#include <fmt/format.h>
#include <unistd.h>

namespace brouncker {
namespace {

namespace fs = std::filesystem;

const fs::path kGolden = fs::path(BROUNCKER_SOURCE_DIR) / "tests/results/export/golden";

constexpr std::string_view kSpace =
    "[space]\na = \"A*n + B\"\nb = \"C*n^2 + D*n\"\nrange = {A = \"1..2\", B = \"0..3\", C = \"-1..1\", D = \"0..2\"}\n";

constexpr const char* kThree = "(a = '2*n + 1' AND b = 'n^2') OR (a = 'n + 3' AND b = 'n^2 + 2*n') OR (a = 'n + 1' AND b = '-n^2')";

void search_run(const fs::path& directory) {
  const Job job = parse_job(std::string(kSpace), "the space of the golden texts");
  RunWriter writer(directory, {job, "golden", 1000}, std::nullopt);
  SearchCallbacks callbacks;
  callbacks.write = [&](const ChunkResult& result) { writer.write(result); };
  search(job, {.chunk_size = 1000, .threads = 2}, callbacks);
  writer.finish();
}

/// A searched and matched run with its families; it goes with the process.
const fs::path& run() {
  static const struct Run {
    fs::path path = fs::temp_directory_path() / ("brouncker-exporters-" + std::to_string(::getpid()));
    Run() {
      fs::remove_all(path);
      search_run(path);
      MatchStageOptions match;
      match.threads = 2;
      match.version = "golden";
      match_run(path, match);
      StageOptions literature;
      literature.threads = 2;
      literature_run(path, literature);
      StageOptions families;
      families.threads = 2;
      families_run(path, families);
    }
    ~Run() { fs::remove_all(path); }
  } made;
  return made.path;
}

/// The number of entries of the literature as "all": it grows.
std::string exported(ExportWriter write, const std::string& where) {
  const fs::path file = run() / "text";
  TextOutput out(file);
  write(RunReader(run()), where, out);
  out.commit();
  std::string text = read_text_file(file);
  const std::string count = fmt::format("literature: of {} entries", known_formulas().size());
  for (std::size_t at = 0; (at = text.find(count, at)) != text.npos;) text.replace(at, count.size(), "literature: of all entries");
  return text;
}

void check_golden(const std::string& what, const Exporter& exporter, ExportWriter write, const std::string& where) {
  const std::string name = what + "-" + std::string(exporter.name) + "." + std::string(exporter.extension);
  const std::string text = exported(write, where);
  const bool same = fs::exists(kGolden / name) && text == read_text_file(kGolden / name);
  const fs::path now = fs::temp_directory_path() / ("brouncker-now-" + name);
  if (!same) {
    TextOutput out(now);
    out.write(text);
    out.commit();
  }
  INFO("golden/" << name << " is not what is in " << now.string());
  CHECK(same);
}

TEST_SUITE("export/exporters") {
  TEST_CASE("three formulas and the families of their run give the golden text in every format") {
    for (const Exporter* exporter : exporters()) {
      check_golden("formulas", *exporter, exporter->formulas, kThree);
      if (exporter->families) check_golden("families", *exporter, exporter->families, "");
    }
  }

  TEST_CASE("every format is found by its name, and has a summary and an extension") {
    std::set<std::string_view> names;
    for (const Exporter* exporter : exporters()) {
      CAPTURE(exporter->name);
      CHECK(names.insert(exporter->name).second);
      CHECK(find_exporter(exporter->name) == exporter);
      CHECK(!exporter->summary.empty());
      CHECK(!exporter->extension.empty());
      CHECK((exporter->formulas != nullptr));
    }
    CHECK(find_exporter("no such format") == nullptr);
  }
}

}  // namespace
}  // namespace brouncker
