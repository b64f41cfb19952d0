#include "cli/options.hpp"

#include "cli/command.hpp"
#include "engine/search/search.hpp"
#include "formulas/default_depth.hpp"
#include "formulas/error.hpp"
#include "formulas/job_text.hpp"
#include "formulas/message.hpp"
#include "results/run/counts.hpp"
#include "results/run/text_file.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

namespace brouncker::cli {
namespace {

/// "A=1..20" -> {"A", "1..20"}; "-5..5" -> {"", "-5..5"}.
std::pair<std::string, std::string> named_range(std::string_view given) {
  const std::size_t equals = given.find('=');
  if (equals == given.npos) return {"", std::string(given)};
  if (text::trimmed(given.substr(0, equals)).empty())
    throw input_error(fmt::format("--range {}: the name of a parameter is missing before '='; accepted are -5..5 and A=1..20",
                                  text::quoted(given)));
  return {std::string(text::trimmed(given.substr(0, equals))), std::string(given.substr(equals + 1))};
}

CLI::Option* declared(CLI::App& app, const std::string& declaration, Text& text, const std::string& help) {
  const Declaration parts{declaration};
  const auto read = [&text](const std::string& value) { text = {typed(value), true}; };
  return app.add_option_function<std::string>(parts.name, read, help)->type_name(parts.value);
}

}  // namespace

Declaration::Declaration(const std::string& text) : name(text.substr(0, text.find(' '))), value("TEXT") {
  if (name.size() < text.size()) value = text.substr(name.size() + 1);
  else if (!name.starts_with('-')) value = name;
}

void add_text(CLI::App& app, const std::string& declaration, Text& text, const std::string& help) {
  declared(app, declaration, text, help);
}

void add_required(CLI::App& app, const std::string& declaration, Text& text, const std::string& help) {
  declared(app, declaration, text, help)->required();
}

void add_flag(CLI::App& app, const std::string& name, bool& flag, const std::string& help) { app.add_flag(name, flag, help); }

void Whole::declare(CLI::App& app) {
  const std::optional<std::int64_t> otherwise = range_.otherwise;
  add_text(app, name_ + " N", text_, otherwise ? fmt::format("{} (default: {})", help_, *otherwise) : help_);
}

std::int64_t Whole::value(std::int64_t otherwise) const {
  if (!text_.given) return otherwise;
  const auto value = text::to_int64(text_.value);
  if (!value || *value < range_.least || *value > range_.most)
    throw input_error(fmt::format("{} {}: a whole number from {} to {} is accepted", name_, text::quoted(text_.value), range_.least,
                                  range_.most));
  return *value;
}

Whole digits_option(const std::string& help, std::optional<std::int64_t> otherwise) {
  return {"--digits", help, {1, 1'000'000, otherwise}};
}

Whole chunk_size_option() {
  return {"--chunk-size",
          "indices computed and saved at a time",
          {1, 10'000'000, static_cast<std::int64_t>(SearchOptions{}.chunk_size)}};
}

void Choice::declare(CLI::App& app) {
  app.add_option(name_, word_, help_)
      ->check(CLI::IsMember(std::vector<std::string>(words_.begin(), words_.end())).description(""))
      ->type_name(fmt::format("{}", fmt::join(words_, "|")))
      ->capture_default_str();
}

Choice keep_option(std::string help) { return {"--keep", std::move(help), kKeepNames}; }

std::string Sql::read() const {
  if (text_.given && text::trimmed(text_.value).empty())
    throw input_error(name_ + " '': is empty; accepted are SQL expressions over the columns of doc/FORMATS.md");
  return text_.value;
}

std::vector<std::string> Texts::read() const {
  std::vector<std::string> texts;
  for (const std::string& text : texts_) texts.push_back(typed(text));
  return texts;
}

void Lines::declare(CLI::App& app) {
  app.add_option(parts_.name, texts_, help_)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->expected(1)
      ->allow_extra_args(false)
      ->type_name(parts_.value);
}

void Pair::declare(CLI::App& app) { app.add_option(parts_.name, texts_, help_)->expected(2)->type_name(parts_.value); }

void Positionals::declare(CLI::App& app) { app.add_option(parts_.name, texts_, help_)->required()->type_name(parts_.value); }

Whole depth_option() {
  const auto& key = job_text::kNumberKeys[0];
  return {
      "--depth",
      "sampling depth of the metrics (default: 2000, 2000 / D where a space of degrees (D, 2 D) is sieved, or what the job file says)",
      {key.least, key.most}};
}

void SpaceOptions::declare(CLI::App& app) {
  add_text(app, "SPACE FILE", job_file, "job file: TOML, or the JSON of the published Blind-Delta program");
  add_text(app, "--a TEMPLATE", a, "template of a(n), such as \"A*n^2 + B*n + C\"");
  add_text(app, "--b TEMPLATE", b, "template of b(n)");
  ranges.declare(app);
  depth.declare(app);
}

void SpaceOptions::declare_sieve(CLI::App& app) {
  add_text(
      app, "--sieve DEMAND", sieve,
      "look only at formulas that lose their factorials: full, half (at half of the primes), or delta>D (all that may have such "
      "a delta, proved); --a and --b may have shapes such as \"C*shape(4; 0, 1/2)\" then");
}

Job SpaceOptions::file_job() const {
  if (a.given || b.given || !ranges.read().empty())
    throw input_error("a space is given twice: accepted is a job file, or --a, --b and --range");
  if (job_file.value.empty()) throw input_error("SPACE '': the name of a job file is empty");
  Job job = parse_job(read_text_file(job_file.value, kJobFile), job_file.value);
  if (job.source.list())
    throw input_error(fmt::format(
        "{}: [list] says which list a run was made of, not its formulas; accepted is [space], or --list FILE", job_file.value));
  if (sieve.given)
    throw input_error(fmt::format("--sieve: is accepted with --a and --b; in {} it is a table, [sieve]", job_file.value));
  return job;
}

Source SpaceOptions::template_source() const {
  if (!a.given || !b.given)
    throw input_error("no space is given: accepted is a job file, or --a, --b and --range, such as"
                      " --a \"A*n + B\" --b \"C*n^2\" --range -5..5");
  std::map<std::string, std::string> named;
  for (const std::string& range : ranges.read()) {
    const auto [name, value] = named_range(range);
    if (!named.emplace(name, value).second)
      throw input_error(fmt::format("--range {}: this range is given twice", text::quoted(range)));
  }
  if (!sieve.given) return SearchSpace::from_templates(a.value, b.value, named);
  const SieveDemand demand = parse_sieve_demand(sieve.value, "--sieve");
  return SievedSpace{SieveSpace::from_templates(a.value, b.value, named), demand};
}

Job SpaceOptions::job() const {
  Job job;
  if (job_file.given) job = file_job();
  else job.source = template_source(), job.sampling.depth = default_depth(job.source);
  job.sampling.depth = depth.read_or(job.sampling.depth);
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
