#include "cli/interrupt.hpp"

#include "cli/command.hpp"
#include "cli/host.hpp"
#include "engine/stop.hpp"
#include "results/run/temporary_file.hpp"

#include <array>
#include <csignal>
#include <cstddef>
#include <string_view>

#include <unistd.h>

namespace brouncker::cli {
namespace {

constexpr unsigned kPatienceSeconds = 1;

std::atomic<bool> requested{false};
static_assert(std::atomic<bool>::is_always_lock_free, "set from a signal handler");

/// What is said at the end; only read once it is set.
std::array<char, 4096> last_words{};
std::atomic<std::size_t> last_words_size{0};

void set_last_words(std::string_view text) {
  if (text.size() > last_words.size()) return;  // a command line of pages: the words that are there say less
  last_words_size = 0;
  text.copy(last_words.data(), text.size());
  last_words_size = text.size();
}

/// Nothing here but what a signal handler may call.
extern "C" void end_now(int) {
  remove_temporary_files();
  if (::write(STDERR_FILENO, last_words.data(), last_words_size.load()) < 0) {
  }  // nobody listens
  ::_exit(interrupted);
}

/// At once, so that nobody presses the key again because nothing seems to happen; the first bytes wipe the progress bar of a
/// terminal.
constexpr std::string_view kFirstWords = "\r\x1b[Kbrouncker: ending the parts in work; Ctrl-C again abandons them\n";
constexpr std::size_t kWipeBytes = 4;
bool wipes = false;

extern "C" void ask_to_stop(int signal) {
  if (requested.exchange(true) && signal != SIGUSR1) end_now(signal);
  if (signal != SIGINT) return;
  const std::size_t skipped = wipes ? 0 : kWipeBytes;
  if (::write(STDERR_FILENO, kFirstWords.data() + skipped, kFirstWords.size() - skipped) < 0) {
  }  // nobody listens
  ::alarm(kPatienceSeconds);
}

}  // namespace

void end_when_interrupted() {
  set_last_words("brouncker: interrupted\n");
  std::signal(SIGINT, end_now);
  std::signal(SIGTERM, end_now);
}

const std::atomic<bool>& interrupt_flag(const std::string& to_go_on) {
  leave_stop_scope();
  if (host() && host()->stop) return *host()->stop;  // signals are the host's
  set_last_words("brouncker: " + to_go_on + "\n");
  wipes = ::isatty(STDERR_FILENO) != 0;
  std::signal(SIGALRM, end_now);
  std::signal(SIGINT, ask_to_stop);
  std::signal(SIGTERM, ask_to_stop);
  std::signal(SIGUSR1, ask_to_stop);
  return requested;
}

}  // namespace brouncker::cli
