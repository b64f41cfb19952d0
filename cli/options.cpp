#include "cli/options.hpp"

#include "cli/command.hpp"
#include "formulas/error.hpp"
#include "formulas/job_text.hpp"
#include "formulas/message.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

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
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  if (!file || (file.peek() != EOF && !(text << file.rdbuf())))
    throw file_error(fmt::format("{}: cannot be read: {}", path, std::strerror(errno)));
  return text.str();
}

/// "A=1..20" -> {"A", "1..20"}; "-5..5" -> {"", "-5..5"}.
std::pair<std::string, std::string> named_range(std::string_view given) {
  const std::size_t equals = given.find('=');
  if (equals == given.npos) return {"", std::string(given)};
  return {std::string(text::trimmed(given.substr(0, equals))), std::string(given.substr(equals + 1))};
}

}  // namespace

std::int64_t read_whole(const std::string& option, const std::string& text, std::int64_t least, std::int64_t most) {
  const auto value = text::to_int64(text);
  if (!value || *value < least || *value > most)
    throw input_error(fmt::format("{} {}: a whole number from {} to {} is accepted", option, text::quoted(text), least, most));
  return *value;
}

long read_digits(const std::string& text) { return static_cast<long>(read_whole("--digits", text, 1, 1'000'000)); }

void SpaceOptions::declare(CLI::App& app) {
  app.add_option("SPACE", job_file, "job file: TOML, or the JSON of the published Blind-Delta program");
  app.add_option("--a", a, "template of a(n), such as \"A*n^2 + B*n + C\"");
  app.add_option("--b", b, "template of b(n)");
  app.add_option("--range", ranges, "range of every parameter, -5..5, or of one, A=1..20; may be repeated")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)->expected(1)->allow_extra_args(false);
  app.add_option("--depth", depth, "sampling depth of the metrics (default: 2000, or what the job file says)");
}

Job SpaceOptions::job() const {
  Job job;
  const bool templates = !a.empty() || !b.empty() || !ranges.empty();
  if (!job_file.empty()) {
    if (templates) throw input_error("a space is given twice: accepted is a job file, or --a, --b and --range");
    const std::string path = typed(job_file);
    job = parse_job(read_file(path), path);
  } else {
    if (a.empty() || b.empty())
      throw input_error("no space is given: accepted is a job file, or --a, --b and --range, such as"
                        " --a \"A*n + B\" --b \"C*n^2\" --range -5..5");
    std::map<std::string, std::string> named;
    for (const std::string& range : ranges) {
      const auto [name, value] = named_range(typed(range));
      if (!named.emplace(name, value).second)
        throw input_error(fmt::format("--range {}: this range is given twice", text::quoted(typed(range))));
    }
    job.space = SearchSpace::from_templates(typed(a), typed(b), named);
  }
  if (!depth.empty()) {
    const auto& key = job_text::kNumberKeys[0];
    job.sampling.depth = read_whole("--depth", typed(depth), key.least, key.most);
  }
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
