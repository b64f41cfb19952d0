#include "formulas/error.hpp"
#include "results/run/info.hpp"
#include "results/run/text_file.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include <unistd.h>

namespace brouncker {
namespace {

namespace fs = std::filesystem;

/// A directory that goes with the test.
struct Scratch {
  fs::path path = fs::temp_directory_path() / ("brouncker-info-" + std::to_string(::getpid()));
  Scratch() { fs::create_directories(path); }
  ~Scratch() { fs::remove_all(path); }
};

RunInfo sample() {
  RunInfo info{{SearchSpace::from_templates("A*n + B", "n^2 - C", {{"A", "1..2"}, {"B", "-1..1"}, {"C", "0..5"}}),
                Sampling{.depth = 200},
                {}},
               "1.2.3",
               512};
  info.keep = Keep::interesting;
  info.state = "interrupted";
  info.formulas_done = 1024;
  return info;
}

void rewrite(const fs::path& file, const std::string& from, const std::string& to) {
  std::string text = read_text_file(file);
  const auto at = text.find(from);
  REQUIRE(at != text.npos);
  text.replace(at, from.size(), to);
  std::ofstream(file) << text;
}

TEST_SUITE("results/run/info") {
  TEST_CASE("what is written is read back") {
    const Scratch scratch;
    const RunInfo info = sample();
    write_run_info(scratch.path, info);
    const RunInfo read = read_run_info(scratch.path);
    CHECK(print_job(read.job) == print_job(info.job));
    CHECK(read.version == info.version);
    CHECK(read.chunk_size == info.chunk_size);
    CHECK(read.keep == info.keep);
    CHECK(read.state == info.state);
    CHECK(read.formulas_done == info.formulas_done);
    CHECK(std::distance(fs::directory_iterator(scratch.path), fs::directory_iterator()) == 1);  // no temporary is left
  }

  TEST_CASE("a run that is not complete is not taken for one") {
    const Scratch scratch;
    RunInfo info = sample();
    for (const char* state : {"running", "interrupted", "sharded"}) {
      info.state = state;
      write_run_info(scratch.path, info);
      CHECK_THROWS_AS(read_complete_run(scratch.path), Error);
    }
    info.state = "complete";
    write_run_info(scratch.path, info);
    CHECK(read_complete_run(scratch.path).formulas_done == info.formulas_done);
  }

  TEST_CASE("another format, impossible values, half a file and no file are refused") {
    const Scratch scratch;
    CHECK_THROWS_AS(read_run_info(scratch.path), Error);
    const auto refuses = [&](const std::string& from, const std::string& to) {
      write_run_info(scratch.path, sample());
      rewrite(scratch.path / "run.json", from, to);
      CHECK_THROWS_AS(read_run_info(scratch.path), Error);
    };
    refuses("\"format\": ", "\"format\": 9");
    refuses("\"keep\": \"interesting\"", "\"keep\": \"nothing\"");
    refuses("\"chunk_size\": 512", "\"chunk_size\": 0");
    refuses("\"formulas_done\": 1024", "");
    refuses("\\\"A*n + B\\\"", "\\\"A*n + \\\"");
  }
}

}  // namespace
}  // namespace brouncker
