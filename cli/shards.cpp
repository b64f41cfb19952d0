#include "cli/shards.hpp"

#include "formulas/error.hpp"
#include "formulas/message.hpp"
#include "results/run/text_output.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace brouncker::cli {

std::optional<Shard> read_shard(const Text& given) {
  if (!given.given) return std::nullopt;
  const std::string& text = given.value;
  const std::size_t slash = text.find('/');
  const auto i = text::to_int64(std::string_view(text).substr(0, slash));
  const auto k = slash == text.npos ? std::nullopt : text::to_int64(std::string_view(text).substr(slash + 1));
  if (!i || !k || *k < 1 || *k > kMostShards || *i < 0 || *i >= *k)
    throw input_error(
        fmt::format("--shard {}: accepted is i/k with 0 <= i < k <= {}, such as 3/16", text::quoted(text), kMostShards));
  return Shard{static_cast<std::uint64_t>(*i), static_cast<std::uint64_t>(*k)};
}

void JoinOptions::declare(CLI::App& app, const std::string& work) {
  shards.declare(app);
  add_text(app, "--missing FILE", missing,
           fmt::format("file for the numbers of the shards that have to be {}, one a line; empty where there are none", work));
  add_flag(app, "--set-aside", set_aside, "rename damaged and foreign shards, so that their work begins anew");
}

MergeOptions JoinOptions::merge_options() const { return {shards.read_or<std::uint64_t>(0), set_aside}; }

void JoinOptions::settle(const MergeObstacles& obstacles, const std::string& refusal) const {
  if (missing.given) {
    TextOutput out{missing.value};
    for (const std::uint64_t number : obstacles.to_search) out.write(fmt::format("{}\n", number));
    out.commit();
  }
  if (!obstacles.texts.empty()) throw file_error(fmt::format("{}: {}", refusal, fmt::join(obstacles.texts, "; ")));
}

}  // namespace brouncker::cli
