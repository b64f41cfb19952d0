#include "cli/source_options.hpp"

#include "cli/list.hpp"
#include "formulas/error.hpp"
#include "results/run/listed.hpp"
#include "results/run/printable.hpp"
#include "results/run/stored_row.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

using nlohmann::ordered_json;

/// What makes the fraction itself, and the label; all other fields are carried through.
constexpr std::array<std::string_view, 4> kRead = {"a", "b", "head", "label"};

std::string label_of(const ListItem& item) {
  const auto label = item.object.find("label");
  if (label == item.object.end() || label->is_null()) return {};
  std::string text = label->is_string() ? label->get<std::string>() : "";
  if (text.empty() || text.size() > kMostLabel || printable(text) != text)
    throw input_error(fmt::format("\"label\": accepted is a text of 1 to {} bytes without control characters", kMostLabel));
  return text;
}

std::string given_of(const ListItem& item) {
  ordered_json others = ordered_json::object();
  for (const auto& [key, value] : item.object.items())
    if (std::ranges::find(kRead, key) == kRead.end()) others[key] = value;
  return others.empty() ? "" : ascii_json(others);
}

ListedFormula formula_of(const ListItem& item) {
  const ordered_json fraction = contraction_json(item.fraction);
  Origin origin{label_of(item), given_of(item), fraction.is_null() ? "" : ascii_json(fraction)};
  if (origin.given.size() > kMostStoredText || origin.fraction.size() > kMostStoredText)
    throw input_error(fmt::format("has more than {} bytes beside a, b and label", kMostStoredText));
  const bool is_empty = origin.label.empty() && origin.given.empty() && origin.fraction.empty();
  return {item.fraction.contraction.pcf, is_empty ? nullptr : std::make_shared<const Origin>(std::move(origin))};
}

FormulaList read_list(const std::string& file, int threads) {
  std::vector<ListedFormula> formulas;
  for (const ListItem& item : read_items("--list", file, threads)) try {
      formulas.push_back(formula_of(item));
    } catch (const Error& error) {
      throw input_error(fmt::format("--list {}: line {}: {}", file, item.line, error.what()));
    }
  return list_of(std::move(formulas));
}

}  // namespace

void SourceOptions::declare(CLI::App& app) {
  space.declare(app);
  space.declare_sieve(app);
  add_text(
      app, "--list FILE", list,
      "in the place of a space: every fraction of a list, \"-\" for standard input: JSON objects, one a line, with \"a\" and \"b\" "
      "(text or coefficients), \"label\" and any other fields");
}

Job SourceOptions::job(const Common& common) const {
  if (!list.given) return space.job();
  if (space.given() || !space.ranges.read().empty())
    throw input_error("--list: is given together with a space; accepted is one of them");
  if (space.sieve.given) throw input_error("--sieve: a list has no formulas to leave out; accepted with a space");
  Job job;
  job.sampling.depth = space.depth.read_or(job.sampling.depth);
  job.source = read_list(list.value, common.threads);
  return job;
}

}  // namespace brouncker::cli
