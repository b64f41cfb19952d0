// The job JSON of the published Blind-Delta program: job.hpp.
#include "formulas/error.hpp"
#include "formulas/job_text.hpp"
#include "formulas/json.hpp"
#include "formulas/message.hpp"
#include "formulas/parse_polynomial.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace brouncker::job_text {
namespace {

using Json = nlohmann::json;

/// As the published program spells it, and as a reader would.
constexpr std::string_view kRanges = "coefficents_ranges", kRangesSpelt = "coefficients_ranges";
constexpr std::string_view kLengths = "coefficients_lengths";
constexpr std::string_view kAccepted[] = {kRanges,           kLengths,        "depth", "p", "precision", "not_calculated_marker",
                                          "rational_marker", "limit_constant"};

std::optional<std::int64_t> integer(const Json& value) {
  if (value.is_number_unsigned() && value.get<std::uint64_t>() > INT64_MAX) return std::nullopt;
  if (value.is_number_integer()) return value.get<std::int64_t>();
  if (value.is_number_float()) return whole(value.get<double>());
  return std::nullopt;
}

class Reader {
 public:
  Reader(const Json& root, std::string_view text, const std::string& origin) : root_(root), text_(text), origin_(origin) {}

  Job job() const {
    check_keys();
    Job job;
    job.source = space();
    for (const NumberKey& key : kNumberKeys)
      if (root_.contains(key.json_name)) job.sampling.*key.target = number(key.json_name, key.least, key.most);
    if (root_.contains("precision")) number("precision", 1, INT64_MAX);
    marker("not_calculated_marker", job.markers.not_calculated);
    marker("rational_marker", job.markers.rational);
    return job;
  }

 private:
  /// The parser keeps no places; the keys of a job are distinct enough to be looked up in its text.
  [[noreturn]] void fail(std::string_view key, const std::string& message) const {
    const std::size_t found = text_.find(fmt::format("\"{}\"", key));
    const Place place = place_of(text_, found == text_.npos ? text_.find('{') : found);
    refuse(origin_, place.line, place.column, message);
  }

  void check_keys() const {
    for (const auto& [key, value] : root_.items())
      if (key != kRangesSpelt && std::find(std::begin(kAccepted), std::end(kAccepted), key) == std::end(kAccepted))
        fail(key, fmt::format("unknown key {}; accepted are {}", text::quoted(key), fmt::join(kAccepted, ", ")));
    if (root_.contains(kRanges) && root_.contains(kRangesSpelt))
      fail(kRangesSpelt, fmt::format("{} and {} are the same key; give one of them", kRanges, kRangesSpelt));
    for (std::string_view key : {ranges_key(), kLengths})
      if (!root_.contains(key)) fail(key, fmt::format("the key '{}' is missing", key));
  }

  std::string_view ranges_key() const { return root_.contains(kRangesSpelt) ? kRangesSpelt : kRanges; }

  std::int64_t number(std::string_view key, std::int64_t least, std::int64_t most) const {
    const auto value = integer(root_.at(key));
    if (!value || *value < least || *value > most)
      fail(key, most == INT64_MAX ? fmt::format("{} must be a positive integer", key)
                                  : fmt::format("{} must be an integer from {} to {}", key, least, most));
    return *value;
  }

  void marker(std::string_view key, std::string& target) const {
    if (!root_.contains(key)) return;
    const Json& value = root_.at(key);
    if (value.is_string()) target = value.get<std::string>();
    else if (const auto whole_number = integer(value)) target = std::to_string(*whole_number);
    else if (value.is_number()) target = json_text(value);
    else target.clear();
    if (!is_marker(target)) fail(key, fmt::format("{}: {}", key, kMarkerRule));
  }

  /// coefficients_lengths: how many of the ranges belong to a and how many to b.
  std::pair<std::size_t, std::size_t> lengths() const {
    const Json& value = root_.at(kLengths);
    if (value.is_array() && value.size() == 2) {
      const auto a = integer(value[0]), b = integer(value[1]);
      if (a && b && std::min(*a, *b) >= 1 && std::max(*a, *b) <= kMaxDegree + 1)
        return {static_cast<std::size_t>(*a), static_cast<std::size_t>(*b)};
    }
    fail(kLengths, fmt::format("{} must be two integers from 1 to {}, such as [3, 3]", kLengths, kMaxDegree + 1));
  }

  SearchSpace space() const {
    const auto [a_length, b_length] = lengths();
    const Json& ranges = root_.at(ranges_key());
    if (!ranges.is_array() || ranges.size() != a_length + b_length)
      fail(ranges_key(), fmt::format("{} must be {} ranges, as many as {} says, such as [[-5, 5], [-5, 5]]", ranges_key(),
                                     a_length + b_length, kLengths));
    std::map<std::string, std::string> named;
    const std::string a = template_text('a', a_length, 0, ranges, named);
    const std::string b = template_text('b', b_length, a_length, ranges, named);
    try {
      return SearchSpace::from_templates(a, b, named);
    } catch (const Error& error) {
      fail(ranges_key(), error.what());
    }
  }

  /// "a2*n^2 + a1*n + a0"; the ranges of its parameters are added to `named`.
  std::string template_text(char letter, std::size_t length, std::size_t offset, const Json& ranges,
                            std::map<std::string, std::string>& named) const {
    std::string result;
    for (std::size_t i = 0; i < length; ++i) {
      const Json& range = ranges[offset + i];
      const bool pair = range.is_array() && range.size() == 2;
      const auto first = pair ? integer(range[0]) : std::nullopt, last = pair ? integer(range[1]) : std::nullopt;
      if (!first || !last)
        fail(ranges_key(), fmt::format("range {} of {} must be two integers, such as [-5, 5]", offset + i + 1, ranges_key()));
      const std::size_t power = length - 1 - i;
      const std::string name = fmt::format("{}{}", letter, power);
      named.emplace(name, fmt::format("{}..{}", *first, *last));
      result += (i == 0 ? "" : " + ") + name + (power == 0 ? "" : power == 1 ? "*n" : fmt::format("*n^{}", power));
    }
    return result;
  }

  const Json& root_;
  std::string_view text_;
  const std::string& origin_;
};

}  // namespace

Job parse_json(std::string_view text, const std::string& origin) {
  JsonFault fault;
  const std::optional<Json> root = read_json(text, fault);
  if (!root) {
    const Place place = place_of(text, fault.byte);
    refuse(origin, place.line, place.column, fmt::format("not valid JSON: {}", fault.reason));
  }
  return Reader(*root, text, origin).job();
}

}  // namespace brouncker::job_text
