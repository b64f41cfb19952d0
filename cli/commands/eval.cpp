// `eval A B`: everything about one PCF that needs no search: class, limit with its error bound, metrics, closed form.
#include "cli/announce.hpp"
#include "cli/answer.hpp"
#include "cli/command.hpp"
#include "cli/fraction_options.hpp"
#include "cli/list.hpp"
#include "cli/options.hpp"
#include "cli/page_format.hpp"
#include "cli/progress.hpp"
#include "engine/claim/evaluated.hpp"
#include "engine/claim/proved_limit.hpp"
#include "engine/evaluate/feasibility.hpp"
#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "formulas/print.hpp"
#include "results/run/row_json.hpp"

#include <cmath>
#include <iostream>
#include <memory>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

struct EvalOptions {
  FractionOptions fraction;
  Text file;
  PageFormat format;
  Whole digits = digits_option("significant digits of the limit, 1 to 1,000,000", 50);
};

std::string describe(const Convergence& c) {
  std::string text(name(c.kind));
  if (c.digits_per_term) text += fmt::format(", {:.4g} digits a term", *c.digits_per_term);
  return text;
}

std::string describe(const Limit& limit) {
  switch (limit.kind) {
    case Limit::Kind::none: return "none";
    case Limit::Kind::infinite:
      return limit.rigorous ? "inf (the point at infinity, exactly)" : "inf (the point at infinity, by its digits)";
    case Limit::Kind::finite: break;
  }
  if (limit.rational) return limit.value + fmt::format("\n             = {} exactly", limit.rational->str());
  return limit.value + fmt::format("\n             {} digits; error before rounding {} {}", limit.digits,
                                   limit.rigorous ? "proved below" : "estimated below", limit.error_bound);
}

nlohmann::ordered_json to_json(const Row& row, const GivenFraction& given) {
  nlohmann::ordered_json json = row_json(row);
  if (!given.is_pcf) json["fraction"] = contraction_json(given);
  return json;
}

/// What the errors are measured against; empty where there are none.
std::string reference_in_words(const Row& row) {
  const std::string_view reference = measured_against(row);
  if (reference.empty()) return {};
  return reference == "limit" ? "the limit, exactly" : fmt::format("p_N/q_N in the place of L, N = {}", Sampling{}.depth - 1);
}

void print_text(const Row& row, const GivenFraction& given) {
  if (given.is_pcf) fmt::print("{}\n", to_plain(row.pcf));
  else fmt::print("{}", contraction_text(given));
  fmt::print("class        {}\n", describe(row.convergence));
  fmt::print("limit        {}\n", describe(row.limit));
  if (const auto& form = row.closed_form; form && !row.limit.rational)
    fmt::print("closed form  {}   {}, by {}\n", form->expression, name(form->status), form->method);
  for (std::size_t i = 0; i < kMetricCount; ++i) {
    const MetricRow& metric = *kMetrics[i];
    const double value = row.metrics.values[i];
    if (!std::isnan(value)) fmt::print("{:<22} {:>16.10g}   {}\n", metric.name, value, metric.summary);
  }
  if (const Metrics& m = row.metrics; m.factorial_reduction != FactorialReduction::unknown)
    fmt::print("factorial reduction    {:>16}   {} of {} primes pass\n",
               kReductionNames[static_cast<std::size_t>(m.factorial_reduction)],
               m.reduction_primes_tested - m.reduction_primes_failed, m.reduction_primes_tested);
  if (const std::string reference = reference_in_words(row); !reference.empty())
    fmt::print("errors are measured against {}\n", reference);
}

/// What print_text() says.
std::vector<Fact> facts_of(const Row& row) {
  using Kind = Fact::Kind;
  std::vector<Fact> facts = {{"class", describe(row.convergence)}};
  const Limit& limit = row.limit;
  if (limit.kind != Limit::Kind::finite) facts.push_back({"limit", describe(limit)});
  else if (limit.rational) facts.push_back({"limit", limit.rational->str(), Kind::closed_form, "exactly"});
  else
    facts.push_back(
        {"limit", limit.value, Kind::number,
         fmt::format("error before rounding {} {}", limit.rigorous ? "proved below" : "estimated below", limit.error_bound)});
  if (const auto& form = row.closed_form; form && !limit.rational)
    facts.push_back(
        {"closed form", form->expression, Kind::closed_form, fmt::format("{}, by {}", name(form->status), form->method)});
  for (std::size_t i = 0; i < kMetricCount; ++i)
    if (const double value = row.metrics.values[i]; !std::isnan(value))
      facts.push_back({std::string(kMetrics[i]->name), fmt::format("{:.10g}", value)});
  if (const FactorialReduction reduction = row.metrics.factorial_reduction; reduction != FactorialReduction::unknown)
    facts.push_back({"factorial reduction", std::string(kReductionNames[static_cast<std::size_t>(reduction)])});
  if (const std::string reference = reference_in_words(row); !reference.empty())
    facts.push_back({"errors", "measured against " + reference});
  return facts;
}

/// Metrics that take less are not worth a word.
constexpr double kPatienceSeconds = 3;

/// Says beforehand where the digits are out of reach, and what takes long.
void announce(const Pcf& pcf, long digits, const Common& common) {
  if (common.quiet) return;
  const double seconds = sampling_seconds(pcf, Sampling{}.depth);
  if (seconds > kPatienceSeconds)
    remark(fmt::format("the convergents up to depth {} are large: the metrics take about {} of one core", Sampling{}.depth,
                       duration(seconds)));
  const bool is_proved = digits >= kProvedLimitDigits && has_quick_proof(pcf);
  if (!is_proved) announce_limit(pcf, digits, common);
}

int code_of(const Row& row) {
  if (!row.convergence.converges()) return honest_no;
  return row.limit.kind == Limit::Kind::none ? undecided : done;
}

int eval_list(const EvalOptions& options, const Common& common) {
  if (options.fraction.given()) throw input_error("--file: is given together with A; accepted is one of them");
  const long digits = options.digits.read<long>();
  return answer_list(options.file.value, common, [&](const ListItem& item) {
    const Row row = evaluated(item.fraction.contraction, Sampling{}, digits);
    return ListAnswer{to_json(row, item.fraction), code_of(row)};
  });
}

Action declare(CLI::App& app, const Common& common) {
  auto options = std::make_shared<EvalOptions>();
  declare_all(app, options->fraction, options->digits);
  add_list(app, options->file);
  options->format.declare(app);
  return [options, &common]() -> int {
    const bool page = options->format.is_page(common, options->file.given);
    if (options->file.given) return eval_list(*options, common);
    const GivenFraction given = options->fraction.read();
    const long digits = options->digits.read<long>();
    announce(given.contraction.pcf, digits, common);
    const Row row = evaluated(given.contraction, Sampling{}, digits);
    const int code = code_of(row);
    if (common.json) print_answer(code, to_json(row, given));
    else if (page) options->format.print(subject_of(given), facts_of(row));
    else print_text(row, given);
    if (!row.convergence.converges() && !common.quiet) remark("this PCF diverges: its convergents have no limit");
    return code;
  };
}

}  // namespace

extern const Command kEvalCommand = {10, "eval",
                                     "the limit with its error bound, the convergence class and every metric of one PCF",
                                     R"(brouncker eval "2n+1" "n^2" --digits 100)", declare};

}  // namespace brouncker::cli
