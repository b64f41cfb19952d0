#include "cli/progress.hpp"

#include "cli/command.hpp"
#include "cli/host.hpp"
#include "cli/manual/wrapped.hpp"
#include "cli/terminal.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

namespace brouncker::cli {
namespace {

using namespace std::chrono_literals;
constexpr auto kFirstLook = 1s;  // shorter work shows nothing
constexpr auto kOnTerminal = 200ms;
constexpr auto kElsewhere = 30s;

/// The first of the lines that leaves the last column of the terminal free, where the cursor would go to the next line; else the
/// last.
std::string fitting(const std::vector<std::string>& lines) {
  const std::size_t width = terminal_width(STDERR_FILENO) - 1;
  const auto found = std::ranges::find_if(lines, [&](const std::string& line) { return columns_of(line) <= width; });
  return found == lines.end() ? lines.back() : *found;
}

}  // namespace

ProgressBar::ProgressBar(bool quiet) : quiet_(quiet), terminal_(isatty(STDERR_FILENO) != 0) {}

ProgressBar::~ProgressBar() { finish(); }

Progress ProgressBar::callback() {
  return [this](std::string_view what, std::uint64_t done, std::uint64_t total) {
    const std::lock_guard guard(mutex_);
    if (host() && host()->progress) host()->progress(what, done, total);
    if (!quiet_) show(what, done, total);
  };
}

void ProgressBar::show(std::string_view what, std::uint64_t done, std::uint64_t total) {
  if (what != what_ || total != total_) begin(what, done, total);
  if (done <= done_) return;
  done_ = done;
  const auto now = Clock::now();
  if (now < next_) return;
  next_ = now + (terminal_ ? std::chrono::duration_cast<Clock::duration>(kOnTerminal) : kElsewhere);
  print(now);
}

void ProgressBar::begin(std::string_view what, std::uint64_t done, std::uint64_t total) {
  wipe();
  what_ = what, total_ = total, before_ = done_ = done;
  begin_ = Clock::now(), next_ = begin_ + kFirstLook;
  if (total == kUncounted) remark(what_);
}

void ProgressBar::print(Clock::time_point now) {
  const double seconds = std::chrono::duration<double>(now - begin_).count();
  const double rate = static_cast<double>(done_ - before_) / std::max(seconds, 1e-3);
  const double share = total_ ? static_cast<double>(done_) / static_cast<double>(total_) : 1;
  const std::string counts = fmt::format("{} of {} {}", grouped(done_), grouped(total_), what_),
                    percent = fmt::format("{:.1f} %", 100 * share), speed = fmt::format("{:.0f}/s", rate),
                    left = (rate > 0 ? duration(static_cast<double>(total_ - std::min(done_, total_)) / rate) : "unknown time") +
                           " left";
  const std::string text = fmt::format("{} ({}), {}, {}", counts, percent, speed, left);
  if (terminal_) {
    const auto bar = [&](std::size_t width) {
      return fmt::format(
          "[{:<{}}] ", std::string(static_cast<std::size_t>(std::clamp(share, 0.0, 1.0) * static_cast<double>(width)), '#'), width);
    };
    const std::string line = fitting({bar(30) + text, bar(10) + text, text, fmt::format("{} ({}), {}", counts, percent, left),
                                      fmt::format("{} ({})", counts, percent), fmt::format("{}, {}", percent, left), percent});
    std::fputs(fmt::format("\r{}\x1b[K", line).c_str(), stderr);
  } else {
    std::fputs((text + "\n").c_str(), stderr);
  }
  std::fflush(stderr);
  shown_ = true;
}

void ProgressBar::finish() {
  const std::lock_guard guard(mutex_);
  wipe();
}

void ProgressBar::wipe() {
  if (shown_ && terminal_) std::fputs("\r\x1b[K", stderr);
  shown_ = false;
}

std::string duration(double seconds) {
  const auto s = static_cast<std::int64_t>(std::llround(seconds));
  if (s < 60) return fmt::format("{} s", s);
  if (s < 3600) return fmt::format("{} min {} s", s / 60, s % 60);
  if (s < 48 * 3600) return fmt::format("{} h {} min", s / 3600, s % 3600 / 60);
  return fmt::format("{} days {} h", s / 86400, s % 86400 / 3600);
}

}  // namespace brouncker::cli
