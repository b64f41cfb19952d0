// `identify`: closed forms for the limit of a PCF, of every PCF of a file, or for a decimal number.
#include "cli/answer.hpp"
#include "cli/command.hpp"
#include "cli/fraction_options.hpp"
#include "cli/list.hpp"
#include "cli/options.hpp"
#include "cli/page_format.hpp"
#include "engine/claim/identification.hpp"
#include "engine/evaluate/rounding.hpp"
#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "formulas/user_constants.hpp"
#include "results/run/row_json.hpp"
#include "results/run/text_file.hpp"

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

using nlohmann::ordered_json;

struct Options {
  FractionOptions fraction;
  Text value, tolerance, file, constants, basis;
  PageFormat format;
};

/// The constants to look among: those of the catalogue and of the user's file, or of the user's basis alone. The file, which may be a
/// pipe, is read once, and what is wrong in it is said before any work.
class Constants {
 public:
  explicit Constants(const Options& options) : basis_(options.basis.given), asked_(basis_ || options.constants.given) {
    if (!asked_) return;
    const std::string& path = basis_ ? options.basis.value : options.constants.value;
    text_ = read_text_file(path, kConstantsFile);
    if (basis_ && parse_user_constants(text_).empty())
      throw input_error(fmt::format("--basis {}: holds no number; accepted are lines `name = definition`", path));
    to(kDigits);
  }

  /// Where the user has some a search is made even where a theorem names the limit.
  bool asked() const { return asked_; }
  /// To so many digits; prepared at the first call and where the digits change. Not for two threads at once.
  const ConstantSet& to(long digits) {
    if (set_ && digits_ == digits) return *set_;
    digits_ = digits;
    if (!basis_) return set_.emplace(all_constants(text_, digits));
    std::vector<NamedValue> values;
    for (const UserConstant& constant : parse_user_constants(text_)) values.push_back(user_value(constant, digits));
    return set_.emplace(std::move(values), true);
  }

  static constexpr long kDigits = kIdentifyDigits + 16;

 private:
  bool basis_, asked_;
  std::string text_;
  long digits_ = 0;
  std::optional<ConstantSet> set_;
};

/// A number that was given, in the shape of a limit.
ordered_json number_json(const std::string& value, long digits) {
  return {{"value", value}, {"digits", digits}, {"error_bound", nullptr}, {"rigorous", false}, {"rational", nullptr}};
}

ordered_json form_json(const Claim& claim) {
  ordered_json form = claim_json(claim);
  form["digits_matched"] = claim.digits ? ordered_json(claim.digits->matched) : ordered_json(nullptr);
  form["digits_explained"] = claim.digits ? claim.digits->explained : 0;
  return form;
}

/// "10^9": one accident in so many numbers.
std::string once_in(const Candidate& candidate) {
  return fmt::format("10^{}", static_cast<int>(candidate.chance_bits / kBitsPerDigit));
}

ordered_json candidate_json(const Candidate& candidate) {
  return {{"expression", to_plain(candidate.expression)},
          {"constant", candidate.constant},
          {"accident_once_in", once_in(candidate)},
          {"digits_agreeing", candidate.digits_agreeing}};
}

ordered_json refused_json(const Identification& refused) {
  return {{"expression", to_plain(refused.expression)},
          {"digits_needed", refused.support.digits_needed()},
          {"digits_matched", refused.support.digits_matched()}};
}

/// doc/schema/identify.json. @param limit null where there is none.
ordered_json answer_json(const Answer& answer, ordered_json limit) {
  ordered_json forms = ordered_json::array(), candidates = ordered_json::array(), searched = ordered_json::array();
  for (const Claim& claim : answer.claims) forms.push_back(form_json(claim));
  if (answer.candidate) candidates.push_back(candidate_json(*answer.candidate));
  const auto& search = answer.search;
  if (search)
    for (const Searched& s : search->searched)
      searched.push_back({{"method", s.method}, {"form", s.form}, {"tests", s.tests}, {"excluded_bits", s.excluded_bits}});
  return {{"found", !forms.empty()},
          {"closed_forms", std::move(forms)},
          {"limit", std::move(limit)},
          {"candidates", std::move(candidates)},
          {"searched", std::move(searched)},
          {"control_found", search ? ordered_json(search->control_found) : ordered_json(nullptr)},
          {"refused", search && search->refused ? refused_json(*search->refused) : ordered_json(nullptr)}};
}

