#include "engine/match/identify.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "engine/evaluate/limit.hpp"
#include "engine/evaluate/rounding.hpp"
#include "engine/match/spelling.hpp"
#include "engine/parallel.hpp"
#include "engine/prove/constant_of.hpp"
#include "engine/prove/find/prove.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/error.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "formulas/user_constants.hpp"
#include "results/run/text_file.hpp"

#include <atomic>
#include <cmath>
#include <functional>
#include <memory>
#include <sstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace brouncker::cli {
namespace {

using nlohmann::ordered_json;

constexpr long kDigits = 100;

struct Options {
  Text a, b, value, file, constants;
};

/// The number to identify, and what is known of it.
struct Subject {
  Approximation value;
  ordered_json limit;
  Integer radicand = 0;
  bool rigorous = false;  ///< an enclosure by theorem, not digits that somebody typed
};

std::vector<NamedValue> constants_of(const Options& options, long digits) {
  return all_constants(options.constants.given ? read_text_file(options.constants.value) : std::string(), digits);
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

/// The result as the JSON of the contract, and what to do about it.
struct Answer {
  ordered_json json;
  std::string remark;  ///< for a person, where there is nothing to say about a search
  int exit_code = done;
};

ordered_json answer_json(ordered_json forms, ordered_json limit) {
  return {{"found", !forms.empty()}, {"closed_forms", std::move(forms)}, {"limit", std::move(limit)}};
}

ordered_json exact_form(const std::string& expression, const std::string& constant, const std::string& method) {
  return {{"expression", expression}, {"constant", constant.empty() ? ordered_json(nullptr) : ordered_json(constant)},
          {"status", "proved"},       {"digits_matched", nullptr},
          {"digits_explained", 0},    {"method", method}};
}

/// The search of everything that digits can justify.
Answer searched(const Subject& subject, const ConstantSet& constants) {
  const Identified found = identify(subject.value, constants, {.radicand = subject.radicand, .linear = {}});
  ordered_json forms = ordered_json::array(), searched = ordered_json::array();
  for (const Identification& form : found.closed_forms)
    forms.push_back({{"expression", to_plain(form.expression)},
                     {"constant", form.constant},
                     {"status", subject.rigorous ? "certified" : "conjectured"},
                     {"digits_matched", form.support.digits_matched()},
                     {"digits_explained", form.support.digits_explained()},
                     {"method", form.method}});
  for (const Searched& s : found.searched)
    searched.push_back({{"method", s.method}, {"form", s.form}, {"tests", s.tests}, {"excluded_bits", s.excluded_bits}});
  Answer answer{answer_json(forms, subject.limit), {}, forms.empty() ? honest_no : done};
  answer.json["searched"] = searched;
  answer.json["control_found"] = found.control_found;
  if (found.refused)
    answer.json["refused"] = {{"expression", to_plain(found.refused->expression)},
                              {"digits_needed", found.refused->support.digits_needed()},
                              {"digits_matched", found.refused->support.digits_matched()}};
  return answer;
}

/// By theorem first; a search only where no theorem names the constant, or `always`. What a theorem gives stays in the list, first
/// where it does.
Answer identified(const Pcf& pcf, const std::function<const ConstantSet&()>& constants, bool always) {
  const Convergence convergence = classify(pcf);
  if (!convergence.converges()) return {answer_json(ordered_json::array(), nullptr), "nothing found: this PCF diverges", honest_no};
  const Limit limit = limit_of(pcf, convergence, kDigits);
  const ordered_json shown = limit_json(limit.value, limit.digits, limit.rigorous);
  if (limit.rational)
    return {answer_json(ordered_json::array({exact_form(limit.rational->str(), "rational", "rational limit")}), shown), {}, done};
  if (limit.kind != Limit::Kind::finite)
    return {answer_json(ordered_json::array(), shown),
            "nothing found: the limit is " + (limit.value.empty() ? "not computed" : limit.value),
            limit.kind == Limit::Kind::none ? undecided : honest_no};
  const auto proof = prove(pcf);
  const auto form = proof ? shown_form(*proof) : std::nullopt;
  const ordered_json proved = form ? exact_form(to_plain(*form), constant_of(*proof), proof->method) : ordered_json(nullptr);
  const bool named = form && !is_quotient(*proof);
  if (named && !always) return {answer_json(ordered_json::array({proved}), shown), {}, done};
  if (limit.value == "0")
    return {answer_json(ordered_json::array(), shown), "nothing found: the limit is 0 to all digits", honest_no};
  Answer answer = searched({from_decimal(limit.value, limit.digits), shown, radicand_of(pcf), limit.rigorous}, constants());
  if (!form) return answer;
  ordered_json& forms = answer.json["closed_forms"];
  forms.insert(named ? forms.begin() : forms.end(), proved);
  answer.json["found"] = true;
  answer.exit_code = done;
  return answer;
}

std::string text_of(const ordered_json& form) {
  const bool exact = form["digits_matched"].is_null();
  return fmt::format(
      "{}   {}, {}", form["expression"].get<std::string>(), form["status"].get<std::string>(),
      exact ? "by " + form["method"].get<std::string>()
            : fmt::format("{} digits agree, chance explains {}", form["digits_matched"].dump(), form["digits_explained"].dump()));
}

int print(const Answer& answer, const Common& common) {
  const ordered_json& json = answer.json;
  if (common.json) fmt::print("{}\n", json.dump());
  else if (!answer.remark.empty()) fmt::print("{}\n", answer.remark);
  if (common.json || !answer.remark.empty()) return answer.exit_code;
  for (const ordered_json& form : json["closed_forms"]) fmt::print("{}\n", text_of(form));
  if (json["found"].get<bool>()) return answer.exit_code;
  fmt::print("nothing found\n");
  for (const ordered_json& s : json["searched"])
    fmt::print("  {:<16} {:<40} {} tests, nothing with coefficients below 2^{:.0f}\n", s["method"].get<std::string>(),
               s["form"].get<std::string>(), s["tests"].dump(), s["excluded_bits"].get<double>());
  fmt::print("  positive control {}\n",
             json["control_found"].get<bool>() ? "found" : "NOT found: this number has too few digits for the search to see");
  if (json.contains("refused"))
    fmt::print("  {} would need {} digits to be claimed, {} agree\n", json["refused"]["expression"].get<std::string>(),
               json["refused"]["digits_needed"].dump(), json["refused"]["digits_matched"].dump());
  return answer.exit_code;
}

/// The answer with what was asked in front; a PCF that is none gets an error in its place.
Answer answered(const ordered_json& question, const ConstantSet& constants, bool always) {
  Answer answer;
  try {
    const Pcf pcf = parse_pcf(question["a"].get<std::string>(), question["b"].get<std::string>());
    answer = identified(
        pcf, [&]() -> const ConstantSet& { return constants; }, always);
  } catch (const Error& error) {
    answer = {answer_json(ordered_json::array(), nullptr), {}, honest_no};
    answer.json["error"] = error.what();
  }
  ordered_json line;
  for (const char* key : {"id", "a", "b"})
    if (question.contains(key)) line[key] = question[key];
  for (const auto& [key, value] : answer.json.items()) line[key] = value;
  answer.json = std::move(line);
  return answer;
}

/// Every PCF of a file, one JSON object with "a" and "b" a line.
int identify_file(const Options& options, const Common& common) {
  std::vector<ordered_json> questions;
  std::istringstream lines(read_text_file(options.file.value));
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.find_first_not_of(" \t\r") == line.npos) continue;
    const ordered_json question = ordered_json::parse(line, nullptr, false);
    const auto text = [&](const char* key) { return question.is_object() && question.contains(key) && question[key].is_string(); };
    if (!text("a") || !text("b"))
      throw input_error(
          fmt::format("{}: line {}: accepted is a JSON object with the texts \"a\" and \"b\"", options.file.value, number));
    questions.push_back(question);
  }
  const ConstantSet constants(constants_of(options, kDigits + 16));
  std::vector<std::string> lines_out(questions.size());
  std::atomic<bool> all{true};
  parallel_blocks(questions.size(), 1, common.threads, [&](std::size_t i, std::size_t) {
    const Answer answer = answered(questions[i], constants, options.constants.given);
    lines_out[i] = answer.json.dump();
    if (answer.exit_code != done) all = false;
  });
  for (const std::string& line : lines_out) fmt::print("{}\n", line);
  return all ? done : honest_no;
}

