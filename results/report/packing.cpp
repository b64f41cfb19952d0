#include "results/report/packing.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <new>

#include <fmt/format.h>
#include <zlib.h>

namespace brouncker::report {

std::string shortened(std::string text, Shorthand table) {
  for (const auto& [piece, letter] : table)
    for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at + letter.size()))
      text.replace(at, piece.size(), letter);
  return text;
}

int bytes_for(std::uint64_t largest) {
  int width = 1;
  for (; largest >= 256; largest >>= 8) ++width;
  return width;
}

std::string planes(std::span<const std::uint64_t> values, int width) {
  std::string bytes(values.size() * static_cast<std::size_t>(width), '\0');
  auto place = bytes.begin();
  for (int k = 0; k < width; ++k)
    for (const std::uint64_t value : values) *place++ = static_cast<char>(value >> 8 * k & 255);
  return bytes;
}

std::string deflated(std::string_view bytes) {
  constexpr int kLevel = 6;  // 9 makes the page of the published space 2.6 % smaller and takes 10 s more
  uLongf size = compressBound(bytes.size());
  std::string result(size, '\0');
  if (compress2(reinterpret_cast<Bytef*>(result.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(),
                kLevel) != Z_OK)
    throw std::bad_alloc();  // the buffer is as large as it can have to be
  result.resize(size);
  return result;
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string result;
  result.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::string_view three = bytes.substr(i, 3);
    std::uint32_t word = 0;
    for (std::size_t k = 0; k < 3; ++k) word = word << 8 | (k < three.size() ? static_cast<unsigned char>(three[k]) : 0u);
    for (std::size_t k = 0; k < 4; ++k) result += k <= three.size() ? kDigits[word >> (18 - 6 * k) & 63] : '=';
  }
  return result;
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

std::string first_digits(std::string_view decimal, std::size_t digits) {
  const std::size_t point = decimal.find('.'), exponent = std::min(decimal.find('e'), decimal.size());
  std::size_t seen = 0, end = 0;
  for (; end < exponent && seen < digits; ++end)
    if (decimal[end] >= '0' && decimal[end] <= '9' && (seen > 0 || decimal[end] != '0')) ++seen;
  if (end >= exponent || point == decimal.npos || end <= point) return std::string(decimal);
  return fmt::format("{}…{}", decimal.substr(0, end), decimal.substr(exponent));
}

std::uint64_t decimal_code(double value, int decimals) {
  constexpr double kMost = 0x1p51;
  if (std::isnan(value)) return 0;
  std::string digits = fmt::format("{:.{}f}", std::fabs(value), decimals);
  std::erase(digits, '.');
  std::uint64_t size = 0;
  if (!std::isfinite(value) || std::fabs(value) * std::pow(10, decimals) >= kMost) return 1;
  std::from_chars(digits.data(), digits.data() + digits.size(), size);
  return 2 + 2 * size + (value < 0 && size > 0);
}

}  // namespace brouncker::report