ordered_json answer_json(const Answer& answer) {
  const auto& limit = answer.limit;
  return answer_json(answer, limit ? limit_json(*limit) : ordered_json(nullptr));
}

int exit_code(const Answer& answer) {
  if (answer.outcome == Answer::Outcome::found) return done;
  return answer.outcome == Answer::Outcome::not_computed ? undecided : honest_no;
}

std::string control_in_words(const Identified& search) {
  return search.control_found ? "found" : "NOT found: this number has too few digits for the search to see";
}

void print_search(const Identified& search) {
  for (const Searched& s : search.searched)
    fmt::print("  {:<16} {:<40} {} tests, nothing with coefficients below 2^{:.0f}\n", s.method, s.form, s.tests, s.excluded_bits);
  fmt::print("  positive control {}\n", control_in_words(search));
  if (search.refused)
    fmt::print("  {} would need {} digits to be claimed, {} agree\n", to_plain(search.refused->expression),
               search.refused->support.digits_needed(), search.refused->support.digits_matched());
}

void print_candidate(const Candidate& candidate, long digits) {
  const std::string expression = to_plain(candidate.expression);
  if (candidate.digits_agreeing >= digits) fmt::print("candidate: {}   (an accident once in {})\n", expression, once_in(candidate));
  else
    fmt::print("candidate: {} agrees in {} of {} digits: are the last {} right?   (an accident once in {})\n", expression,
               candidate.digits_agreeing, digits, digits - candidate.digits_agreeing, once_in(candidate));
}

constexpr std::string_view kOutcomes[] = {"",
                                          "nothing found",
                                          "nothing found: the limit is 0 to all digits",
                                          "nothing found: this PCF diverges",
                                          "nothing found: the limit is inf",
                                          "nothing found: the limit is not computed"};

/// "proved, by brouncker-arctan"
std::string ground_of(const Claim& claim) {
  return fmt::format("{}, {}", name(claim.status),
                     claim.digits
                         ? fmt::format("{} digits agree, chance explains {}", claim.digits->matched, claim.digits->explained)
                         : "by " + claim.method);
}

/// @param digits Of a number that was given.
void print_text(const Answer& answer, long digits) {
  if (answer.candidate) print_candidate(*answer.candidate, digits);
  for (const Claim& claim : answer.claims) fmt::print("{}   {}\n", claim.expression, ground_of(claim));
  if (answer.outcome == Answer::Outcome::found) return;
  fmt::print("{}\n", kOutcomes[static_cast<std::size_t>(answer.outcome)]);
  if (answer.search) print_search(*answer.search);
}

/// What print_text() says. @param digits Of a number that was given.
std::vector<Fact> facts_of(const Answer& answer, long digits) {
  std::vector<Fact> facts;
  if (const auto& candidate = answer.candidate)
    facts.push_back({"candidate", to_plain(candidate->expression), Fact::Kind::closed_form,
                     fmt::format("{} of {} digits agree, an accident once in {}", std::min(candidate->digits_agreeing, digits),
                                 digits, once_in(*candidate))});
  for (const Claim& claim : answer.claims)
    facts.push_back({"closed form", claim.expression, Fact::Kind::closed_form, ground_of(claim)});
  if (answer.outcome != Answer::Outcome::found)
    facts.push_back({"outcome", std::string(kOutcomes[static_cast<std::size_t>(answer.outcome)])});
  if (answer.search && answer.outcome != Answer::Outcome::found) {
    for (const auto& s : answer.search->searched)
      facts.push_back({"searched", fmt::format("{}, {}: {} tests, nothing with coefficients below 2^{:.0f}", s.method, s.form,
                                               s.tests, s.excluded_bits)});
    facts.push_back({"positive control", control_in_words(*answer.search)});
  }
  return facts;
}

