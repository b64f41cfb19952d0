/// Runs a program as a user would, without a shell, and keeps what it said.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace brouncker::testing {

/// A file system of its own for one process, seen by nobody else and gone with it.
struct Mount {
  std::filesystem::path place;  ///< an existing directory
  std::uint64_t bytes = 0;      ///< a memory file system of that size; 0: `place` itself, made read-only
};

struct Command {
  std::vector<std::string> arguments;                   ///< arguments[0] is the program
  std::filesystem::path directory = {};                 ///< working directory; empty: that of the test
  std::map<std::string, std::string> environment = {};  ///< added to the environment of the test
  std::string input = {};
  std::filesystem::path output = {};             ///< stdout goes there instead (such as /dev/full)
  std::optional<std::uint64_t> file_bytes = {};  ///< no file may grow beyond: writes fail with "file too large"
  std::optional<Mount> mount = {};
  double timeout_seconds = 300;  ///< generous: machines that test are often busy
};

struct Outcome {
  int exit_code = -1;  ///< -s where signal s ended it
  bool timed_out = false;
  bool refused_mount = false;  ///< the system does not let this user mount: nothing was run
  std::string out, err;
};

/// A running program; killed by the destructor where it still runs.
class Process {
 public:
  explicit Process(const Command& command);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void send(int signal) const;
  /// It has a handler of its own for the signal (false too where it has ended).
  bool catches(int signal) const;
  /// False as soon as it has ended.
  bool runs();
  Outcome wait();

 private:
  int input_ = -1, output_ = -1, errors_ = -1;
  pid_t child_ = -1;
  std::optional<int> status_;
  double timeout_seconds_;
};

Outcome run(const Command& command);

/// A new directory, removed with all it holds at the end of the scope.
class TemporaryDirectory {
 public:
  TemporaryDirectory();
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

std::string read_file(const std::filesystem::path& path);
void write_file(const std::filesystem::path& path, const std::string& text);

/// The text without its last newline, cut at the newlines.
std::vector<std::string> lines_of(const std::string& text);

/// Path -> content of all regular files below, to see that nothing changed.
std::map<std::string, std::string> snapshot(const std::filesystem::path& directory);

}  // namespace brouncker::testing
