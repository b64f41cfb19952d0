#include "results/run/info.hpp"

#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "formulas/message.hpp"
#include "results/run/format.hpp"
#include "results/run/layout.hpp"
#include "results/run/text_file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace brouncker {
namespace {

using nlohmann::ordered_json;

/// Writes and syncs a file; the name it gets later must not point at half of it.
void write_durably(const std::filesystem::path& path, const std::string& text) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  bool good = file >= 0;
  for (std::size_t at = 0; good && at < text.size();) {
    const ssize_t written = ::write(file, text.data() + at, text.size() - at);
    good = written > 0;
    if (good) at += static_cast<std::size_t>(written);
  }
  good = good && ::fsync(file) == 0;
  const int error = errno;
  if (file >= 0) ::close(file);
  if (!good) throw file_error(fmt::format("{}: cannot be written: {}", path.string(), std::strerror(error)));
}

constexpr std::array<std::string_view, 4> kStates = {"running", "interrupted", "complete", "sharded"};

/// It stands in every export.
bool is_version(std::string_view text) {
  constexpr std::size_t kLongest = 100;
  return text.size() <= kLongest && std::ranges::all_of(text, [](char c) {
           return text::is_letter(c) || text::is_digit(c) || c == '.' || c == '-' || c == '+';
         });
}

/// What makes the run again, from the parts of run.json that all formats have.
std::string search_command(const ordered_json& json, const std::filesystem::path& directory) {
  const ordered_json& space = json.at("space");
  std::string command =
      fmt::format("brouncker search --a \"{}\" --b \"{}\"", space.at("a").get<std::string>(), space.at("b").get<std::string>());
  for (const ordered_json& p : space.at("parameters"))
    command += fmt::format(" --range {}={}..{}", p.at("name").get<std::string>(), p.at("first").dump(), p.at("last").dump());
  return fmt::format("{} --depth {} --force --out \"{}\"", command, json.at("sampling").at("depth").dump(), directory.string());
}

}  // namespace

std::string describe_space(const SearchSpace& space) {
  std::string ranges;
  for (const Parameter& p : space.parameters())
    ranges += fmt::format("{}{} = {}..{}", ranges.empty() ? "" : ", ", p.name, p.first, p.last);
  return fmt::format("a = {}, b = {}, {}", space.a().text(), space.b().text(), ranges.empty() ? "no parameters" : ranges);
}

RunInfo read_run_info(const std::filesystem::path& directory) {
  const std::string path = RunFiles{directory}.info().string();
  const std::string text = read_text_file(path);
  try {
    const ordered_json json = read_ordered_json(text).value_or(ordered_json());
    if (json.at("format").get<int>() != kRunFormat)
      throw file_error(fmt::format("{}: is of format {}, this program reads format {}; `{}` makes the run anew", path,
                                   json.at("format").dump(), kRunFormat, search_command(json, directory)));
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
  ordered_json parameters = ordered_json::array();
  for (const Parameter& p : info.job.space.parameters())
    parameters.push_back({{"name", p.name}, {"first", p.first}, {"last", p.last}});
  const ordered_json json = {{"brouncker", info.version},
                             {"format", kRunFormat},
                             {"space",
                              {{"a", info.job.space.a().text()},
                               {"b", info.job.space.b().text()},
                               {"parameters", parameters},
                               {"indices", info.job.space.size()}}},
                             {"sampling",
                              {{"depth", info.job.sampling.depth},
                               {"divisor", info.job.sampling.divisor},
                               {"asymptotic_depth", info.job.sampling.asymptotic_depth}}},
                             {"job", print_job(info.job)},
                             {"seed", 0},
                             {"keep", kKeepNames[static_cast<std::size_t>(info.keep)]},
                             {"chunk_size", info.chunk_size},
                             {"state", info.state},
                             {"formulas_done", info.formulas_done}};
  const std::filesystem::path path = RunFiles{directory}.info(), temporary = fmt::format("{}.{}.tmp", path.string(), ::getpid());
  write_durably(temporary, json.dump(2) + "\n");
  std::error_code error;
  std::filesystem::rename(temporary, path, error);
  if (error) throw file_error(fmt::format("{}: {}", path.string(), error.message()));
}

}  // namespace brouncker
