// The commands as functions of Python: arguments and a list of JSON lines in, the lines of JSON out that the program prints, to
// the letter.
//
// Commands run in a thread of their own, without the lock of the interpreter, while the calling thread looks for signals; one at
// a time. One that is interrupted ends at its next look at the flag (engine/stop.hpp; a search or a stage: at its next safe place).
// A single call of a library, of which Arb's functions at a million digits may take minutes, has no such place: after some seconds
// the caller goes on without it, and the next command begins when it has ended.
#include "cli/host.hpp"
#include "formulas/error.hpp"
#include "formulas/expression.hpp"
#include "formulas/mathml.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "results/export/dialect.hpp"
#include "results/run/temporary_file.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <pthread.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>
#include <unistd.h>

namespace py = pybind11;

namespace brouncker::python {
namespace {

using namespace std::chrono_literals;

/// How far a command is; written by its threads, read by the one that calls.
class Seen {
 public:
  struct State {
    std::string what;
    std::uint64_t done = 0, total = 0;
    friend bool operator==(const State&, const State&) = default;
  };
  void set(std::string_view what, std::uint64_t done, std::uint64_t total) {
    const std::lock_guard guard(mutex_);
    state_ = {std::string(what), done, total};
  }
  State get() const {
    const std::lock_guard guard(mutex_);
    return state_;
  }

 private:
  mutable std::mutex mutex_;
  State state_;
};

/// One command at a time: what they have in common, such as where answers go, is the process's.
class Turn {
 public:
  bool take_within(std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    if (!free_.wait_for(lock, time, [this] { return !is_taken_; })) return false;
    return is_taken_ = true;
  }
  void give_back() {
    const std::lock_guard guard(mutex_);
    is_taken_ = false;
    free_.notify_one();
  }
  bool is_taken() {
    const std::lock_guard guard(mutex_);
    return is_taken_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable free_;
  bool is_taken_ = false;
};

Turn& turn() {
  static Turn& turn = *new Turn;  // a command that nobody waits for may end after everything else
  return turn;
}

/// As the program's own stack (cli/run.cpp).
constexpr std::size_t kStackBytes = std::size_t{16} << 20;
constexpr auto kBetweenLooks = 50ms;
/// How long an interrupted command is waited for.
constexpr auto kPatience = 3s;

/// A command in its thread, which has the turn and gives it back.
class Call {
 public:
  Call(std::vector<std::string> arguments, std::string list)
      : arguments_(std::move(arguments)),
        host_{std::move(list), [this](std::string_view line) { lines_.emplace_back(line); },
              [this](std::string_view what, std::uint64_t done, std::uint64_t total) { seen_.set(what, done, total); }, &stop_} {}
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  static std::shared_ptr<Call> begin(std::vector<std::string> arguments, std::string list) {
    const auto command = std::make_shared<Call>(std::move(arguments), std::move(list));
    auto own = std::make_unique<std::shared_ptr<Call>>(command);
    pthread_attr_t attributes;
    pthread_t thread;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, kStackBytes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    const bool begun = pthread_create(&thread, &attributes, run, own.get()) == 0;
    pthread_attr_destroy(&attributes);
    if (!begun) throw std::bad_alloc();
    own.release();  // the thread's
    return command;
  }

  bool is_over_within(std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    return over_.wait_for(lock, time, [this] { return is_over_; });
  }
  void stop() { stop_ = true; }

  /// Need is_over_within().
  int code() const {
    if (failure_) std::rethrow_exception(failure_);
    return code_;
  }
  std::vector<std::string>& lines() { return lines_; }
  Seen::State seen() const { return seen_.get(); }

 private:
  static void* run(void* own) {
    const std::unique_ptr<std::shared_ptr<Call>> command(static_cast<std::shared_ptr<Call>*>(own));
    (*command)->work();
    return nullptr;
  }

  void work() {
    int code = 0;
    std::exception_ptr failure;
    try {
      code = cli::run_hosted(arguments_, host_);
    } catch (...) {
      failure = std::current_exception();
    }
    turn().give_back();
    const std::lock_guard guard(mutex_);
    code_ = code, failure_ = failure, is_over_ = true;
    over_.notify_one();
  }

