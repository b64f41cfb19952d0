#include "engine/evaluate/verify.hpp"

#include "engine/evaluate/carried_limit.hpp"
#include "engine/evaluate/feasibility.hpp"
#include "engine/evaluate/rounding.hpp"
#include "engine/number/expression_value.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/decimal.hpp"
#include "formulas/error.hpp"

#include <cmath>

namespace brouncker {
namespace {

constexpr long kSpareDigits = 8;

/// An exact interval.
struct Interval {
  Rational centre, radius;
};

/// The first significant digit in which x and y, |x - y| >= 10^(e - digits)/2, differ as decimals.
long first_difference(const Rational& x, const Rational& y, long digits) {
  const std::string left = significant_decimal(x, digits), right = significant_decimal(y, digits);
  long digit = 0;
  for (std::size_t i = 0; i < left.size() && i < right.size(); ++i) {
    if (left[i] >= '0' && left[i] <= '9' && (digit > 0 || left[i] != '0')) ++digit;
    if (left[i] != right[i]) return std::max(digit, 1L);
  }
  return std::max(digit, 1L);
}

void compare(const Interval& limit, const Interval& form, long digits, Verification& result) {
  const Rational distance = abs(Rational(limit.centre - form.centre)), slack = limit.radius + form.radius;
  // A limit of exactly 0 has no digits: only 0 agrees with it.
  const Rational allowed = limit.centre == 0 ? Rational(0) : power_of_ten(decimal_exponent(limit.centre) - digits + 1) / 2;
  if (distance + slack < allowed || (distance == 0 && slack == 0)) {
    result.verdict = VerifyVerdict::verified;
  } else if (distance > slack && distance - slack >= allowed) {
    result.verdict = VerifyVerdict::refuted;
    result.first_difference = first_difference(limit.centre, form.centre, digits + kSpareDigits);
    result.reason = "the closed form is another number";
  } else {
    result.reason = "the enclosures overlap, but are too wide for so many digits";
  }
}

/// Every k-th convergent has no limit, so the fraction has none.
Verification divergent() {
  Verification result;
  result.reason = "the continued fraction diverges";
  result.verdict = VerifyVerdict::refuted;
  result.limit_rigorous = result.form_rigorous = true;
  return result;
}

/// The enclosure of the limit; nullopt where there is none to compare with, which is then said in `result`.
std::optional<LimitEnclosure> looked_at(const Contraction& fraction, const Convergence& convergence, long digits,
                                        Verification& result) {
  if (const auto infeasible = limit_infeasible(fraction.pcf, convergence, digits)) {
    result.reason = infeasible->reason;
    return std::nullopt;
  }
  const EnclosedLimit limit = enclosed_limit_of(fraction, convergence, digits);
  result.limit = limit.limit;
  result.limit_rigorous = limit.enclosure ? limit.enclosure->rigorous : limit.limit.rigorous;
  if (result.limit.kind == Limit::Kind::infinite) {
    result.verdict = VerifyVerdict::refuted;
    result.reason = "the limit is the point at infinity";
    return std::nullopt;
  }
  if (!limit.enclosure) result.reason = "the limit could not be computed to so many digits";
  return limit.enclosure;
}

}  // namespace

Verification verify(const Pcf& pcf, const Expression& expression, long digits) {
  return verify(Contraction{.pcf = pcf, .map = {}}, expression, digits);
}

Verification verify(const Contraction& fraction, const DecimalClaim& claim) {
  const Convergence convergence = classify(fraction.pcf);
  if (!convergence.converges()) return divergent();
  Verification result;
  result.form_rigorous = true;
  result.arithmetic = Arithmetic::rational;
  const auto limit = looked_at(fraction, convergence, claim.digits + kSpareDigits, result);
  if (!limit) return result;
  const Rational distance = abs(Rational(limit->centre - claim.value));
  if (distance + limit->radius <= claim.unit) {
    result.verdict = VerifyVerdict::verified;
  } else if (distance - limit->radius > claim.unit) {
    result.verdict = VerifyVerdict::refuted;
    result.first_difference = first_difference(limit->centre, claim.value, claim.digits + kSpareDigits);
    result.reason = "the decimal is another number";
  } else {
    result.reason = "the enclosure overlaps the unit of the last digit";
  }
  return result;
}

Verification verify(const Contraction& fraction, const Expression& expression, long digits) {
  const Convergence convergence = classify(fraction.pcf);
  if (!convergence.converges()) return divergent();
  Verification result;
  const Enclosure form = enclose(expression, digits + kSpareDigits);
  if (form.status == ValueStatus::undefined || form.status == ValueStatus::not_real || form.status == ValueStatus::out_of_range)
    throw input_error("closed form: " + form.reason + "; accepted is a closed form with a real value");
  result.form_rigorous = form.status == ValueStatus::enclosed && form.proved_real;
  result.arithmetic = form.arithmetic;
  const auto limit = looked_at(fraction, convergence, digits + kSpareDigits, result);
  if (!limit) return result;
  if (form.value && (form.status == ValueStatus::enclosed || limit->centre != 0)) {
    compare({limit->centre, limit->radius}, {midpoint(*form.value), radius(*form.value)}, digits, result);
    if (result.verdict == VerifyVerdict::verified && !result.form_rigorous) {
      result.verdict = VerifyVerdict::undecided;
      result.reason = "the real parts agree, but the closed form is not shown to be real";
    }
  } else {
    result.reason = "closed form: " + form.reason;
  }
  return result;
}

}  // namespace brouncker
