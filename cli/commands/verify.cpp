// `verify A B EXPR`: encloses both sides to N digits and says whether they agree.
#include "engine/evaluate/verify.hpp"
#include "cli/announce.hpp"
#include "cli/answer.hpp"
#include "cli/command.hpp"
#include "cli/fraction_options.hpp"
#include "cli/list.hpp"
#include "cli/options.hpp"
#include "cli/page_format.hpp"
#include "engine/claim/given_number.hpp"
#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "results/run/row_json.hpp"

#include <chrono>
#include <cmath>
#include <memory>
#include <variant>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

using nlohmann::ordered_json;

constexpr int kExitOf[] = {done, honest_no, undecided};

struct Options {
  FractionOptions fraction;
  Text expression, file;
  Whole digits =
      digits_option("significant digits to which it must agree, 1 to 1,000,000 (default: 100, or those of a decimal)", {});
  PageFormat format;
};

std::string how_computed(const Verification& v) {
  switch (v.arithmetic) {
    case Arithmetic::rational: return "exact, a rational number";
    case Arithmetic::real: return "enclosed, in real arithmetic";
    case Arithmetic::complex: break;
  }
  return v.form_rigorous ? "enclosed, in complex arithmetic; real by theorem"
                         : "enclosed, in complex arithmetic; not shown to be real";
}

/// A closed form, or a decimal, which claims the digits it has.
struct Claimed {
  std::variant<Expression, DecimalClaim> value;
  long digits;
};

Claimed claimed(const std::string& text, const Whole& digits) {
  constexpr long kDigits = 100;
  if (!is_decimal_text(text)) return {parse_expression(text), digits.read_or(kDigits)};
  const GivenNumber number = given_number(text, "", kDigits);
  const long asked = digits.read_or(number.digits);
  if (asked > number.digits)
    throw input_error(fmt::format("--digits {}: the decimal has {}; accepted is no more, or a closed form", asked, number.digits));
  return {DecimalClaim{number.centre, number.radius, number.digits}, number.digits};
}

Verification verified(const Contraction& fraction, const Claimed& claim) {
  if (const auto* decimal = std::get_if<DecimalClaim>(&claim.value)) return verify(fraction, *decimal);
  return verify(fraction, std::get<Expression>(claim.value), claim.digits);
}

ordered_json answer_json(const Verification& v, long digits) {
  return {{"verdict", kVerifyNames[static_cast<std::size_t>(v.verdict)]},
          {"digits", digits},
          {"rigorous", v.rigorous()},
          {"limit_rigorous", v.limit_rigorous},
          {"closed_form_rigorous", v.form_rigorous},
          {"arithmetic", kArithmeticNames[static_cast<std::size_t>(v.arithmetic)]},
          {"limit", limit_json(v.limit)},
          {"first_difference", v.first_difference ? ordered_json(*v.first_difference) : ordered_json(nullptr)}};
}

int verify_list(const Options& options, const Common& common) {
  if (options.fraction.given()) throw input_error("--file: is given together with A; accepted is one of them");
  return answer_list(
      options.file.value, common,
      [&](const ListItem& item) {
        const Claimed claim = claimed(item.text("expression"), options.digits);
        const Verification v = verified(item.fraction.contraction, claim);
        ordered_json fields = answer_json(v, claim.digits);
        if (!item.fraction.is_pcf) fields["fraction"] = contraction_json(item.fraction);
        return ListAnswer{std::move(fields), kExitOf[static_cast<std::size_t>(v.verdict)]};
      },
      "expression");
}

int act(const Options& options, const Common& common) {
  const bool page = options.format.is_page(common, options.file.given);
  if (options.file.given) return verify_list(options, common);
  const GivenFraction given = options.fraction.read();
  if (!options.expression.given) throw input_error("EXPR is missing: accepted are A B EXPR, such as \"2n+1\" \"n^2\" \"4/pi\"");
  const Claimed claim = claimed(options.expression.value, options.digits);
  const long digits = claim.digits;
  announce_limit(given.contraction.pcf, digits, common);
  const auto begin = std::chrono::steady_clock::now();
  const Verification v = verified(given.contraction, claim);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  const auto verdict = static_cast<std::size_t>(v.verdict);
  if (common.json) {
    ordered_json json = answer_json(v, digits);
    json["seconds"] = std::round(seconds * 1000) / 1000;
    if (!given.is_pcf) json["fraction"] = contraction_json(given);
    return print_answer(kExitOf[verdict], json);
  } else {
    std::string text(kVerifyNames[verdict]);
    if (v.verdict == VerifyVerdict::verified) text += fmt::format(" to {} digits", digits);
    if (v.first_difference) text += fmt::format(": digit {} differs", *v.first_difference);
    else if (!v.reason.empty()) text += ": " + v.reason;
    const bool computed = !v.limit.value.empty();
    const std::string ground = v.limit.rational   ? "exact, a rational number"
                               : v.limit_rigorous ? "enclosed by theorem"
                                                  : "its error is an estimate";
    if (page) {
      std::vector<Fact> facts = {{"claim", options.expression.value,
                                  std::holds_alternative<Expression>(claim.value) ? Fact::Kind::closed_form : Fact::Kind::number},
                                 {"verdict", text}};
      if (computed) facts.insert(facts.end(), {{"limit", ground}, {"closed form", how_computed(v)}});
      options.format.print(subject_of(given), facts);
      return kExitOf[verdict];
    }
    fmt::print("{}\n{}", text, contraction_text(given));
    if (computed) fmt::print("limit        {}\nclosed form  {}\n", ground, how_computed(v));
  }
  return kExitOf[verdict];
}

Action declare(CLI::App& app, const Common& common) {
  auto options = std::make_shared<Options>();
  options->fraction.declare(app);
  add_text(app, "EXPR", options->expression, "closed form, such as 4/pi or 1/log(2), or a decimal, which claims the digits it has");
  options->digits.declare(app);
  add_list(app, options->file, " and \"expression\"");
  options->format.declare(app);
  return [options, &common] { return act(*options, common); };
}

}  // namespace

extern const Command kVerifyCommand = {30, "verify", "is the limit of a PCF this closed form, to N digits?",
                                       R"(brouncker verify "2n+1" "n^2" "4/pi" --digits 1000)", declare};

}  // namespace brouncker::cli
