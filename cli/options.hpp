/// Options that several commands share, and how they are read.
#pragma once

#include "formulas/job.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace CLI {
class App;
}

namespace brouncker::cli {

/// The text of an option or positional, as typed; an empty text that was given is not an absent one.
struct Text {
  std::string value;
  bool given = false;
};

/// "--out DIR": an option's name, and what its value is called in --help, man pages and completions, which offer paths for FILE
/// and DIR. Without a blank the value of an option is TEXT, that of a positional its own name.
struct Declaration {
  explicit Declaration(const std::string& text);
  std::string name, value;
};
void add_text(CLI::App& app, const std::string& declaration, Text& text, const std::string& help);
/// The same where the command cannot do without.
void add_required(CLI::App& app, const std::string& declaration, Text& text, const std::string& help);
void add_flag(CLI::App& app, const std::string& name, bool& flag, const std::string& help);

/// Most parts that a run can be divided into.
inline constexpr std::int64_t kMostShards = 1'000'000;
/// Most of what is counted by a number that no user means to reach.
inline constexpr std::int64_t kUnbounded = 1'000'000'000'000'000;

/// A whole number: its name, bounds and default once, from which it is declared, documented and read.
class Whole {
 public:
  struct Range {
    std::int64_t least, most;
    std::optional<std::int64_t> otherwise = {};  ///< where the option is absent; part of the help
  };
  Whole(std::string name, std::string help, Range range) : name_(std::move(name)), help_(std::move(help)), range_(range) {}

  void declare(CLI::App& app);
  bool given() const { return text_.given; }
  /// Throws Error (input) naming the option and what is accepted.
  template <typename Number = std::int64_t>
  Number read() const {
    return static_cast<Number>(value(range_.otherwise.value_or(range_.least)));
  }
  /// The same with a default that depends on other options.
  template <typename Number>
  Number read_or(Number otherwise) const {
    return static_cast<Number>(value(static_cast<std::int64_t>(otherwise)));
  }

 private:
  std::int64_t value(std::int64_t otherwise) const;

  std::string name_, help_;
  Range range_;
  Text text_;
};

/// --digits: significant digits, 1 to 1,000,000. @param help What they are digits of.
Whole digits_option(const std::string& help, std::optional<std::int64_t> otherwise);

/// --chunk-size of a search.
Whole chunk_size_option();

/// One word of a list, the first one where the option is absent.
class Choice {
 public:
  Choice(std::string name, std::string help, std::span<const std::string_view> words)
      : name_(std::move(name)), help_(std::move(help)), words_(words), word_(words.front()) {}

  void declare(CLI::App& app);
  const std::string& word() const { return word_; }
  /// The value of an enumeration whose names are the words, in their order.
  template <typename Enum>
  Enum as() const {
    return static_cast<Enum>(std::ranges::find(words_, word_) - words_.begin());
  }

 private:
  std::string name_, help_;
  std::span<const std::string_view> words_;  ///< outlives this
  std::string word_;
};

/// --keep of a search.
Choice keep_option(std::string help);

/// An SQL expression, "" where it is absent.
class Sql {
 public:
  Sql(std::string name, std::string help) : name_(std::move(name)), help_(std::move(help)) {}

  void declare(CLI::App& app) { add_text(app, name_ + " CONDITION", text_, help_); }
  bool given() const { return text_.given; }
  /// Throws Error (input) where it is given and empty.
  std::string read() const;

 private:
  std::string name_, help_;
  Text text_;
};

/// Several texts under one name, as typed.
class Texts {
 public:
  bool given() const { return !texts_.empty(); }
  std::vector<std::string> read() const;

 protected:
  Texts(const std::string& declaration, std::string help) : parts_(declaration), help_(std::move(help)) {}

  Declaration parts_;
  std::string help_;
  std::vector<std::string> texts_;
};

/// An option that may be repeated.
struct Lines : Texts {
  Lines(const std::string& declaration, std::string help) : Texts(declaration, std::move(help)) {}
  void declare(CLI::App& app);
};

/// An option of two polynomials, A B.
struct Pair : Texts {
  Pair(const std::string& declaration, std::string help) : Texts(declaration, std::move(help)) {}
  void declare(CLI::App& app);
  const std::string& name() const { return parts_.name; }
  /// Need given().
  std::string first() const { return read().at(0); }
  std::string second() const { return read().at(1); }
};

/// Positionals, at least one of them.
struct Positionals : Texts {
  Positionals(const std::string& declaration, std::string help) : Texts(declaration, std::move(help)) {}
  void declare(CLI::App& app);
};

/// Declares options in the order of --help.
template <typename... Options>
void declare_all(CLI::App& app, Options&... options) {
  (options.declare(app), ...);
}

/// --depth: sampling depth of the metrics, within the bounds of job files.
Whole depth_option();

/// SPACE: a job file, or a pair of templates with ranges.
struct SpaceOptions {
  Text job_file, a, b;
  Text sieve;  ///< declared where sieved spaces are accepted
  Lines ranges{"--range RANGE", "range of every parameter, -5..5, or of one, A=1..20; may be repeated"};
  Whole depth = depth_option();

  void declare(CLI::App& app);
  bool given() const { return job_file.given || a.given || b.given; }
  void declare_sieve(CLI::App& app);
  /// Throws Error: input for what is wrong in it, file where the job file cannot be read.
  Job job() const;

 private:
  Job file_job() const;
  Source template_source() const;
};

/// The command line as a shell would read it back.
std::string shell_command(const std::vector<std::string>& arguments);

}  // namespace brouncker::cli
