/// Ctrl-C and termination: the first asks the work to stop at the next safe place, the second ends the program.
#pragma once

#include <atomic>

namespace brouncker::cli {

/// Installs handlers for SIGINT and SIGTERM; the flag turns true at the first of them.
const std::atomic<bool>& interrupt_flag();

}  // namespace brouncker::cli
