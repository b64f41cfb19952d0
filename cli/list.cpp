#include "cli/list.hpp"

#include "cli/progress.hpp"
#include "engine/parallel.hpp"
#include "formulas/error.hpp"
#include "formulas/message.hpp"
#include "results/run/text_file.hpp"

#include <algorithm>
#include <cstdio>
#include <vector>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t kBlock = 256;  ///< lines that are answered before they are printed

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    if (line.find_first_not_of(" \t\r") != line.npos) lines.push_back(line);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
  return lines;
}

/// A polynomial as the command line has it: a text, or [2, 1] with numbers or their texts.
std::string coefficients(const ordered_json& object, const char* key) {
  const auto value = object.find(key);
  if (value == object.end()) return {};
  if (value->is_string()) return value->get<std::string>();
  std::string list;
  const auto is_digits = [](std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    return !text.empty() && std::ranges::all_of(text, text::is_digit);
  };
  const auto is_coefficient = [&](const ordered_json& c) {
    return c.is_number_integer() || (c.is_string() && is_digits(c.get_ref<const std::string&>()));
  };
  if (!value->is_array() || value->empty() || !std::ranges::all_of(*value, is_coefficient))
    throw input_error(fmt::format("\"{}\": accepted is a text, or a list of whole numbers, highest power first", key));
  for (const ordered_json& c : *value) list += (list.empty() ? "" : ",") + (c.is_string() ? c.get<std::string>() : json_text(c));
  return "[" + list + "]";
}

std::string optional_text(const ordered_json& object, const char* key) {
  const auto value = object.find(key);
  if (value == object.end()) return {};
  if (!value->is_string()) throw input_error(fmt::format("\"{}\": accepted is a text", key));
  return value->get<std::string>();
}

ListItem item_of(ordered_json object) {
  const std::string a = coefficients(object, "a"), b = coefficients(object, "b");
  if (a.empty()) throw input_error("\"a\": is missing; accepted is a JSON object with \"a\" and \"b\"");
  GivenFraction fraction = given_fraction(a, b, optional_text(object, "head"));
  return {std::move(object), std::move(fraction)};
}

/// The answer of one line, never an exception for what is wrong in it.
ListAnswer answered(std::string_view line, const std::function<ListAnswer(const ListItem&)>& answer) {
  ordered_json result = ordered_json::object();
  try {
    auto object = read_ordered_json(line);
    if (!object || !object->is_object()) throw input_error("accepted is one JSON object a line, with \"a\" and \"b\"");
    result = *object;
    const ListAnswer found = answer(item_of(*std::move(object)));
    result.update(found.fields);
    return {std::move(result), found.good};
  } catch (const Error& error) {
    result["error"] = error.what();
    return {std::move(result), false};
  }
}

}  // namespace

std::string ListItem::text(const char* key) const {
  const std::string value = optional_text(object, key);
  if (value.empty()) throw input_error(fmt::format("\"{}\": is missing", key));
  return value;
}

int answer_list(const std::string& file, const Common& common, const std::function<ListAnswer(const ListItem&)>& answer) {
  const std::string text = read_text_file(file == "-" ? "/dev/stdin" : file, kPcfFile);
  const std::vector<std::string_view> lines = lines_of(text);
  if (lines.empty()) throw input_error(fmt::format("--file {}: holds no line; accepted are JSON objects, one a line", file));
  ProgressBar bar(common.quiet);
  const Progress progress = bar.callback();
  bool all_good = true;
  for (std::size_t first = 0; first < lines.size(); first += kBlock) {
    std::vector<ListAnswer> answers(std::min(kBlock, lines.size() - first));
    parallel_blocks(answers.size(), 1, common.threads,
                    [&](std::size_t i, std::size_t) { answers[i] = answered(lines[first + i], answer); });
    for (const ListAnswer& each : answers) {
      fmt::print("{}\n", json_text(each.fields));
      all_good = all_good && each.good;
    }
    progress("lines", first + answers.size(), lines.size());
  }
  bar.finish();
  return all_good ? done : honest_no;
}

void add_list(CLI::App& app, Text& file, const std::string& also) {
  add_text(
      app, "--file", file,
      "every fraction of a list, \"-\" for standard input: JSON objects, one a line, with \"a\" and \"b\" (text or coefficients)" +
          also + "; prints one object a line, other fields carried through");
}

}  // namespace brouncker::cli
