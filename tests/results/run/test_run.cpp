#include "engine/compare_rows.hpp"
#include "engine/evaluate/evaluate.hpp"
#include "formulas/error.hpp"
#include "results/export/exporter.hpp"
#include "results/run/columns.hpp"
#include "results/run/reader.hpp"
#include "results/run/row_json.hpp"
#include "results/run/row_ranges.hpp"
#include "results/run/writer.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <sstream>

#include <unistd.h>

namespace brouncker {
namespace {

namespace fs = std::filesystem;

/// A directory that goes with the test.
struct Scratch {
  Scratch(fs::path where) : path(std::move(where)) { fs::remove_all(path); }
  fs::path path = fs::temp_directory_path() / ("brouncker-results-" + std::to_string(::getpid()));
  Scratch() { fs::remove_all(path); }
  ~Scratch() { fs::remove_all(path); }
};

Job small_job() {
  // Both signs of a, constants, points at infinity, terminating, divergent.
  return {
      SearchSpace::from_templates("A*n^2 + B*n + C", "D*n^2 - n - 1", {{"", "-2..2"}, {"A", "-1..1"}}), Sampling{.depth = 100}, {}};
}

void run_search(const fs::path& directory, const Job& job, std::uint64_t chunk_size, std::uint64_t most_chunks = 1'000'000) {
  RunWriter writer(directory, {job, "test", chunk_size}, std::nullopt);
  std::atomic<bool> stop{false};
  SearchCallbacks callbacks;
  callbacks.stop = &stop;
  callbacks.is_done = [&](std::uint64_t chunk) { return writer.is_done(chunk); };
  callbacks.write = [&](const ChunkResult& result) {
    writer.write(result);
    if (--most_chunks == 0) stop = true;
  };
  if (search(job, {.chunk_size = writer.chunk_size(), .threads = 2}, callbacks)) writer.finish();
  else writer.pause();
}

std::string exported(const fs::path& run, std::string_view format, const std::string& where = "") {
  const fs::path file = run.string() + ".export";
  {
    TextOutput out(file);
    find_exporter(format)->formulas(RunReader(run), where, out);
    out.commit();
  }
  std::ifstream stream(file);
  std::stringstream text;
  text << stream.rdbuf();
  fs::remove(file);
  return text.str();
}

TEST_SUITE("results/run") {
  TEST_CASE("rows come back as they were computed, mirror images included, in the order of the space") {
    const Scratch scratch;
    const Job job = small_job();
    run_search(scratch.path, job, 7);
    const RunReader run(scratch.path);
    std::uint64_t last = 0, count = 0;
    run.for_each_row({}, [&](std::uint64_t id, const Row& row) {
      CHECK((count == 0 || id > last));
      last = id, ++count;
      const Row expected = evaluate(*job.source.space()->at(id), job.sampling, kRunDigits);
      CHECK(difference(row, expected) == "");
    });
    std::uint64_t formulas = 0;
    for (std::uint64_t id = 0; id < job.source.size(); ++id) formulas += job.source.space()->at(id).has_value();
    CHECK(count == formulas);
    const Counts counts = run.summary().counts;
    CHECK(counts.formulas == formulas);
    CHECK(counts.kept == formulas);
    for (const ConvergenceClass kind : {ConvergenceClass::terminating, ConvergenceClass::divergent})
      CHECK(counts.by_class[static_cast<std::size_t>(kind)] > 0);
    CHECK(counts.limits_infinite > 0);
    CHECK(counts.limits_zero > 0);
  }

  TEST_CASE("an interrupted run goes on, and every export is the same whatever the chunks") {
    const Scratch one, two{fs::temp_directory_path() / ("brouncker-results-two-" + std::to_string(::getpid()))};
    const Job job = small_job();
    run_search(one.path, job, 1'000'000);
    fs::remove_all(two.path);
    for (int session = 0; session < 3; ++session) {
      run_search(two.path, job, 5, 3);
      CHECK(read_run_info(two.path).state == "interrupted");
    }
    CHECK(existing_run(two.path, {job, "test"}) == Existing::same_run);
    run_search(two.path, job, 5);
    CHECK(read_run_info(two.path).state == "complete");
    for (const Exporter* exporter : exporters()) {
      INFO(exporter->name);
      const std::string text = exported(one.path, exporter->name);
      CHECK(text == exported(two.path, exporter->name));
      CHECK(text.size() > 10'000);
    }
  }

  TEST_CASE("rows written on all threads are those written one after the other, in every format") {
    const Scratch scratch;
    run_search(scratch.path,
               {SearchSpace::from_templates("A*n^2 + B*n + C", "D*n^2 + E*n + F", {{"", "-2..2"}, {"A", "-1..1"}}),
                Sampling{.depth = 64},
                {}},
               1'000);
    CHECK(row_ranges(RunReader(scratch.path).database(), RangesOf::formulas).size() > 1);
    for (const Exporter* exporter : exporters()) {
      INFO(exporter->name);
      std::string one_by_one = exported(scratch.path, exporter->name, "1");  // a condition, so row by row
      for (std::size_t at; (at = one_by_one.find("where: 1")) != one_by_one.npos;) one_by_one.replace(at, 8, "where: all rows");
      CHECK((exported(scratch.path, exporter->name) == one_by_one));
    }
  }

  TEST_CASE("conditions are SQL over the columns, and nothing else") {
    const Scratch scratch;
    run_search(scratch.path, small_job(), 100);
    const RunReader run(scratch.path);
    const auto count = [&](const std::string& where) {
      std::uint64_t rows = 0;
      run.for_each_row({where, "", 0}, [&](std::uint64_t, const Row&) { ++rows; });
      return rows;
    };
    CHECK(count("class = 'terminating'") == run.summary().counts.by_class[0]);
    CHECK(count("constant = 'rational' -- a comment") > 0);
    CHECK(count("a = 'n - 1'") == count("a = '-n + 1'"));
    CHECK_THROWS_AS(count("no_such_column = 1"), Error);
    CHECK_THROWS_AS(count("1) OR (1"), Error);
    CHECK_THROWS_AS(count("1; DROP TABLE measured"), Error);
    CHECK(count("") == run.summary().counts.formulas);
  }

  TEST_CASE("another job, another format and damaged files are told apart") {
    const Scratch scratch;
    const Job job = small_job();
    CHECK(existing_run(scratch.path, {job, "test"}) == Existing::nothing);
    run_search(scratch.path, job, 100);
    Job other = job;
    other.sampling.depth = 101;
    CHECK(existing_run(scratch.path, {other, "test"}) == Existing::other_run);
    std::ofstream(scratch.path / "run.sqlite", std::ios::trunc) << "no database";
    CHECK_THROWS_WITH_AS(RunReader{scratch.path}, doctest::Contains("run.sqlite"), Error);
    std::ofstream(scratch.path / "run.json", std::ios::trunc) << "{\"format\":";
    CHECK_THROWS_WITH_AS(existing_run(scratch.path, {job, "test"}), doctest::Contains("run.json"), Error);
    RunWriter::discard(scratch.path);
    CHECK(existing_run(scratch.path, {job, "test"}) == Existing::nothing);
  }

  TEST_CASE("every column is documented") {
    std::ifstream file(fs::path(BROUNCKER_SOURCE_DIR) / "doc" / "FORMATS.md");
    std::stringstream text;
    text << file.rdbuf();
    for (const Column& column : run_columns()) {
      INFO(column.name);
      CHECK(text.str().find("`" + column.name + "`") != std::string::npos);
    }
  }
}

}  // namespace
}  // namespace brouncker
