/// Ctrl-C, termination, and SIGUSR1 (what Slurm sends before the time is up): the first asks the work to stop at the next safe
/// place, a second Ctrl-C or termination ends the program.
#pragma once

#include <atomic>

namespace brouncker::cli {

/// Installs handlers for SIGINT, SIGTERM and SIGUSR1; the flag turns true at the first of them.
const std::atomic<bool>& interrupt_flag();

}  // namespace brouncker::cli
