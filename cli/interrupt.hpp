/// Ctrl-C, termination, and SIGUSR1 (what Slurm sends before the time is up).
///
/// Work on one formula, and reading and writing, end at once: outputs appear whole or not at all. Work that keeps what is done (a
/// search, the stages) is asked to stop at its next safe place; after a Ctrl-C it has one second for that, a second Ctrl-C or
/// termination does not wait. What is lost then is what a kill would lose: the chunk in work.
#pragma once

#include <atomic>
#include <string>

namespace brouncker::cli {

/// From here on SIGINT and SIGTERM end the program with exit code 130, without temporary files of its own.
void end_when_interrupted();

/// From here on they, and SIGUSR1, turn the flag true first. @param to_go_on What to say where the work does not stop in time.
const std::atomic<bool>& interrupt_flag(const std::string& to_go_on);

}  // namespace brouncker::cli