  std::vector<std::string> arguments_;
  std::atomic<bool> stop_ = false;
  std::vector<std::string> lines_;
  Seen seen_;
  cli::Host host_;
  std::mutex mutex_;
  std::condition_variable over_;
  bool is_over_ = false;
  int code_ = 0;
  std::exception_ptr failure_;
};

/// At the end of the process, where a command is still at work: nothing is taken down under its feet.
void end_beside_work(int status, void*) {
  if (!turn().is_taken()) return;
  std::fflush(nullptr);
  remove_temporary_files();
  ::_exit(status);
}

/// Tells Python how far the command is, where that changed.
class Teller {
 public:
  explicit Teller(const py::object& progress) : progress_(progress.is_none() ? nullptr : &progress) {}
  /// The lock of the interpreter is held. False where Python raised an exception, which is set then.
  bool tell(const Call& command) {
    if (!progress_) return true;
    Seen::State now = command.seen();
    if (now == told_ || now.total == kUncounted) return true;
    told_ = std::move(now);
    try {
      (*progress_)(told_.what, told_.done, told_.total);
    } catch (py::error_already_set& error) {
      error.restore();
      return false;
    }
    return true;
  }

 private:
  const py::object* progress_;
  Seen::State told_;
};

template <typename Wait>
bool unlocked(const Wait& wait) {
  const py::gil_scoped_release released;
  return wait();
}

/// Throws what Python's signal handlers raised meanwhile.
void take_turn() {
  while (!unlocked([] { return turn().take_within(kBetweenLooks); }))
    if (PyErr_CheckSignals() != 0) throw py::error_already_set();
}

std::shared_ptr<Call> begun(std::vector<std::string> arguments, std::string list) {
  take_turn();
  try {
    return Call::begin(std::move(arguments), std::move(list));
  } catch (...) {
    turn().give_back();
    throw;
  }
}

/// Until the command is over, or, interrupted, has had the time for it.
void end(Call& command) {
  command.stop();
  if (!unlocked([&] { return command.is_over_within(kPatience); })) ::on_exit(end_beside_work, nullptr);
}

/// The exit code and the lines. Throws what Python's signal handlers or `progress` raised, once the command has ended, or after
/// some seconds in which it did not.
std::pair<int, std::vector<std::string>> call(std::vector<std::string> arguments, std::string list, const py::object& progress) {
  Teller teller(progress);
  const std::shared_ptr<Call> command = begun(std::move(arguments), std::move(list));
  while (!unlocked([&] { return command->is_over_within(kBetweenLooks); }))
    if (PyErr_CheckSignals() != 0 || !teller.tell(*command)) {
      end(*command);
      throw py::error_already_set();
    }
  return {command->code(), std::move(command->lines())};
}

std::string pcf_latex(const std::string& a, const std::string& b) { return to_latex(parse_pcf(a, b)); }
std::string pcf_mathml(const std::string& a, const std::string& b) { return to_mathml(parse_pcf(a, b)); }
std::string expression_mathml(const std::string& expression) { return to_mathml(parse_expression(expression)); }
std::string expression_latex(const std::string& expression) { return to_latex(parse_expression(expression)); }

/// Python code over m = mpmath and Z, which makes numbers of mpmath of integers and of texts.
std::string expression_mpmath(const std::string& expression) {
  const auto text = spelled(parse_expression(expression), Dialect{&Spellings::mpmath, "Z($1)", "Z(\"$1\")", "($1)**($2)"});
  if (!text) throw input_error(expression + ": holds a name that mpmath does not know");
  return *text;
}

/// Bad input is a ValueError, a file an OSError.
void translate(std::exception_ptr failure) try {
  if (failure) std::rethrow_exception(failure);
} catch (const Error& error) {
  PyErr_SetString(error.fault() == Fault::input ? PyExc_ValueError : PyExc_OSError, error.what());
}

}  // namespace
}  // namespace brouncker::python

PYBIND11_MODULE(_core, m) {
  using namespace brouncker::python;
  m.doc() = "The commands of the program `brouncker`, in this process.";
  m.attr("__version__") = BROUNCKER_VERSION;
  py::register_exception_translator(translate);
  m.def(
      "call", &call, py::arg("arguments"), py::arg("list") = "", py::arg("progress") = py::none(),
      "Runs a command with these arguments; `list` is what `--file -` reads; progress(what, done, total) is told how far it is. The "
      "exit code, and the lines of JSON that it printed.");
  m.def("pcf_latex", &pcf_latex, py::arg("a"), py::arg("b"), "A fraction in LaTeX.");
  m.def("pcf_mathml", &pcf_mathml, py::arg("a"), py::arg("b"), "A fraction in MathML, without the element around.");
  m.def("expression_mathml", &expression_mathml, py::arg("expression"), "A closed form in MathML, without the element around.");
  m.def("expression_latex", &expression_latex, py::arg("expression"), "A closed form in LaTeX.");
  m.def("expression_mpmath", &expression_mpmath, py::arg("expression"),
        "A closed form as code over m = mpmath and Z = mpmath.mpf.");
}
