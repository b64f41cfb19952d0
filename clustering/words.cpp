#include "clustering/words.hpp"

#include <cmath>

#include <fmt/format.h>

namespace brouncker {

std::string counted(std::size_t count, std::string_view noun) {
  std::string digits = fmt::format("{}", count);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
  return fmt::format("{} {}{}", digits, noun, count == 1 ? "" : "s");
}

std::string rounded(double value) { return std::isnan(value) ? "none" : fmt::format("{:.4g}", value); }

}  // namespace brouncker
