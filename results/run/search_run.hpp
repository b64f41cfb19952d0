/// The search of a run, from what is asked to what is stored.
#pragma once

#include "engine/progress.hpp"
#include "results/run/writer.hpp"

namespace brouncker {

/// Does the chunks that are not done, then writer.finish(); where it was stopped, writer.pause() and false. Nothing where the run is
/// complete. Throws Error (file) as the writer does.
bool search_run(RunWriter& writer, const WorkOptions& options);

}  // namespace brouncker
