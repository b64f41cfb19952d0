#include "cli/command.hpp"
#include "cli/options.hpp"
#include "engine/evaluate/classify.hpp"
#include "engine/evaluate/limit.hpp"
#include "engine/match/closed_form.hpp"
#include "engine/match/identify.hpp"
#include "formulas/error.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/user_constants.hpp"
#include "results/text_file.hpp"

#include <cmath>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace brouncker::cli {
namespace {

using nlohmann::ordered_json;

constexpr long kDigits = 100;

struct Options {
  Text a, b, value, constants;
};

/// The number to identify, and what is known of it.
struct Subject {
  Approximation value;
  ordered_json limit;
  Integer radicand = 0;
  bool rigorous = false;  ///< an enclosure by theorem, not digits that somebody typed
};

std::vector<NamedValue> constants_of(const Options& options, long digits) {
  std::vector<NamedValue> values = catalogue_values(digits);
  if (options.constants.given)
    for (const UserConstant& constant : parse_user_constants(read_text_file(options.constants.value)))
      values.push_back(user_value(constant, digits));
  return values;
}

ordered_json limit_json(const std::string& value, long digits, bool rigorous) {
  return {{"value", value}, {"digits", digits}, {"rigorous", rigorous}};
}

/// The squarefree part of A^2 + 4B; 0 where it is not positive or 1.
Integer radicand_of(const Pcf& pcf) {
  if (pcf.b.degree() != 2 * pcf.a.degree()) return 0;
  const Integer d = pcf.a.leading() * pcf.a.leading() + 4 * pcf.b.leading();
  if (d <= 0) return 0;
  const Integer rest = square_factor(d).rest;
  return rest > 1 ? rest : Integer(0);
}

void print_found(const Identified& found, const ordered_json& json, const Common& common) {
  if (common.json) {
    fmt::print("{}\n", json.dump());
    return;
  }
  for (const ordered_json& form : json["closed_forms"])
    fmt::print("{}   {}, {} digits agree, chance explains {}\n", form["expression"].get<std::string>(), form["status"].get<std::string>(),
               form["digits_matched"].is_null() ? "all" : form["digits_matched"].dump(), form["digits_explained"].dump());
  if (!found.closed_forms.empty()) return;
  fmt::print("nothing found\n");
  for (const Searched& s : found.searched)
    fmt::print("  {:<16} {:<40} {} tests, nothing with coefficients below 2^{:.0f}\n", s.method, s.form, s.tests, s.excluded_bits);
  fmt::print("  positive control {}\n", found.control_found ? "found" : "NOT found: this number has too few digits for the search to see");
  if (found.refused)
    fmt::print("  {} would need {} digits to be claimed, {} agree\n", to_plain(found.refused->expression), found.refused->support.digits_needed(),
               found.refused->support.digits_matched());
}

int report(const Options& options, const Subject& subject, const Common& common) {
  const double bits = std::max(subject.value.known_bits(), 64.0);
  const ConstantSet constants(constants_of(options, static_cast<long>(bits * 0.30103) + 16));
  const Identified found = identify(subject.value, constants, {.radicand = subject.radicand, .linear = {}});
  ordered_json forms = ordered_json::array();
  for (const Identification& form : found.closed_forms)
    forms.push_back({{"expression", to_plain(form.expression)},
                     {"constant", form.constant},
                     {"status", subject.rigorous ? "certified" : "conjectured"},
                     {"digits_matched", form.support.digits_matched()},
                     {"digits_explained", form.support.digits_explained()},
                     {"method", form.method}});
  ordered_json searched = ordered_json::array();
  for (const Searched& s : found.searched)
    searched.push_back({{"method", s.method}, {"form", s.form}, {"tests", s.tests}, {"excluded_bits", s.excluded_bits}});
  ordered_json json = {{"found", !forms.empty()}, {"closed_forms", forms}, {"limit", subject.limit}, {"searched", searched},
                       {"control_found", found.control_found}};
  if (found.refused)
    json["refused"] = {{"expression", to_plain(found.refused->expression)}, {"digits_needed", found.refused->support.digits_needed()},
                       {"digits_matched", found.refused->support.digits_matched()}};
  print_found(found, json, common);
  return found.closed_forms.empty() ? honest_no : done;
}

/// Exact limits need no search.
int report_exact(const std::string& expression, const ordered_json& limit, const Common& common) {
  if (common.json)
    fmt::print("{}\n", ordered_json{{"found", true},
                                    {"closed_forms", {{{"expression", expression}, {"constant", "rational"}, {"status", "proved"},
                                                       {"digits_matched", nullptr}, {"digits_explained", 0}, {"method", "rational limit"}}}},
                                    {"limit", limit}}.dump());
  else fmt::print("{}   proved\n", expression);
  return done;
}

int act(const Options& options, const Common& common) {
  if (options.value.given) {
    if (options.a.given) throw input_error("--value: is given together with a PCF; accepted is one of them");
    const Approximation value = from_decimal(options.value.value);
    return report(options, {value, limit_json(options.value.value, static_cast<long>(value.known_bits() * 0.30103), false), 0, false}, common);
  }
  if (!options.a.given || !options.b.given) throw input_error("nothing to identify: accepted are A B, or --value and a decimal number");
  const Pcf pcf = parse_pcf(options.a.value, options.b.value);
  const Convergence convergence = classify(pcf);
  if (!convergence.converges()) {
    if (common.json) fmt::print("{}\n", ordered_json{{"found", false}, {"closed_forms", ordered_json::array()}, {"limit", nullptr}}.dump());
    else fmt::print("nothing found: this PCF diverges\n");
    return honest_no;
  }
  const Limit limit = limit_of(pcf, convergence, kDigits);
  const ordered_json shown = limit_json(limit.value, limit.digits, limit.rigorous);
  if (limit.rational) return report_exact(limit.rational->str(), shown, common);
  if (limit.kind != Limit::Kind::finite || limit.value == "0") {
    if (common.json) fmt::print("{}\n", ordered_json{{"found", false}, {"closed_forms", ordered_json::array()}, {"limit", shown}}.dump());
    else fmt::print("nothing found: the limit is {}\n", limit.value.empty() ? "not computed" : limit.value);
    return limit.kind == Limit::Kind::none ? undecided : honest_no;
  }
  return report(options, {from_decimal(limit.value, limit.digits), shown, radicand_of(pcf), limit.rigorous}, common);
}

}  // namespace

Action declare_identify(CLI::App& app, const Common& common) {
  auto options = std::make_shared<Options>();
  add_text(app, "A", options->a, "partial denominators a(n)");
  add_text(app, "B", options->b, "partial numerators b(n)");
  add_text(app, "--value", options->value, "a decimal number instead, all of whose digits are right");
  add_text(app, "--constants", options->constants, "file with further constants, one `name = definition` a line");
  return [options, &common] { return act(*options, common); };
}

}  // namespace brouncker::cli
