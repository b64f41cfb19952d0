// The targets without libFuzzer: every input of the corpora, then random changes of them. Any compiler, any sanitizer or none.
//
//     fuzz_random [--runs N] [--seconds S] [--seed S] [--keep DIR] [TARGET...]     one line a target: executions, accepted, seconds
//     fuzz_random --input FILE TARGET                                             one input
//     fuzz_random --unpack DIR TARGET                                             the corpus as one file an input, for libFuzzer
//
// Exit code 0: nothing found. At a finding the program ends by a signal, and the input is in DIR (default: the working directory)
// as finding-TARGET.
#include "tests/fuzz/mutation.hpp"
#include "tests/fuzz/target.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace brouncker::fuzz;
namespace fs = std::filesystem;

namespace {

/// Longest that one input may take, in seconds of CPU time; sanitizers and debug builds are slower by a factor.
constexpr int kMostSeconds = 20;
/// What took longer is printed.
constexpr double kSlow = 1;
/// Most memory that one input may take; not under AddressSanitizer, which reserves terabytes.
constexpr rlim_t kMostBytes = rlim_t{3} << 30;

struct Options {
  std::uint64_t runs = 0;
  double seconds = 0;
  std::uint64_t seed = 1;
  fs::path keep = ".", input, unpack;
  std::vector<const Target*> targets;
};

/// For the signal handler: the input in work and where to keep it.
struct InWork {
  const char* data = nullptr;
  std::size_t size = 0;
  char path[4096] = {};
} in_work;

extern "C" void keep_input(int signal) {
  const int file = ::open(in_work.path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (file >= 0 && ::write(file, in_work.data, in_work.size) >= 0) ::close(file);
  const char* said = signal == SIGVTALRM ? "finding: an input takes too long, kept in " : "the input is kept in ";
  (void)!::write(2, said, std::char_traits<char>::length(said));
  (void)!::write(2, in_work.path, std::char_traits<char>::length(in_work.path));
  (void)!::write(2, "\n", 1);
  std::signal(signal, SIG_DFL);
  std::raise(signal == SIGVTALRM ? SIGABRT : signal);
}

void set_clock(int seconds) {
  const itimerval time{{0, 0}, {seconds, 0}};
  ::setitimer(ITIMER_VIRTUAL, &time, nullptr);
}

/// Of a target, over all its inputs.
struct Slowest {
  double seconds = 0;
  std::string input;
};

Verdict run(const Target& target, const std::string& input, Slowest& slowest) {
  in_work.data = input.data();
  in_work.size = input.size();
  set_clock(kMostSeconds);
  const std::clock_t begin = std::clock();
  const Verdict verdict = target.run(input);
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  if (seconds > slowest.seconds) slowest = {seconds, input};
  return verdict;
}

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

fs::path here() { return BROUNCKER_FUZZ_DIR; }

/// Runs the corpus, then changed inputs until the runs or the seconds are used up.
void fuzz(const Target& target, const Options& options) {
  const std::string path = (options.keep / ("finding-" + std::string(target.name))).string();
  path.copy(in_work.path, sizeof in_work.path - 1);
  in_work.path[std::min(path.size(), sizeof in_work.path - 1)] = 0;
  const std::string name(target.name);
  Mutator mutator(inputs_of(content(here() / "corpus" / (name + ".txt"))),
                  words_of(content(here() / "dictionary" / (name + ".dict"))), options.seed);
  const auto begin = std::chrono::steady_clock::now();
  const auto seconds = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(); };
  std::uint64_t executed = 0, accepted = 0;
  Slowest slowest;
  for (const std::string& input : mutator.corpus()) {
    accepted += run(target, input, slowest) == Verdict::accepted;
    ++executed;
  }
  const std::uint64_t of_corpus = accepted;
  if (of_corpus == 0) fail("no input of the corpus is accepted: it is of another format");
  while (executed < options.runs || (options.seconds > 0 && seconds() < options.seconds)) {
    const std::string input = mutator.next(target);
    const bool taken = run(target, input, slowest) == Verdict::accepted;
    if (taken) mutator.learn(input);
    accepted += taken;
    ++executed;
  }
  set_clock(0);
  std::printf("%-18s %12llu executions, %11llu accepted (%llu of the corpus of %zu), %.1f s; the slowest took %.2f s\n",
              name.c_str(), static_cast<unsigned long long>(executed), static_cast<unsigned long long>(accepted),
              static_cast<unsigned long long>(of_corpus), mutator.corpus().size(), seconds(), slowest.seconds);
  if (slowest.seconds > kSlow) std::printf("  %s\n", slowest.input.c_str());
  std::fflush(stdout);
}

void unpack(const Target& target, const fs::path& directory) {
  fs::create_directories(directory);
  int number = 0;
  for (const std::string& input : inputs_of(content(here() / "corpus" / (std::string(target.name) + ".txt"))))
    std::ofstream(directory / ("seed-" + std::to_string(number++)), std::ios::binary) << input;
}

Options options_of(int count, char** words) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    const auto value = [&] {
      if (i + 1 >= count) fail(word + " needs a value");
      return std::string(words[++i]);
    };
    if (word == "--runs") options.runs = std::stoull(value());
    else if (word == "--seconds") options.seconds = std::stod(value());
    else if (word == "--seed") options.seed = std::stoull(value());
    else if (word == "--keep") options.keep = value();
    else if (word == "--input") options.input = value();
    else if (word == "--unpack") options.unpack = value();
    else if (const Target* target = find_target(word)) options.targets.push_back(target);
    else fail("no target " + word);
  }
  if (options.targets.empty()) options.targets.assign(targets().begin(), targets().end());
  return options;
}

}  // namespace

int main(int count, char** words) {
  const Options options = options_of(count, words);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  const rlimit memory{kMostBytes, kMostBytes};
  ::setrlimit(RLIMIT_AS, &memory);
#endif
  for (const int signal : {SIGABRT, SIGSEGV, SIGFPE, SIGBUS, SIGILL, SIGVTALRM}) std::signal(signal, keep_input);
  Slowest slowest;
  for (const Target* target : options.targets) {
    if (!options.unpack.empty()) unpack(*target, options.unpack);
    else if (!options.input.empty()) run(*target, content(options.input), slowest);
    else fuzz(*target, options);
  }
}
