#include "results/run/progress_note.hpp"

#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "results/run/text_file.hpp"
#include "results/run/text_output.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <ctime>
#include <mutex>

#include <unistd.h>

namespace brouncker {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto kBetween = 2s;
constexpr std::int64_t kOldSeconds = 60;
constexpr FileKind kProgressFile{"a note of progress", 10'000, false};

std::string host_name() {
  std::array<char, 256> host{};
  ::gethostname(host.data(), host.size() - 1);
  return host.data();
}

class Note {
 public:
  Note(Progress inner, fs::path file) : inner_(std::move(inner)), file_(std::move(file)), next_(Clock::now() + kBetween) {}
  ~Note() {
    std::error_code error;
    fs::remove(file_, error);  // also what a killed process left
  }
  Note(const Note&) = delete;
  Note& operator=(const Note&) = delete;

  void report(std::string_view what, std::uint64_t done, std::uint64_t total) {
    if (inner_) inner_(what, done, total);
    const std::lock_guard guard(mutex_);
    const auto now = Clock::now();
    if (what != what_ || total != total_) what_ = what, total_ = total, before_ = done, begin_ = now;
    if (now < next_ || total == kUncounted) return;
    next_ = now + kBetween;
    write(done, std::chrono::duration<double>(now - begin_).count());
  }

 private:
  void write(std::uint64_t done, double seconds) {
    const double rate = seconds > 0 && done > before_ ? static_cast<double>(done - before_) / seconds : 0;
    const nlohmann::ordered_json json = {{"what", what_},
                                         {"done", done},
                                         {"total", total_},
                                         {"per_second", rate},
                                         {"host", host_name()},
                                         {"process", static_cast<std::int64_t>(::getpid())},
                                         {"moment", static_cast<std::int64_t>(std::time(nullptr))}};
    try {
      write_text_file(file_, json_text(json) + "\n", Place::in_run);
    } catch (const Error&) {  // the work itself will say what is wrong with the disk
    }
  }

  Progress inner_;
  fs::path file_;
  std::mutex mutex_;
  std::string what_;
  std::uint64_t total_ = 0, before_ = 0;
  Clock::time_point begin_, next_;
};

}  // namespace

Progress noted(Progress inner, fs::path file) {
  auto note = std::make_shared<Note>(std::move(inner), std::move(file));
  return [note](std::string_view what, std::uint64_t done, std::uint64_t total) { note->report(what, done, total); };
}

std::optional<ProgressSeen> read_progress(const fs::path& file) try {
  const auto json = read_json(read_text_file(file, kProgressFile));
  if (!json || !json->is_object()) return std::nullopt;
  ProgressSeen seen;
  seen.what = json->at("what").get<std::string>();
  seen.done = json->at("done").get<std::uint64_t>();
  seen.total = json->at("total").get<std::uint64_t>();
  seen.per_second = json->at("per_second").get<double>();
  seen.host = json->at("host").get<std::string>();
  seen.process = json->at("process").get<std::int64_t>();
  seen.moment = json->at("moment").get<std::int64_t>();
  return seen;
} catch (const Error&) {
  return std::nullopt;
} catch (const nlohmann::json::exception&) {
  return std::nullopt;
}

bool is_news(const ProgressSeen& seen) {
  if (seen.host == host_name()) return seen.process > 0 && (::kill(static_cast<pid_t>(seen.process), 0) == 0 || errno == EPERM);
  return std::time(nullptr) - seen.moment <= kOldSeconds;
}

fs::path progress_beside(fs::path file) { return file.replace_extension(".progress"); }

}  // namespace brouncker
