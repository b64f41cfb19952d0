/// Time and memory of a search, by stage, as JSON: bench_search [JOB.toml] [--stride K] [--threads N] [--kernels NAME] [--size N].
/// With a stride K only every K-th chunk is evaluated.
#include "engine/fast/kernels.hpp"
#include "engine/profile.hpp"
#include "engine/search/search.hpp"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>

namespace {

std::string read_file(const char* path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

}  // namespace

int main(int argc, char** argv) {
  using namespace brouncker;
  const char* path = "doc/jobs/published.toml";
  SearchOptions options;
  options.profile = true;
  options.threads = 1;
  std::uint64_t stride = 1;
  for (int i = 1; i < argc; ++i) {
    if (i + 1 < argc && !std::strcmp(argv[i], "--stride")) stride = std::strtoull(argv[++i], nullptr, 10);
    else if (i + 1 < argc && !std::strcmp(argv[i], "--threads")) options.threads = std::atoi(argv[++i]);
    else if (i + 1 < argc && !std::strcmp(argv[i], "--size")) options.chunk_size = std::strtoull(argv[++i], nullptr, 10);
    else if (i + 1 < argc && !std::strcmp(argv[i], "--kernels")) {
      for (const fast::Kernels* k : fast::available_kernels())
        if (k->name == argv[i + 1]) fast::use_kernels(k);
      ++i;
    } else path = argv[i];
  }
  const Job job = parse_job(read_file(path), path);
  SecondsByPhase seconds;
  std::uint64_t formulas = 0, chunks = 0;
  SearchCallbacks callbacks;
  callbacks.is_done = [&](std::uint64_t chunk) { return chunk % stride != stride / 2; };
  callbacks.write = [&](const ChunkResult& result) {
    seconds += result.stages, ++chunks;
    for (const IndexedRow& row : result.rows) formulas += row.count();
  };
  const double begin = process_cpu_seconds();
  search(job, options, callbacks);
  const double cpu = process_cpu_seconds() - begin;
  std::printf(
      "{\"kernels\": \"%.*s\", \"threads\": %d, \"chunks\": %llu, \"formulas\": %llu, \"cpu_seconds\": %.3f, \"us_per_formula\": "
      "%.3f, ",
      static_cast<int>(fast::kernels().name.size()), fast::kernels().name.data(), options.threads,
      static_cast<unsigned long long>(chunks), static_cast<unsigned long long>(formulas), cpu,
      1e6 * cpu / static_cast<double>(formulas));
  for (std::size_t i = 0; i < kPhaseNames.size(); ++i)
    std::printf("\"%s\": %.3f, ", kPhaseNames[i].data(), 1e6 * seconds.seconds[i] / static_cast<double>(formulas));
  std::printf("\"peak_mb\": %.0f}\n", peak_rss_mb());
}
