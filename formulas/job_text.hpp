/// What both forms of a job have in common: how errors are placed, bounds, and the space.
#pragma once

#include "formulas/job.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace brouncker::job_text {

/// Throws Error (input): "origin: line 3, column 7: message". Line 0: no place is known.
[[noreturn]] void refuse(const std::string& origin, std::size_t line, std::size_t column, std::string_view message);

/// Line and column, from 1, of a byte of the text.
struct Place {
  std::size_t line = 0, column = 0;
};
Place place_of(std::string_view text, std::size_t byte);

/// What a whole number of a job sets, and its bounds.
struct NumberKey {
  std::string_view toml_name, json_name;
  std::int64_t Sampling::*target;
  std::int64_t least, most;
};
inline constexpr NumberKey kNumberKeys[] = {
    {"depth", "depth", &Sampling::depth, 64, 1'000'000},
    {"divisor", "p", &Sampling::divisor, 2, 8},
    {"asymptotic_depth", "limit_constant", &Sampling::asymptotic_depth, 1'000, 1'000'000'000'000},
};

/// The double as an integer where it is one of at most 2^53; nullopt otherwise.
std::optional<std::int64_t> whole(double value);

/// True for a marker that a CSV field can hold as it is: 1 to 64 printable characters without blank, comma and quotes.
bool is_marker(std::string_view text);
inline constexpr std::string_view kMarkerRule =
    "a marker is a number, or a text of 1 to 64 printable characters without blank, comma, quotes and backslash";

/// The job JSON of the published program; the text begins with '{'.
Job parse_json(std::string_view text, const std::string& origin);
Job parse_toml(std::string_view text, const std::string& origin);

/// Refuses what toml++ cannot be given: control characters, bytes outside ASCII but for comments and texts in quotes, nesting and
/// keys beyond 30. Linear in text.size().
void check_toml_shape(std::string_view text, const std::string& origin);

}  // namespace brouncker::job_text
