// The commands as functions of Python: arguments and a list of JSON lines in, the lines of JSON out that the program prints, to
// the letter.
//
// Commands run in a thread of their own, without the lock of the interpreter, while the calling thread looks for signals; one at
// a time.
#include "cli/host.hpp"
#include "formulas/error.hpp"
#include "formulas/expression.hpp"
#include "formulas/mathml.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "results/export/dialect.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <pthread.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

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

/// As the program's own stack (cli/run.cpp).
constexpr std::size_t kStackBytes = std::size_t{16} << 20;
constexpr auto kBetweenLooks = 50ms;

/// A command in its thread.
class Call {
 public:
  Call(std::vector<std::string> arguments, std::string list)
      : arguments_(std::move(arguments)),
        host_{std::move(list), [this](std::string_view line) { lines_.emplace_back(line); },
              [this](std::string_view what, std::uint64_t done, std::uint64_t total) { seen_.set(what, done, total); }, &stop_} {
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, kStackBytes);
    const bool begun = pthread_create(&thread_, &attributes, begin, this) == 0;
    pthread_attr_destroy(&attributes);
    if (!begun) throw std::bad_alloc();
  }
  /// The lock of the interpreter is not held.
  ~Call() { pthread_join(thread_, nullptr); }
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

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
  static void* begin(void* call) {
    static_cast<Call*>(call)->work();
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
    const std::lock_guard guard(mutex_);
    code_ = code, failure_ = failure, is_over_ = true;
    over_.notify_one();
  }

  std::vector<std::string> arguments_;
  std::atomic<bool> stop_ = false;
  std::vector<std::string> lines_;
  Seen seen_;
  cli::Host host_;
  pthread_t thread_{};
  std::mutex mutex_;
  std::condition_variable over_;
  bool is_over_ = false;
  int code_ = 0;
  std::exception_ptr failure_;
};

/// One command at a time: what they have in common, such as where answers go, is the process's.
std::mutex& turn() {
  static std::mutex mutex;
  return mutex;
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

/// The exit code and the lines. Throws what Python's signal handlers or `progress` raised, once the command has ended at its next
/// safe place.
std::pair<int, std::vector<std::string>> call(std::vector<std::string> arguments, std::string list, const py::object& progress) {
  Teller teller(progress);
  bool is_interrupted = false;
  int code = 0;
  std::vector<std::string> lines;
  {
    const py::gil_scoped_release released;
    const std::lock_guard guard(turn());
    Call command(std::move(arguments), std::move(list));
    while (!command.is_over_within(kBetweenLooks)) {
      const py::gil_scoped_acquire held;
      if (!is_interrupted && (PyErr_CheckSignals() != 0 || !teller.tell(command))) is_interrupted = true, command.stop();
    }
    if (!is_interrupted) code = command.code(), lines = std::move(command.lines());
  }
  if (is_interrupted) throw py::error_already_set();
  return {code, std::move(lines)};
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
