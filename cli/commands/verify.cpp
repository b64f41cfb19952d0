// `verify A B EXPR`: encloses both sides to N digits and says whether they agree.
#include "engine/evaluate/verify.hpp"
#include "cli/announce.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "formulas/json.hpp"
#include "formulas/parse_polynomial.hpp"

#include <chrono>
#include <cmath>
#include <memory>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

constexpr int kExitOf[] = {done, honest_no, undecided};

struct Options {
  Text a, b, expression;
  Whole digits = digits_option("significant digits to which it must agree, 1 to 1,000,000", 100);
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

int act(const Options& options, const Common& common) {
  const Pcf pcf = parse_pcf(options.a.value, options.b.value);
  const Expression expression = parse_expression(options.expression.value);
  const long digits = options.digits.read<long>();
  announce_limit(pcf, digits, common);
  const auto begin = std::chrono::steady_clock::now();
  const Verification v = verify(pcf, expression, digits);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  const auto verdict = static_cast<std::size_t>(v.verdict);
  if (common.json) {
    fmt::print("{}\n",
               json_text(nlohmann::ordered_json{
                   {"verdict", kVerifyNames[verdict]},
                   {"digits", digits},
                   {"rigorous", v.rigorous()},
                   {"limit_rigorous", v.limit_rigorous},
                   {"closed_form_rigorous", v.form_rigorous},
                   {"arithmetic", kArithmeticNames[static_cast<std::size_t>(v.arithmetic)]},
                   {"seconds", std::round(seconds * 1000) / 1000},
                   {"limit", v.limit.value.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(v.limit.value)},
                   {"first_difference",
                    v.first_difference ? nlohmann::ordered_json(*v.first_difference) : nlohmann::ordered_json(nullptr)},
               }));
  } else {
    std::string text(kVerifyNames[verdict]);
    if (v.verdict == VerifyVerdict::verified) text += fmt::format(" to {} digits", digits);
    if (v.first_difference) text += fmt::format(": digit {} differs", *v.first_difference);
    else if (!v.reason.empty()) text += ": " + v.reason;
    fmt::print("{}\n", text);
    if (!v.limit.value.empty())
      fmt::print("limit        {}\n", v.limit.rational   ? "exact, a rational number"
                                      : v.limit_rigorous ? "enclosed by theorem"
                                                         : "its error is an estimate");
    if (!v.limit.value.empty()) fmt::print("closed form  {}\n", how_computed(v));
  }
  return kExitOf[verdict];
}

Action declare(CLI::App& app, const Common& common) {
  auto options = std::make_shared<Options>();
  add_required(app, "A", options->a, "partial denominators a(n)");
  add_required(app, "B", options->b, "partial numerators b(n)");
  add_required(app, "EXPR", options->expression, "closed form, such as 4/pi or 1/log(2)");
  options->digits.declare(app);
  return [options, &common] { return act(*options, common); };
}

}  // namespace

extern const Command kVerifyCommand = {30, "verify", "is the limit of a PCF this closed form, to N digits?",
                                       R"(brouncker verify "2n+1" "n^2" "4/pi" --digits 1000)", declare};

}  // namespace brouncker::cli
