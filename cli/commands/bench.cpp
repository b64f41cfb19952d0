// `bench`: time of a search by stage, of the matcher and of verification, as JSON; or the golden signature (cli/bench).
#include "cli/answer.hpp"
#include "cli/bench/parts.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/summary.hpp"
#include "engine/fast/kernels.hpp"
#include "engine/profile.hpp"
#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "results/run/scratch.hpp"
#include "results/run/writer.hpp"

#include <cmath>
#include <memory>

#include <fmt/format.h>
#include <unistd.h>

namespace brouncker::cli {
namespace {

using nlohmann::ordered_json;

/// The space of the published program.
constexpr std::string_view kPublished = "[space]\na = \"A*n^2 + B*n + C\"\nb = \"D*n^2 + E*n + F\"\nrange = \"-5..5\"\n";

struct Options {
  SpaceOptions space;
  Whole stride{"--stride", "search only every K-th chunk of the space", {1, 1'000'000, 1}};
  Whole digits = digits_option("digits of the classical formulas", 100'000);
  bool million = false, signature = false;
};

/// A search with its store, every `stride`-th chunk of it: CPU microseconds per formula, by stage.
ordered_json bench_search(const Job& job, std::uint64_t stride, const Common& common) {
  const ScratchDirectory scratch;
  const SearchOptions options{.threads = common.threads, .profile = true};
  SecondsByPhase stages;
  std::uint64_t formulas = 0;
  double store = 0;
  const double begin = process_cpu_seconds();
  {
    RunWriter writer(scratch.path, {job, BROUNCKER_VERSION, options.chunk_size}, std::nullopt);
    SearchCallbacks callbacks;
    callbacks.is_done = [&](std::uint64_t chunk) { return chunk % stride != stride / 2; };
    callbacks.write = [&](const ChunkResult& result) {
      stages += result.stages;
      formulas += result.formulas();
      const double before = thread_cpu_seconds();
      writer.write(result);
      store += thread_cpu_seconds() - before;
    };
    search(job, options, callbacks);
    const double before = thread_cpu_seconds();
    writer.finish();
    store += thread_cpu_seconds() - before;
  }
  const double total = process_cpu_seconds() - begin;
  const auto per_formula = [&](double seconds) {
    return rounded(1e6 * seconds / static_cast<double>(std::max<std::uint64_t>(formulas, 1)));
  };
  ordered_json by_stage = ordered_json::object();
  for (std::size_t i = 0; i < kPhaseNames.size(); ++i) by_stage[std::string(kPhaseNames[i])] = per_formula(stages.seconds[i]);
  by_stage["store"] = per_formula(store);
  return {{"space", describe(job.source)},
          {"stride", stride},
          {"formulas", formulas},
          {"cpu_seconds", rounded(total)},
          {"us_per_formula", per_formula(total)},
          {"us_per_formula_by_stage", by_stage}};
}

int act(const Options& options, const Common& common) {
  if (options.signature) {
    if (options.space.given() || options.stride.given() || options.digits.given() || options.million)
      throw input_error("--signature: is of one space and takes no other option but --threads");
    print_line(json_text(bench_signature(common), common.json ? -1 : 2));
    return done;
  }
  const Job job = options.space.given() ? options.space.job() : parse_job(kPublished, "the published space");
  const auto stride = options.stride.read<std::uint64_t>();
  const long digits = options.digits.read<long>();
  ordered_json result = {{"brouncker", BROUNCKER_VERSION},
                         {"instruction_set", fast::kernels().name},
                         {"threads", common.threads > 0 ? common.threads : static_cast<int>(::sysconf(_SC_NPROCESSORS_ONLN))}};
  result["search"] = bench_search(job, stride, common);
  result["peak_rss_mb"] = rounded(peak_rss_mb());
  result["matching"] = bench_matching();
  result["verification"] = bench_verification(digits, options.million ? 1'000'000 : 0);
  print_line(json_text(result, common.json ? -1 : 2));
  return done;
}

Action declare(CLI::App& app, const Common& common) {
  auto options = std::make_shared<Options>();
  options->space.declare(app);
  declare_all(app, options->stride, options->digits);
  add_flag(app, "--million", options->million, "4/pi and 6/zeta(3) to 1,000,000 digits, too");
  add_flag(
      app, "--signature", options->signature,
      "checksums of all that a small space gives, from its search to its catalogue: equal for versions that give the same results");
  return [options, &common] { return act(*options, common); };
}

}  // namespace

extern const Command kBenchCommand = {170, "bench", "the built-in benchmark, as JSON",
                                      "brouncker bench --stride 200 --digits 10000", declare};

}  // namespace brouncker::cli
