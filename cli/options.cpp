#include "cli/options.hpp"

#include "cli/command.hpp"
#include "formulas/error.hpp"
#include "formulas/job_text.hpp"
#include "formulas/message.hpp"
#include "results/run/text_file.hpp"

#include <filesystem>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

/// A job is a page, not a library.
constexpr std::uintmax_t kMaxJobBytes = 20'000'000;

std::string read_file(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) throw file_error(fmt::format("{}: there is no such job file", path));
  if (std::filesystem::is_directory(path, error)) throw file_error(fmt::format("{}: is a directory, not a job file", path));
  if (const auto size = std::filesystem::file_size(path, error); !error && size > kMaxJobBytes)
    throw file_error(fmt::format("{}: is larger than {} bytes, too large for a job file", path, kMaxJobBytes));
  return read_text_file(path);
}

/// "A=1..20" -> {"A", "1..20"}; "-5..5" -> {"", "-5..5"}.
std::pair<std::string, std::string> named_range(std::string_view given) {
  const std::size_t equals = given.find('=');
  if (equals == given.npos) return {"", std::string(given)};
  if (text::trimmed(given.substr(0, equals)).empty())
    throw input_error(fmt::format("--range {}: the name of a parameter is missing before '='; accepted are -5..5 and A=1..20",
                                  text::quoted(given)));
  return {std::string(text::trimmed(given.substr(0, equals))), std::string(given.substr(equals + 1))};
}

}  // namespace

CLI::Option* add_text(CLI::App& app, const std::string& name, Text& text, const std::string& help) {
  return app.add_option_function<std::string>(
      name,
      [&text](const std::string& value) {
        text = {typed(value), true};
      },
      help);
}

std::int64_t read_whole(const std::string& option, const Text& text, std::int64_t least, std::int64_t most,
                        std::int64_t otherwise) {
  if (!text.given) return otherwise;
  const auto value = text::to_int64(text.value);
  if (!value || *value < least || *value > most)
    throw input_error(
        fmt::format("{} {}: a whole number from {} to {} is accepted", option, text::quoted(text.value), least, most));
  return *value;
}

long read_digits(const Text& text, long otherwise) {
  return static_cast<long>(read_whole("--digits", text, 1, 1'000'000, otherwise));
}

std::string read_sql(const std::string& option, const Text& text) {
  if (text.given && text::trimmed(text.value).empty())
    throw input_error(option + " '': is empty; accepted are SQL expressions over the columns of doc/FORMATS.md");
  return text.value;
}

void SpaceOptions::declare(CLI::App& app) {
  add_text(app, "SPACE", job_file, "job file: TOML, or the JSON of the published Blind-Delta program");
  add_text(app, "--a", a, "template of a(n), such as \"A*n^2 + B*n + C\"");
  add_text(app, "--b", b, "template of b(n)");
  app.add_option("--range", ranges, "range of every parameter, -5..5, or of one, A=1..20; may be repeated")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->expected(1)
      ->allow_extra_args(false);
  add_text(app, "--depth", depth, "sampling depth of the metrics (default: 2000, or what the job file says)");
}

Job SpaceOptions::job() const {
  Job job;
  if (job_file.given) {
    if (a.given || b.given || !ranges.empty())
      throw input_error("a space is given twice: accepted is a job file, or --a, --b and --range");
    if (job_file.value.empty()) throw input_error("SPACE '': the name of a job file is empty");
    job = parse_job(read_file(job_file.value), job_file.value);
  } else {
    if (!a.given || !b.given)
      throw input_error("no space is given: accepted is a job file, or --a, --b and --range, such as"
                        " --a \"A*n + B\" --b \"C*n^2\" --range -5..5");
    std::map<std::string, std::string> named;
    for (const std::string& range : ranges) {
      const auto [name, value] = named_range(typed(range));
      if (!named.emplace(name, value).second)
        throw input_error(fmt::format("--range {}: this range is given twice", text::quoted(typed(range))));
    }
    job.space = SearchSpace::from_templates(a.value, b.value, named);
  }
  const auto& key = job_text::kNumberKeys[0];
  job.sampling.depth = read_whole("--depth", depth, key.least, key.most, job.sampling.depth);
  return job;
}

std::string shell_command(const std::vector<std::string>& arguments) {
  std::string command;
  for (const std::string& argument : arguments) {
    if (!command.empty()) command += ' ';
    const bool plain = !argument.empty() && argument.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                                                       "0123456789-_=./:,+@%") == argument.npos;
    if (plain) {
      command += argument;
      continue;
    }
    command += '\'';
    for (char c : argument) command += c == '\'' ? std::string("'\\''") : std::string(1, c);
    command += '\'';
  }
  return command;
}

}  // namespace brouncker::cli
