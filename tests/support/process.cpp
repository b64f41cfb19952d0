#include "tests/support/process.hpp"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string_view>
#include <system_error>
#include <thread>

namespace brouncker::testing {

namespace fs = std::filesystem;

namespace {

constexpr int kNotStarted = 125, kNoMount = 124;

[[noreturn]] void fail(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

/// For mkdtemp() and mkostemp(), which fill in the last six letters.
std::string temporary_name() { return (fs::temp_directory_path() / ("brouncker-test-" + std::string(6, 'X'))).string(); }

/// An unnamed file: unlike a pipe it never fills, so nobody has to read while the program runs.
int unnamed_file(const std::string& content) {
  std::string name = temporary_name();
  const int file = mkostemp(name.data(), O_CLOEXEC);
  if (file < 0) fail("temporary file");
  unlink(name.c_str());
  std::size_t done = 0;
  while (done < content.size()) {
    const ssize_t count = write(file, content.data() + done, content.size() - done);
    if (count < 0) fail("temporary file");
    done += static_cast<std::size_t>(count);
  }
  lseek(file, 0, SEEK_SET);
  return file;
}

std::string content_of(int file) {
  std::string text;
  char block[65536];
  off_t place = 0;
  for (ssize_t count = 0; (count = pread(file, block, sizeof block, place)) > 0; place += count) {
    text.append(block, static_cast<std::size_t>(count));
  }
  return text;
}

/// In the child: a private view of the file systems with `mount` in it. False where that is not allowed.
bool make_mount(const Mount& mount) {
  if (unshare(CLONE_NEWNS) != 0 && unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
  if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return false;
  const char* place = mount.place.c_str();
  if (mount.bytes > 0) {
    const std::string options = "size=" + std::to_string(mount.bytes);
    return ::mount("tmpfs", place, "tmpfs", 0, options.c_str()) == 0;
  }
  return ::mount(place, place, nullptr, MS_BIND, nullptr) == 0 &&
         ::mount(nullptr, place, nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY, nullptr) == 0;
}

void limit_files(std::uint64_t bytes) {
  signal(SIGXFSZ, SIG_IGN);
  const rlimit limit{bytes, bytes};
  setrlimit(RLIMIT_FSIZE, &limit);
}

[[noreturn]] void become(const Command& command, int input, int output, int errors) {
  for (int each : {SIGINT, SIGTERM, SIGPIPE, SIGHUP}) signal(each, SIG_DFL);  // not those of the test
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  dup2(input, STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  dup2(errors, STDERR_FILENO);
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  if (command.mount && !make_mount(*command.mount)) _exit(kNoMount);
  if (!command.directory.empty() && chdir(command.directory.c_str()) != 0) _exit(kNotStarted);
  if (command.file_bytes) limit_files(*command.file_bytes);
  for (const auto& [name, value] : command.environment) setenv(name.c_str(), value.c_str(), 1);
  std::vector<char*> arguments;
  for (const std::string& each : command.arguments) arguments.push_back(const_cast<char*>(each.c_str()));
  arguments.push_back(nullptr);
  execvp(arguments[0], arguments.data());
  _exit(kNotStarted);
}

}  // namespace

Process::Process(const Command& command) : timeout_seconds_(command.timeout_seconds) {
  input_ = unnamed_file(command.input);
  output_ = unnamed_file("");
  errors_ = unnamed_file("");
  const int output = command.output.empty() ? output_ : open(command.output.c_str(), O_WRONLY | O_CLOEXEC);
  if (output < 0) fail(command.output.c_str());
  sigset_t all, before;
  sigfillset(&all);
  sigprocmask(SIG_SETMASK, &all, &before);  // until the child has its own handlers
  child_ = fork();
  if (child_ == 0) become(command, input_, output, errors_);
  sigprocmask(SIG_SETMASK, &before, nullptr);
  if (child_ < 0) fail("fork");
  if (output != output_) close(output);
}

Process::~Process() {
  if (runs()) {
    send(SIGKILL);
    int status = 0;
    waitpid(child_, &status, 0);
  }
  for (int file : {input_, output_, errors_}) close(file);
}

void Process::send(int signal) const { kill(child_, signal); }

bool Process::catches(int signal) const {
  const std::string process = "/proc/" + std::to_string(child_);
  std::error_code error;
  if (std::filesystem::equivalent(process + "/exe", "/proc/self/exe", error) || error) return false;  // a fork still, or gone
  std::ifstream status(process + "/status");
  constexpr std::string_view kCaught = "SigCgt:";
  for (std::string line; std::getline(status, line);) {
    if (line.rfind(kCaught, 0) == 0) return (std::stoull(line.substr(kCaught.size()), nullptr, 16) >> (signal - 1)) & 1;
  }
  return false;
}

bool Process::runs() {
  if (status_) return false;
  int status = 0;
  if (waitpid(child_, &status, WNOHANG) == 0) return true;
  status_ = status;
  return false;
}

Outcome Process::wait() {
  Outcome outcome;
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(timeout_seconds_);
  while (runs()) {
    if (!outcome.timed_out && std::chrono::steady_clock::now() > end) {
      outcome.timed_out = true;
      send(SIGKILL);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  outcome.exit_code = WIFEXITED(*status_) ? WEXITSTATUS(*status_) : -WTERMSIG(*status_);
  if (outcome.exit_code == kNotStarted) throw std::runtime_error("the program could not be started");
  outcome.refused_mount = outcome.exit_code == kNoMount;
  outcome.out = content_of(output_);
  outcome.err = content_of(errors_);
  return outcome;
}

Outcome run(const Command& command) { return Process(command).wait(); }

TemporaryDirectory::TemporaryDirectory() {
  std::string name = temporary_name();
  if (!mkdtemp(name.data())) fail("temporary directory");
  path_ = name;
}

TemporaryDirectory::~TemporaryDirectory() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(file), {}};
}

void write_file(const fs::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text;
  if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t start = 0;
  while (start < text.size()) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    lines.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return lines;
}

std::map<std::string, std::string> snapshot(const fs::path& directory) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    if (entry.is_regular_file()) files[entry.path().string()] = read_file(entry.path());
  }
  return files;
}

}  // namespace brouncker::testing
