#include "results/catalogue/signature.hpp"
#include "cli/bench/parts.hpp"
#include "formulas/job.hpp"
#include "results/pipeline/pipeline.hpp"
#include "results/run/checksum.hpp"
#include "results/run/scratch.hpp"
#include "results/run/search_run.hpp"

namespace brouncker::cli {
namespace {

/// Small, and yet with limits of every kind: rational, quadratic, constants, quotients; with relations, clusters and families.
constexpr std::string_view kSpace =
    "[space]\na = \"A*n^2 + B*n + C\"\nb = \"D*n^2 + E*n + F\"\n"
    "range = {A = \"0..2\", B = \"-1..4\", C = \"0..3\", D = \"-2..2\", E = \"-2..2\", F = \"-3..3\"}\n";

/// In place of the version of the program, which is part of every export.
constexpr const char* kVersion = "signature";

void make_run(const std::filesystem::path& directory, int threads) {
  StageOptions options;
  options.threads = threads;
  options.version = kVersion;
  const Job job = parse_job(std::string(kSpace), "the space of the signature");
  {
    RunWriter writer(directory, {job, kVersion, SearchOptions{}.chunk_size}, std::nullopt);
    search_run(writer, options);
  }  // lets go of the run
  for (const Stage* stage : pipeline()) stage->run(directory, options);
}

}  // namespace

nlohmann::ordered_json bench_signature(const Common& common) {
  const ScratchDirectory scratch;
  make_run(scratch.path, common.threads);
  nlohmann::ordered_json parts = nlohmann::ordered_json::object();
  std::string all;
  for (const auto& [name, sum] : signature_parts(RunReader(scratch.path), common.threads)) {
    parts[name] = sum;
    all += name + ' ' + sum + '\n';
  }
  return {{"signature", checksum(all)}, {"parts", parts}};
}

}  // namespace brouncker::cli
