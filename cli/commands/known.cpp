// `known A B`: is a formula one of the literature, up to equivalence?
#include "cli/answer.hpp"
#include "cli/command.hpp"
#include "cli/fraction_options.hpp"
#include "cli/list.hpp"
#include "cli/literature_option.hpp"
#include "cli/options.hpp"
#include "cli/proof_answers.hpp"
#include "engine/prove/convergence.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/error.hpp"
#include "formulas/limit_relation.hpp"
#include "formulas/message.hpp"
#include "formulas/print.hpp"
#include "results/export/bibliography.hpp"
#include "results/literature/lookup.hpp"

#include <algorithm>
#include <memory>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

using nlohmann::ordered_json;

constexpr std::string_view kNearness[] = {"form", "gauge", "fold"};

struct Options {
  FractionOptions fraction;
  Text file;
  LiteratureOption literature;
};

/// What was asked about one fraction, and what came out.
struct Answer {
  LookedUp looked_up;
  std::string reason;  ///< why nothing was looked up, or not all of it decided
  int code = honest_no;
};

/// The table of the program, and the user's.
Literature all_literature(const Options& options, const Common& common) {
  std::vector<KnownFormula> entries = known_formulas();
  std::ranges::move(options.literature.read(common), std::back_inserter(entries));
  return Literature(std::move(entries));
}

/// A certificate that the independent checker has not accepted is no proof.
bool is_assured(const EquivalenceProof& proof) {
  return proof.certificate.is_null() || assure(with_convergence(proof.certificate));
}

Answer answer_about(const Pcf& pcf, const Literature& literature) {
  const ConvergenceClass kind = classify(pcf).kind;
  if (kind == ConvergenceClass::divergent) return {{}, "it diverges: only limits are compared", undecided};
  if (kind == ConvergenceClass::terminating) return {{}, "it ends after finitely many terms: its limit is rational", undecided};
  Answer answer{literature.look_up(pcf), "", honest_no};
  auto& [matches, nearness, open] = answer.looked_up;
  std::erase_if(matches, [&](const KnownMatch& match) {
    const bool is_open = !is_assured(match.proof);
    if (is_open) open.emplace_back(match.entry, "checking the relation found takes more work than is done");
    return is_open;
  });
  if (!open.empty()) answer.reason = fmt::format("not decided for {} of {} entries", open.size(), literature.entries().size());
  answer.code = !matches.empty() ? done : open.empty() ? honest_no : undecided;
  return answer;
}

ordered_json text_or_null(const std::string& text) { return text.empty() ? ordered_json(nullptr) : ordered_json(text); }

/// The entry of doc/references.md, "" where there is none.
std::string work_of(const std::string& reference) {
  const auto found = std::ranges::find(literature(), reference, &Work::key);
  return found == literature().end() ? "" : found->text;
}

ordered_json match_json(const KnownMatch& match, const Literature& table) {
  const KnownFormula& entry = table.entries()[match.entry];
  const EquivalenceProof& p = match.proof;
  return {{"name", entry.name},
          {"a", to_plain(entry.pcf.a)},
          {"b", to_plain(entry.pcf.b)},
          {"closed_form", text_or_null(entry.expression)},
          {"reference", text_or_null(entry.reference)},
          {"work", text_or_null(work_of(entry.reference))},
          {"relation", {p.a.str(), p.b.str(), p.c.str(), p.d.str()}},
          {"steps", {p.steps.k, p.steps.l}}};
}

ordered_json answer_json(const Answer& answer, const Literature& table, const GivenFraction& given) {
  const auto& [matches, nearness, open] = answer.looked_up;
  ordered_json list = ordered_json::array(), not_decided = ordered_json::array();
  for (const KnownMatch& match : matches) list.push_back(match_json(match, table));
  for (const auto& [entry, reason] : open) not_decided.push_back({{"name", table.entries()[entry].name}, {"reason", reason}});
  ordered_json json = {
      {"known", answer.code == undecided ? ordered_json(nullptr) : ordered_json(answer.code == done)},
      {"entries", table.entries().size()},
      {"by", matches.empty() ? ordered_json(nullptr) : ordered_json(kNearness[static_cast<std::size_t>(nearness)])},
      {"matches", std::move(list)},
      {"undecided", std::move(not_decided)},
      {"reason", text_or_null(answer.reason)}};
  if (!given.is_pcf) json["fraction"] = contraction_json(given);
  return json;
}

/// "the same up to shift, sign and inflation", and how many steps a fold takes.
std::string nearness_in_words(Nearness nearness, const StepRatio& steps) {
  if (nearness == Nearness::form) return "up to shift, sign and inflation";
  if (nearness == Nearness::gauge) return "by a gauge transformation, step for step";
  return fmt::format("by a fold, {} step{} of it against {}", steps.k, steps.k == 1 ? "" : "s", steps.l);
}

void print_match(const Pcf& pcf, const KnownMatch& match, Nearness nearness, const Literature& table) {
  const KnownFormula& entry = table.entries()[match.entry];
  const EquivalenceProof& p = match.proof;
  const std::string limit = entry.expression.empty() ? "" : " = " + entry.expression;
  fmt::print("equivalent to {}: {}{}\n", entry.name, to_plain(entry.pcf), limit);
  const Moebius map = LimitRelation{p.a, p.b, p.c, p.d}.map();
  fmt::print(
      "  {}, proved: {}\n", nearness_in_words(nearness, p.steps),
      map == Moebius{} ? "the same limit" : fmt::format("the limit of {} is {}, L that limit", to_plain(pcf), map_in_words(map)));
  if (const std::string work = work_of(entry.reference); !work.empty()) fmt::print("  [{}] {}\n", entry.reference, work);
  else if (!entry.reference.empty()) fmt::print("  [{}]\n", entry.reference);
}

void print_text(const Answer& answer, const Literature& table, const GivenFraction& given) {
  fmt::print("{}", contraction_text(given));
  const auto& [matches, nearness, open] = answer.looked_up;
  for (const KnownMatch& match : matches) print_match(given.contraction.pcf, match, nearness, table);
  if (!matches.empty()) return;
  if (answer.code == honest_no) fmt::print("not in these {} entries\n", table.entries().size());
  else if (open.empty()) fmt::print("not looked up: {}\n", answer.reason);
  else fmt::print("not found; {}\n", answer.reason);
  for (const auto& [entry, reason] : open) fmt::print("  {}: {}\n", table.entries()[entry].name, reason);
}

int act(const Options& options, const Common& common) {
  const Literature table = all_literature(options, common);
  if (options.file.given) {
    if (options.fraction.given()) throw input_error("--file: is given together with A; accepted is one of them");
    return answer_list(options.file.value, common, [&](const ListItem& item) {
      const Answer answer = answer_about(item.fraction.contraction.pcf, table);
      return ListAnswer{answer_json(answer, table, item.fraction), answer.code};
    });
  }
  const GivenFraction given = options.fraction.read();
  const Answer answer = answer_about(given.contraction.pcf, table);
  if (common.json) return print_answer(answer.code, answer_json(answer, table, given));
  print_text(answer, table, given);
  return answer.code;
}

Action declare(CLI::App& app, const Common& common) {
  auto options = std::make_shared<Options>();
  options->fraction.declare(app);
  add_list(app, options->file);
  options->literature.declare(app);
  return [options, &common] { return act(*options, common); };
}

}  // namespace

extern const Command kKnownCommand = {45, "known",
                                      "is a formula one of the literature, up to shift, sign, inflation, gauge and folds?",
                                      R"(brouncker known "2n+3" "n^2+2n+1")", declare};

}  // namespace brouncker::cli
