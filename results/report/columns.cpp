#include "results/report/columns.hpp"

#include "engine/parallel.hpp"
#include "results/report/packing.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace brouncker::report {
namespace {

std::vector<std::uint64_t> differences(std::span<const std::uint64_t> values) {
  std::vector<std::uint64_t> result;
  result.reserve(values.size());
  std::uint64_t last = 0;
  for (const std::uint64_t value : values) result.push_back(value - last), last = value;
  return result;
}

/// Differences are taken of what a reader adds up exactly.
constexpr int kWidestSteps = 4;

/// Columns of so many bytes are held before they are compressed.
constexpr std::size_t kMostPending = 32 << 20;

}  // namespace

void Columns::add_numbers(const std::string& name, std::span<const std::uint64_t> values) {
  const int width = bytes_for(values.empty() ? 0 : std::ranges::max(values));
  std::vector<std::string> ways{planes(values, width)};
  if (width <= kWidestSteps) ways.push_back(planes(differences(values), width));
  description_[name] = {{"count", values.size()}, {"width", width}, {"steps", false}};
  add(name, std::move(ways));
}

void Columns::add_texts(const std::string& name, std::span<const std::string> lines) {
  std::string all;
  for (const std::string& line : lines) all += line, all += '\n';
  description_[name] = {{"count", lines.size()}};
  add(name, {std::move(all)});
}

const nlohmann::ordered_json& Columns::description() {
  compress();
  return description_;
}

const std::string& Columns::html() {
  compress();
  return html_;
}

void Columns::add(std::string name, std::vector<std::string> ways) {
  for (const std::string& way : ways) pending_bytes_ += way.size();
  pending_.push_back({std::move(name), std::move(ways), {}});
  if (pending_bytes_ > kMostPending) compress();
}

void Columns::compress() {
  parallel_blocks(pending_.size(), 1, threads_, [&](std::size_t i, std::size_t) {
    Pending& own = pending_[i];
    own.compressed = deflated(own.ways[0]);
    if (own.ways.size() < 2) return;
    std::string other = deflated(own.ways[1]);
    own.second = other.size() < own.compressed.size();
    if (own.second) own.compressed = std::move(other);
  });
  for (const Pending& column : pending_) {
    if (column.second) description_[column.name]["steps"] = true;
    html_ += fmt::format("<script type=\"text/plain\" id=\"data-{}\">{}</script>\n", column.name, base64(column.compressed));
  }
  pending_.clear();
  pending_bytes_ = 0;
}

}  // namespace brouncker::report
