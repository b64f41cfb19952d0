#include "results/run/search_run.hpp"

namespace brouncker {

bool search_run(RunWriter& writer, const WorkOptions& options) {
  if (writer.is_complete()) return true;
  const auto report = [&] { options.report("formulas", writer.covered(), writer.indices()); };
  report();
  SearchCallbacks callbacks;
  callbacks.stop = options.stop;
  callbacks.is_done = [&](std::uint64_t chunk) { return writer.is_done(chunk); };
  callbacks.write = [&](const ChunkResult& result) {
    writer.write(result);
    report();
  };
  const bool whole = search(writer.job(), {.chunk_size = writer.chunk_size(), .threads = options.threads}, callbacks);
  if (whole) writer.finish();
  else writer.pause();
  return whole;
}

}  // namespace brouncker
