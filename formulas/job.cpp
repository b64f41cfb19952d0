#include "formulas/job.hpp"

#include "formulas/error.hpp"
#include "formulas/job_text.hpp"
#include "formulas/message.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace brouncker {
namespace job_text {

void refuse(const std::string& origin, std::size_t line, std::size_t column, std::string_view message) {
  std::string one_line(message);
  std::replace_if(
      one_line.begin(), one_line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  if (line == 0) throw input_error(fmt::format("{}: {}", origin, one_line));
  throw input_error(fmt::format("{}: line {}, column {}: {}", origin, line, column, one_line));
}

Place place_of(std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, std::min(byte, text.size()));
  const auto lines = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t line_end = before.rfind('\n');
  return {lines + 1, before.size() - (line_end == before.npos ? 0 : line_end + 1) + 1};
}

std::optional<std::int64_t> whole(double value) {
  constexpr double kExact = 9007199254740992.0;
  if (!(std::abs(value) <= kExact) || value != std::floor(value)) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

bool is_marker(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
    return c > ' ' && c <= '~' && std::string_view(",\"'\\").find(c) == std::string_view::npos;
  });
}

}  // namespace job_text

Job parse_job(std::string_view text, const std::string& origin) {
  if (text.substr(0, 3) == "\xef\xbb\xbf") text.remove_prefix(3);
  const std::string_view content = text::trimmed(text);
  if (content.empty())
    job_text::refuse(origin, 0, 0,
                     "the job is empty; accepted are a TOML job with a table [space], or the job JSON of the "
                     "published program");
  return content.front() == '{' ? job_text::parse_json(text, origin) : job_text::parse_toml(text, origin);
}

namespace {

/// Templates have no quotes and backslashes, but white space of any kind is part of their text.
std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (char c : text) {
    if (c == '\n') result += "\\n";
    else if (c == '\r') result += "\\r";
    else if (c == '\t') result += "\\t";
    else result += c;
  }
  return result + "\"";
}

std::string space_table(const std::string& a, const std::string& b, const std::vector<Parameter>& parameters) {
  std::string ranges;
  for (const Parameter& p : parameters)
    ranges += fmt::format("{} {} = \"{}..{}\"", ranges.empty() ? "" : ",", p.name, p.first, p.last);
  return fmt::format("[space]\na = {}\nb = {}\n", quoted(a), quoted(b)) +
         (ranges.empty() ? "" : fmt::format("range = {{{} }}\n", ranges));
}

}  // namespace

std::string print_job(const Job& job) {
  std::string result;
  if (const FormulaList* list = job.source.list()) {
    result = fmt::format("[list]\nformulas = {}\ndifferent = {}\nchecksum = {}\n", list->size(), list->different(),
                         quoted(list->checksum()));
  } else if (const SievedSpace* sieved = job.source.sieved()) {
    result = space_table(sieved->space.a(), sieved->space.b(), sieved->space.parameters());
    result += fmt::format("\n[sieve]\ndemand = \"{}\"\n", print(sieved->demand));
  } else {
    const SearchSpace& space = *job.source.space();
    result = space_table(space.a().text(), space.b().text(), space.parameters());
  }
  result += fmt::format("\n[sampling]\ndepth = {}\ndivisor = {}\nasymptotic_depth = {}\n", job.sampling.depth, job.sampling.divisor,
                        job.sampling.asymptotic_depth);
  result += fmt::format("\n[markers]\nnot_calculated = {}\nrational = {}\n", quoted(job.markers.not_calculated),
                        quoted(job.markers.rational));
  return result;
}

}  // namespace brouncker
