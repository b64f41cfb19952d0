#include "results/match/summary.hpp"

#include "formulas/error.hpp"
#include "formulas/json.hpp"

#include <cmath>
#include <utility>

namespace brouncker {
namespace {

using Json = nlohmann::ordered_json;

/// Calls visit(name, field) for each field, in the order of the document.
template <class Summary, class Visit>
void each_field(Summary& s, const Visit& visit) {
  visit("tests", s.tests);
  visit("identified", s.identified);
  visit("rational", s.rational);
  visit("quadratic", s.quadratic);
  visit("hypergeometric", s.hypergeometric);
  visit("other_functions", s.other_functions);
  visit("by_constant", s.by_constant);
  visit("by_status", s.by_status);
  visit("proved_forms", s.proved_forms);
  visit("unproved", s.unproved);
  visit("contradicted", s.contradicted);
  visit("not_compared", s.not_compared);
  visit("relations", s.relations);
  visit("relations_proved", s.relations_proved);
  visit("relations_unproved", s.relations_unproved);
  visit("pair_tests", s.pair_tests);
  visit("limits", s.limits);
  visit("classes", s.classes);
  visit("constants", s.constants);
  visit("undetermined", s.undetermined);
  visit("unconfirmed", s.unconfirmed);
  visit("control_found", s.control_found);
  visit("identity", s.identity);
  visit("prove_cpu_seconds", s.prove_cpu_seconds);
  visit("cpu_seconds", s.cpu_seconds);
}

}  // namespace

std::string to_json(const MatchSummary& summary) {
  MatchSummary rounded = summary;
  for (double* seconds : {&rounded.prove_cpu_seconds, &rounded.cpu_seconds}) *seconds = std::round(*seconds * 1000) / 1000;
  Json json;
  each_field(std::as_const(rounded), [&](const char* name, const auto& field) { json[name] = field; });
  return json_text(json);
}

MatchSummary match_summary_of(const std::string& text) {
  const Json json = read_ordered_json(text).value_or(Json());
  if (!json.is_object()) throw file_error("the summary of the match is no JSON object");
  MatchSummary summary;
  each_field(summary, [&](const char* name, auto& field) {
    if (json.contains(name)) json[name].get_to(field);
  });
  return summary;
}

}  // namespace brouncker
