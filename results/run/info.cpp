#include "results/run/info.hpp"

#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "formulas/message.hpp"
#include "results/run/checksum.hpp"
#include "results/run/format.hpp"
#include "results/run/layout.hpp"
#include "results/run/text_file.hpp"
#include "results/run/text_output.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace brouncker {
namespace {

using nlohmann::ordered_json;

constexpr std::array<std::string_view, 4> kStates = {"running", "interrupted", "complete", "sharded"};

/// Of all that stands before it.
constexpr const char* kChecksum = "checksum";

bool matches_checksum(ordered_json json) {
  const auto stated = json.at(kChecksum).get<std::string>();
  json.erase(kChecksum);
  return checksum(json_text(json)) == stated;
}

/// It stands in every export.
bool is_version(std::string_view text) {
  constexpr std::size_t kLongest = 100;
  return text.size() <= kLongest && std::ranges::all_of(text, [](char c) {
           return text::is_letter(c) || text::is_digit(c) || c == '.' || c == '-' || c == '+';
         });
}

/// What makes the run again, from the parts of run.json that all formats have.
std::string search_command(const ordered_json& json, const std::filesystem::path& directory) {
  if (json.contains("list")) return fmt::format("brouncker search --list FILE --force --out \"{}\"", directory.string());
  const ordered_json& space = json.at("space");
  std::string command =
      fmt::format("brouncker search --a \"{}\" --b \"{}\"", space.at("a").get<std::string>(), space.at("b").get<std::string>());
  for (const ordered_json& p : space.at("parameters"))
    command +=
        fmt::format(" --range {}={}..{}", p.at("name").get<std::string>(), json_text(p.at("first")), json_text(p.at("last")));
  if (json.contains("sieve")) command += fmt::format(" --sieve \"{}\"", json.at("sieve").at("demand").get<std::string>());
  return fmt::format("{} --depth {} --force --out \"{}\"", command, json_text(json.at("sampling").at("depth")), directory.string());
}

ordered_json space_json(const std::string& a, const std::string& b, const std::vector<Parameter>& given, std::uint64_t size) {
  ordered_json parameters = ordered_json::array();
  for (const Parameter& p : given) parameters.push_back({{"name", p.name}, {"first", p.first}, {"last", p.last}});
  return {{"a", a}, {"b", b}, {"parameters", parameters}, {"indices", size}};
}

/// Where the formulas come from, under "space", with "sieve" where only what it lets through is looked at, or "list".
ordered_json source_json(const Source& source) {
  if (const FormulaList* list = source.list())
    return {{"list", {{"formulas", list->size()}, {"different", list->different()}, {"checksum", list->checksum()}}}};
  if (const SievedSpace* sieved = source.sieved()) {
    const SieveSpace& space = sieved->space;
    return {{"space", space_json(space.a(), space.b(), space.parameters(), space.size())},
            {"sieve", {{"demand", print(sieved->demand)}}}};
  }
  const SearchSpace& space = *source.space();
  return {{"space", space_json(space.a().text(), space.b().text(), space.parameters(), space.size())}};
}

}  // namespace

RunInfo read_run_info(const std::filesystem::path& directory) {
  const std::string path = RunFiles{directory}.info().string();
  const std::string text = read_text_file(path, kRunInfoFile);
  try {
    const ordered_json json = read_ordered_json(text).value_or(ordered_json());
    if (json.at("format").get<int>() != kRunFormat)
      throw file_error(fmt::format("{}: is of format {}, this program reads format {}; `{}` makes the run anew", path,
                                   json_text(json.at("format")), kRunFormat, search_command(json, directory)));
    if (!matches_checksum(json)) throw file_error(path + ": is damaged, or was changed by hand: it does not match its checksum");
    const auto keep = std::ranges::find(kKeepNames, json.at("keep").get<std::string>());
    const auto chunk_size = json.at("chunk_size").get<std::uint64_t>();
    const auto version = json.at("brouncker").get<std::string>(), state = json.at("state").get<std::string>();
    if (keep == kKeepNames.end() || chunk_size == 0 || !is_version(version) || std::ranges::find(kStates, state) == kStates.end())
      throw file_error(path + ": is damaged: impossible values");
    return {parse_job(json.at("job").get<std::string>(), path), version, chunk_size,
            static_cast<Keep>(keep - kKeepNames.begin()),       state,   json.at("formulas_done").get<std::uint64_t>()};
  } catch (const nlohmann::json::exception& error) {
    throw file_error(path + ": is damaged: " + error.what());
  } catch (const Error& error) {
    throw file_error(error.what());
  }
}

RunInfo read_complete_run(const std::filesystem::path& directory) {
  RunInfo info = read_run_info(directory);
  if (info.state == "complete") return info;
  throw file_error(fmt::format("{}: this run is not complete; its search has to end first", directory.string()));
}

void write_run_info(const std::filesystem::path& directory, const RunInfo& info) {
  ordered_json json = {{"brouncker", info.version}, {"format", kRunFormat}};
  json.update(source_json(info.job.source));
  json.update(ordered_json{{"sampling",
                            {{"depth", info.job.sampling.depth},
                             {"divisor", info.job.sampling.divisor},
                             {"asymptotic_depth", info.job.sampling.asymptotic_depth}}},
                           {"job", print_job(info.job)},
                           {"seed", 0},
                           {"keep", kKeepNames[static_cast<std::size_t>(info.keep)]},
                           {"chunk_size", info.chunk_size},
                           {"state", info.state},
                           {"formulas_done", info.formulas_done}});
  json[kChecksum] = checksum(json_text(json));
  write_text_file(RunFiles{directory}.info(), json_text(json, 2) + "\n", Place::in_run);
}

}  // namespace brouncker
