// Certificates: what the checker accepts states something true. The statement is read back from its text, and both sides are compared
// to 30 digits: the limit as the engine computes it, the closed form as a ball.
#include "engine/evaluate/limit.hpp"
#include "engine/number/expression_value.hpp"
#include "engine/prove/check/check.hpp"
#include "engine/prove/find/gauge.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/parse_polynomial.hpp"
#include "tests/fuzz/json_mutation.hpp"
#include "tests/fuzz/target.hpp"

#include <algorithm>
#include <set>

namespace brouncker::fuzz {
namespace {

constexpr long kDigits = 30;
constexpr Bits kPrecision = 160;

/// "PCF(A, B)" at the front of `text`, which is taken off.
Pcf pcf_of(std::string_view& text) {
  require(text.starts_with("PCF("), "a statement without PCF");
  const std::size_t comma = text.find(", "), end = text.find(')', comma);
  require(comma != text.npos && end != text.npos, "a statement without its polynomials");
  const Pcf pcf = parse_pcf(text.substr(4, comma - 4), text.substr(comma + 2, end - comma - 2));
  text.remove_prefix(end + 1);
  return pcf;
}

/// nullopt where no limit of 30 digits is computed.
std::optional<Limit> limit_of(const Pcf& pcf) {
  const Convergence convergence = classify(pcf);
  require(convergence.converges(), "a certificate about a fraction that diverges is accepted");
  const Limit limit = brouncker::limit_of(pcf, convergence, kDigits + 10);
  if (limit.kind == Limit::Kind::none) return std::nullopt;
  return limit;
}

/// |x - y| <= 10^-30 max(1, |x|)?
bool near(const Real& x, const Real& y) {
  Real difference, bound;
  arb_sub(difference.get(), x.get(), y.get(), kPrecision);
  arb_abs(difference.get(), difference.get());
  arb_abs(bound.get(), x.get());
  arb_add_ui(bound.get(), bound.get(), 1, kPrecision);
  Real tolerance;
  arb_set_ui(tolerance.get(), 10);
  arb_pow_ui(tolerance.get(), tolerance.get(), static_cast<unsigned long>(kDigits), kPrecision);
  arb_div(bound.get(), bound.get(), tolerance.get(), kPrecision);
  return !arb_gt(difference.get(), bound.get());
}

Real ball_of(const std::string& decimal) {
  Real ball;
  arb_set_str(ball.get(), decimal.c_str(), kPrecision);
  return ball;
}

/// L = closed form, or inf.
void check_closed_form(const Pcf& pcf, std::string_view text) {
  const std::optional<Limit> limit = limit_of(pcf);
  if (!limit) return;
  require((limit->kind == Limit::Kind::infinite) == (text == "inf"),
          "a false certificate is accepted: the limit is " + limit->value);
  if (text == "inf") return;
  const Enclosure value = enclose(parse_expression(text), kDigits + 10);
  require(value.status != ValueStatus::undefined, "a certificate of a value that does not exist is accepted");
  if (value.status != ValueStatus::enclosed) return;
  require(near(ball_of(limit->value), *value.value), "a false certificate is accepted: the limit is " + limit->value);
}

/// L = (p x + q)/(r x + s), x the limit of another PCF.
void check_equivalence(const Pcf& pcf, std::string_view text) {
  const std::size_t x = text.find("), x = ");
  require(x != text.npos, "an equivalence without its other side");
  std::string_view other_text = text.substr(x + 7);
  const std::optional<Limit> limit = limit_of(pcf), other = limit_of(pcf_of(other_text));
  if (!limit || !other || other->kind != Limit::Kind::finite || limit->kind != Limit::Kind::finite) return;
  const std::string relation(text.substr(0, x + 1));  // "(p x + q)/(r x + s)"
  Integer c[4];
  std::size_t at = 0;
  for (Integer& value : c) {
    at = relation.find_first_of("-0123456789", at);
    const std::size_t end = relation.find_first_not_of("-0123456789", at);
    value = Integer(relation.substr(at, end - at));
    at = end;
  }
  const Real value = ball_of(other->value);
  Real top, bottom, image;
  arb_mul(top.get(), to_real(c[0]).get(), value.get(), kPrecision);
  arb_add(top.get(), top.get(), to_real(c[1]).get(), kPrecision);
  arb_mul(bottom.get(), to_real(c[2]).get(), value.get(), kPrecision);
  arb_add(bottom.get(), bottom.get(), to_real(c[3]).get(), kPrecision);
  arb_div(image.get(), top.get(), bottom.get(), kPrecision);
  require(!arb_is_finite(image.get()) || near(ball_of(limit->value), image),
          "a false equivalence is accepted: the limit is " + limit->value);
}

void check_statement(std::string_view text) {
  const Pcf pcf = pcf_of(text);
  require(text.starts_with(" = "), "a statement that says nothing");
  text.remove_prefix(3);
  if (text.find(", x = PCF(") != text.npos) check_equivalence(pcf, text);
  else check_closed_form(pcf, text);
}

/// "no k steps of PCF(...) are gauge equivalent to l of PCF(...), ...": the prover does not find the contrary, step for step.
void check_negative(std::string_view text) {
  const auto next = [&] {
    text.remove_prefix(std::min(text.find("PCF("), text.size()));
    return pcf_of(text);
  };
  const Pcf x = next(), y = next();
  if (std::max(x.a.degree(), y.a.degree()) > 5 || std::max(x.b.degree(), y.b.degree()) > 10) return;
  require(gauge_between(x, y).verdict != brouncker::Verdict::yes, "a false certificate of a no is accepted");
}

Verdict run(std::string_view input) {
  const std::optional<nlohmann::json> document = read_json(input);
  if (!document) return Verdict::refused;
  const CheckResult result = check(*document);
  if (!result.valid) {
    require(!result.reason.empty() && result.reason.find('\n') == std::string::npos,
            "a certificate is refused without one line of reason");
    return Verdict::refused;
  }
  static std::set<std::string> seen;
  if (seen.size() > 100'000) seen.clear();
  if (seen.insert(result.statement).second) {
    try {
      result.is_negative ? check_negative(result.statement) : check_statement(result.statement);
    } catch (const std::exception& error) {
      fail("the statement \"" + result.statement + "\" cannot be read: " + error.what());
    }
  }
  return Verdict::accepted;
}

}  // namespace

extern const Target kCertificate;
const Target kCertificate = {"certificate", run, mutated_json};

}  // namespace brouncker::fuzz
