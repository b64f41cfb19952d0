/// A search that notes every chunk it begins, so that a test that kills it can count the work done twice.
/// Arguments: run, log, threads, chunk size, template of a, template of b, range.
#include "results/run/writer.hpp"

#include <fcntl.h>
#include <unistd.h>

int main(int, char** arguments) {
  using namespace brouncker;
  const int log = ::open(arguments[2], O_WRONLY | O_CREAT | O_APPEND, 0644);
  const Job job{SearchSpace::from_templates(arguments[5], arguments[6], {{"", arguments[7]}}), {}, {}};
  RunWriter writer(arguments[1], {job, BROUNCKER_VERSION, std::stoull(arguments[4])}, std::nullopt);
  if (writer.is_complete()) return 0;
  SearchCallbacks callbacks;
  callbacks.is_done = [&](std::uint64_t chunk) {
    return writer.is_done(chunk) || ::write(log, &chunk, sizeof chunk) != sizeof chunk;
  };
  callbacks.write = [&](const ChunkResult& result) { writer.write(result); };
  if (search(job, {.chunk_size = writer.chunk_size(), .threads = std::stoi(arguments[3])}, callbacks)) writer.finish();
}
