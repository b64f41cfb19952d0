#include "results/report/columns.hpp"

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

}  // namespace

void Columns::add_numbers(const std::string& name, std::span<const std::uint64_t> values) {
  const int width = bytes_for(values.empty() ? 0 : std::ranges::max(values));
  std::string best = deflated(planes(values, width));
  bool steps = false;
  if (width <= kWidestSteps) {
    std::string other = deflated(planes(differences(values), width));
    if (other.size() < best.size()) best = std::move(other), steps = true;
  }
  description_[name] = {{"count", values.size()}, {"width", width}, {"steps", steps}};
  add(name, best);
}

void Columns::add_texts(const std::string& name, std::span<const std::string> lines) {
  std::string all;
  for (const std::string& line : lines) all += line, all += '\n';
  description_[name] = {{"count", lines.size()}};
  add(name, deflated(all));
}

void Columns::add(const std::string& name, std::string_view compressed) {
  html_ += fmt::format("<script type=\"text/plain\" id=\"data-{}\">{}</script>\n", name, base64(compressed));
}

}  // namespace brouncker::report
