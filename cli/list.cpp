#include "cli/list.hpp"

#include "cli/answer.hpp"
#include "cli/host.hpp"
#include "cli/progress.hpp"
#include "engine/parallel.hpp"
#include "engine/stop.hpp"
#include "formulas/error.hpp"
#include "formulas/message.hpp"
#include "formulas/print.hpp"
#include "formulas/text_lines.hpp"
#include "results/run/text_file.hpp"

#include <algorithm>
#include <cstdio>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t kBlock = 256;  ///< lines that are answered before they are printed

/// @param option By which the file was given, for messages.
std::string read_list(std::string_view option, const std::string& file) {
  std::string text = file == "-" && host() ? host()->list : read_text_file(file == "-" ? "/dev/stdin" : file, kPcfFile);
  if (text::filled_lines_in(text).empty())
    throw input_error(fmt::format("{} {}: holds no line; accepted are JSON objects, one a line", option, file));
  return text;
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

ordered_json object_of(std::string_view line) {
  auto object = read_ordered_json(line);
  if (!object || !object->is_object()) throw input_error("accepted is one JSON object a line, with \"a\" and \"b\"");
  return *std::move(object);
}

ListItem item_of(ordered_json object) {
  const std::string a = coefficients(object, "a"), b = coefficients(object, "b");
  if (a.empty()) throw input_error("\"a\": is missing; accepted is a JSON object with \"a\" and \"b\"");
  GivenFraction fraction = given_fraction(a, b, optional_text(object, "head"));
  return {0, std::move(object), std::move(fraction)};
}

/// Answers that were given before, of the last few thousand different questions.
class Known {
 public:
  std::optional<ListAnswer> find(const std::string& question) {
    const std::lock_guard guard(mutex_);
    const auto found = answers_.find(question);
    return found == answers_.end() ? std::nullopt : std::optional(found->second);
  }
  void add(const std::string& question, const ListAnswer& answer) {
    const std::lock_guard guard(mutex_);
    if (answers_.size() >= kMost) answers_.clear();
    answers_.emplace(question, answer);
  }

 private:
  static constexpr std::size_t kMost = 10'000;
  std::mutex mutex_;
  std::unordered_map<std::string, ListAnswer> answers_;
};

/// Without a host an interruption ends the program (cli/interrupt.hpp).
bool is_stopped() { return host() && host()->stop && host()->stop->load(); }

/// How a list is answered.
struct Questions {
  const std::function<ListAnswer(const ListItem&)>& answer;
  const char* also;
  Known known;

  ListAnswer answer_to(const ListItem& item) {
    std::string question = to_plain(item.fraction.fraction);
    if (also) question += "\n" + optional_text(item.object, also);
    if (const auto before = known.find(question)) return *before;
    ListAnswer found = answer(item);
    known.add(question, found);
    return found;
  }
};

/// The answer of one line, never an exception for what is wrong in it; nothing of it where the host stopped the work.
ListAnswer answered(std::string_view line, Questions& questions) {
  ordered_json result = ordered_json::object();
  try {
    const StopScope stoppable(host() ? host()->stop : nullptr);
    end_if_stopped();
    result = object_of(line);
    const ListAnswer found = questions.answer_to(item_of(result));
    result.update(with_answer(found.code, found.fields));
    return {std::move(result), found.code};
  } catch (const Error& error) {
    result["answer"] = nullptr;
    result["error"] = error.what();
    return {std::move(result), honest_no};
  } catch (const Stopped&) {
    return {};
  }
}

}  // namespace

std::string ListItem::text(const char* key) const {
  const std::string value = optional_text(object, key);
  if (value.empty()) throw input_error(fmt::format("\"{}\": is missing", key));
  return value;
}

int answer_list(const std::string& file, const Common& common, const std::function<ListAnswer(const ListItem&)>& answer,
                const char* also) {
  const std::string text = read_list("--file", file);
  const std::vector<text::NumberedLine> lines = text::filled_lines_in(text);
  ProgressBar bar(common.quiet);
  const Progress progress = bar.callback();
  Questions questions{answer, also, {}};
  bool all_good = true;
  for (std::size_t first = 0; first < lines.size(); first += kBlock) {
    std::vector<ListAnswer> answers(std::min(kBlock, lines.size() - first));
    parallel_blocks(answers.size(), 1, common.threads,
                    [&](std::size_t i, std::size_t) { answers[i] = answered(lines[first + i].text, questions); });
    if (is_stopped()) return interrupted;
    for (const ListAnswer& each : answers) {
      print_line(json_text(each.fields));
      all_good = all_good && each.code == done;
    }
    progress("lines", first + answers.size(), lines.size());
  }
  bar.finish();
  return all_good ? done : honest_no;
}

std::vector<ListItem> read_items(std::string_view option, const std::string& file, int threads) {
  const std::string text = read_list(option, file);
  const std::vector<text::NumberedLine> lines = text::filled_lines_in(text);
  std::vector<ListItem> items(lines.size());
  std::vector<std::string> faults(lines.size());
  parallel_blocks(lines.size(), 16, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) try {
        items[i] = item_of(object_of(lines[i].text));
        items[i].line = lines[i].number;
      } catch (const Error& error) {
        faults[i] = error.what();
      }
  });
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (!faults[i].empty()) throw input_error(fmt::format("{} {}: line {}: {}", option, file, lines[i].number, faults[i]));
  return items;
}

void add_list(CLI::App& app, Text& file, const std::string& also) {
  add_text(
      app, "--file FILE", file,
      "every fraction of a list, \"-\" for standard input: JSON objects, one a line, with \"a\" and \"b\" (text or coefficients)" +
          also + "; prints one object a line, other fields carried through");
}

}  // namespace brouncker::cli