int act(const Options& options, const Common& common) {
  if (options.value.given + options.file.given + options.a.given > 1)
    throw input_error(fmt::format("{}: is given together with {}; accepted is one of A B, --value and --file",
                                  options.value.given ? "--value" : "--file", options.a.given ? "a PCF" : "--file"));
  if (options.file.given) return identify_file(options, common);
  if (options.value.given) {
    const Approximation value = from_decimal(options.value.value);
    const double bits = std::max(value.known_bits(), 64.0);
    const ConstantSet constants(constants_of(options, static_cast<long>(bits / kBitsPerDigit) + 16));
    return print(
        searched({value, limit_json(options.value.value, static_cast<long>(value.known_bits() / kBitsPerDigit), false), 0, false},
                 constants),
        common);
  }
  if (!options.a.given || !options.b.given)
    throw input_error("nothing to identify: accepted are A B, --value and a decimal number, or --file");
  const Pcf pcf = parse_pcf(options.a.value, options.b.value);
  std::optional<ConstantSet> constants;
  if (options.constants.given) constants.emplace(constants_of(options, kDigits + 16));  // a bad file is refused before any work
  const auto set = [&]() -> const ConstantSet& {
    return constants ? *constants : constants.emplace(constants_of(options, kDigits + 16));
  };
  return print(identified(pcf, set, options.constants.given), common);
}

}  // namespace

Action declare_identify(CLI::App& app, const Common& common) {
  auto options = std::make_shared<Options>();
  add_text(app, "A", options->a, "partial denominators a(n)");
  add_text(app, "B", options->b, "partial numerators b(n)");
  add_text(app, "--value", options->value, "a decimal number instead, all of whose digits are right");
  add_text(app, "--file", options->file,
           "every PCF of a file, one JSON object with \"a\" and \"b\" a line; prints one object a line");
  add_text(app, "--constants", options->constants, "file with further constants, one `name = definition` a line");
  return [options, &common] { return act(*options, common); };
}

}  // namespace brouncker::cli
