#include "results/report/packing.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace brouncker::report {

std::string shortened(std::string text, Shorthand table) {
  for (const auto& [piece, letter] : table)
    for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at + letter.size()))
      text.replace(at, piece.size(), letter);
  return text;
}

int width_for(std::uint64_t largest) {
  int width = 1;
  for (; largest >= kBase; largest /= kBase) ++width;
  return width;
}

void append_packed(std::string& text, std::uint64_t value, int width) {
  text.resize(text.size() + static_cast<std::size_t>(width));
  for (std::size_t i = 1; i <= static_cast<std::size_t>(width); ++i, value /= kBase)
    text[text.size() - i] = kDigits91[value % kBase];
  assert(value == 0);
}

std::uint64_t Scale::code(double value) const {
  if (std::isnan(value)) return kMissing;
  if (!(value >= low && value <= high)) return kOutside;
  if (high == low) return kSteps / 2;
  return static_cast<std::uint64_t>(std::lround((value - low) / (high - low) * static_cast<double>(kSteps)));
}

Scale scale_of(std::vector<double> values) {
  Scale scale;
  const std::vector<double> all = values;
  std::erase_if(values, [](double x) { return !std::isfinite(x); });
  if (!values.empty()) {
    std::sort(values.begin(), values.end());
    const std::size_t tail = values.size() / 1000;
    scale.low = values[tail];
    scale.high = values[values.size() - 1 - tail];
    const double margin = 0.01 * (scale.high - scale.low);
    scale.low -= margin;
    scale.high += margin;
  }
  for (const double x : all) {
    const std::uint64_t code = scale.code(x);
    scale.missing += code == Scale::kMissing;
    scale.outside += code == Scale::kOutside;
  }
  return scale;
}

}  // namespace brouncker::report