/// Every fraction of a list; the constants are prepared where the first one needs them.
int identify_list(const Options& options, Constants& constants, const Common& common) {
  std::once_flag prepared;
  const ConstantSet* ready = nullptr;
  const auto set = [&]() -> const ConstantSet& {
    std::call_once(prepared, [&] { ready = &constants.to(Constants::kDigits); });
    return *ready;
  };
  return answer_list(options.file.value, common, [&](const ListItem& item) {
    const Answer answer = identified(item.fraction.contraction, set, constants.asked());
    ordered_json fields = answer_json(answer);
    if (!item.fraction.is_pcf) fields["fraction"] = contraction_json(item.fraction);
    return ListAnswer{std::move(fields), exit_code(answer)};
  });
}

Answer identified_fraction(const GivenFraction& given, Constants& constants) {
  return identified(
      given.contraction, [&]() -> const ConstantSet& { return constants.to(Constants::kDigits); }, constants.asked());
}

int act(const Options& options, const Common& common) {
  if (options.value.given + options.file.given + options.fraction.given() > 1)
    throw input_error(fmt::format("{}: is given together with {}; accepted is one of A B, --value and --file",
                                  options.value.given ? "--value" : "--file", options.fraction.given() ? "a PCF" : "--file"));
  if (options.basis.given && options.constants.given)
    throw input_error("--basis: is given together with --constants; accepted is one of them");
  if (options.tolerance.given && !options.value.given) throw input_error("--tolerance: is about a number; accepted with --value");
  const bool page = options.format.is_page(common, options.file.given);
  if (options.file.given) {
    Constants constants(options);
    return identify_list(options, constants, common);
  }
  Answer answer;
  Subject subject{options.value.value, ""};
  ordered_json json;
  long digits = 0;
  if (options.value.given) {
    const GivenNumber number = given_number(options.value.value, options.tolerance.value, kIdentifyDigits);
    digits = number.digits;
    Constants constants(options);
    answer = identified(number, [&](long wanted) -> const ConstantSet& { return constants.to(wanted); });
    json = answer_json(answer, number_json(options.value.value, digits));
  } else {
    if (!options.fraction.given())
      throw input_error("nothing to identify: accepted are A B, --value and a decimal number, or --file");
    const GivenFraction given = options.fraction.read();
    Constants constants(options);
    answer = identified_fraction(given, constants);
    subject = subject_of(given);
    json = answer_json(answer);
    if (!given.is_pcf) json["fraction"] = contraction_json(given);
  }
  if (common.json) return print_answer(exit_code(answer), json);
  if (page) options.format.print(subject, facts_of(answer, digits));
  else print_text(answer, digits);
  return exit_code(answer);
}

Action declare(CLI::App& app, const Common& common) {
  auto options = std::make_shared<Options>();
  options->fraction.declare(app);
  add_text(app, "--value NUMBER", options->value,
           "a number instead: a decimal, cut off or rounded, \"0.91596 +- 2e-5\", partial quotients [1; 1, 2], or sqrt(2)");
  add_text(app, "--tolerance NUMBER", options->tolerance,
           "how far the number may be off, such as 1e-12 (default: one unit of its last digit)");
  add_list(app, options->file);
  add_text(app, "--basis FILE", options->basis,
           "file with the only numbers to look among, `name = definition` a line; sums of two and three of all of them, too");
  add_text(app, "--constants FILE", options->constants, "file with further constants, one `name = definition` a line");
  options->format.declare(app);
  return [options, &common] { return act(*options, common); };
}

}  // namespace

extern const Command kIdentifyCommand = {20, "identify", "closed forms for the limit of a PCF, or for a decimal number",
                                         R"(brouncker identify "n" "n")", declare};

}  // namespace brouncker::cli
