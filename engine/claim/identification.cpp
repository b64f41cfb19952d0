#include "engine/claim/identification.hpp"

#include "engine/claim/proved_claim.hpp"
#include "engine/evaluate/carried_limit.hpp"
#include "engine/evaluate/rounding.hpp"
#include "engine/match/spelling.hpp"
#include "engine/number/expression_value.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/arithmetic.hpp"
#include "formulas/closed_form.hpp"
#include "formulas/constants.hpp"

#include <algorithm>
#include <cmath>

namespace brouncker {
namespace {

using Outcome = Answer::Outcome;

/// The squarefree part of A^2 + 4B; 0 where it is not positive or 1.
Integer radicand_of(const Pcf& pcf) {
  if (pcf.b.degree() != 2 * pcf.a.degree()) return 0;
  const Integer d = pcf.a.leading() * pcf.a.leading() + 4 * pcf.b.leading();
  if (d <= 0) return 0;
  const Integer rest = square_factor(d).rest;
  return rest > 1 ? rest : Integer(0);
}

Claim claim_of(const Identification& found, ClaimStatus status) {
  Claim claim;
  claim.expression = to_plain(found.expression);
  claim.constant = found.constant;
  claim.kind = found.kind;
  claim.status = status;
  claim.method = found.method;
  claim.digits = {found.support.digits_matched(), found.support.digits_explained()};
  return claim;
}

Answer searched(const Approximation& number, const ConstantSet& constants, Integer radicand, ClaimStatus status,
                double log2_numbers = 0) {
  Answer answer;
  answer.search = identify(number, constants, {.radicand = std::move(radicand), .linear = {}, .log2_numbers = log2_numbers});
  for (const Identification& found : answer.search->closed_forms) answer.claims.push_back(claim_of(found, status));
  answer.outcome = answer.claims.empty() ? Outcome::nothing : Outcome::found;
  return answer;
}

/// A finite limit that is not rational.
Answer of_number(const Contraction& fraction, const Limit& limit, const std::function<const ConstantSet&()>& constants, bool always,
                 double log2_numbers) {
  const auto proved = proved_claim(fraction);
  const bool named = proved && proved->kind != FormKind::quotient;
  if (named && !always) return {.outcome = Outcome::found, .claims = {*proved}, .limit = {}, .search = {}, .candidate = {}};
  Answer answer;
  if (limit.value == "0") answer.outcome = Outcome::zero;
  else
    answer = searched(from_decimal(limit.value, limit.digits), constants(), radicand_of(fraction.pcf),
                      limit.rigorous ? ClaimStatus::certified : ClaimStatus::conjectured, log2_numbers);
  if (!proved) return answer;
  answer.claims.insert(named ? answer.claims.begin() : answer.claims.end(), *proved);
  answer.outcome = Outcome::found;
  return answer;
}

bool has_symbol(const Expression& x) {
  if (x.kind() == Expression::Kind::constant) return !find_constant(x.name());
  return std::ranges::any_of(x.operands(), has_symbol);
}

/// Is the value of the closed form within the interval of the number? One in a user's constant, which has a name only, is taken as it was
/// found: within about four times that.
bool holds(const Expression& expression, const GivenNumber& number) {
  if (has_symbol(expression)) return true;
  const Enclosure value = enclose(expression, std::max(number.digits, 1L) + 10);
  if (!value.value) return false;
  const Rational centre = midpoint(*value.value), error = radius(*value.value);
  return number.contains(centre - error, centre + error);
}

/// The most digits to which both round alike, nearly: |x - y| <= half a unit of the last one.
long digits_agreeing(const Expression& expression, const GivenNumber& number) {
  const Enclosure value = enclose(expression, number.digits + 10);
  if (!value.value || number.centre == 0) return 0;
  const Rational distance = abs(Rational(midpoint(*value.value) - number.centre));
  if (distance <= number.radius) return number.digits;
  return std::max(0L, decimal_exponent(number.centre) - decimal_exponent(Rational(2 * distance)));
}

/// Digits of the constants beyond those of the number.
constexpr long kSpareDigits = 16;

/// What holds of the number itself, not only of the enlarged interval that was searched.
Answer held(Answer answer, const GivenNumber& number) {
  std::erase_if(answer.search->closed_forms, [&](const Identification& found) { return !holds(found.expression, number); });
  answer.claims.clear();
  for (const Identification& found : answer.search->closed_forms) {
    answer.claims.push_back(claim_of(found, ClaimStatus::conjectured));
    std::int64_t& matched = answer.claims.back().digits->matched;
    matched = std::min<std::int64_t>(matched, number.digits);
  }
  answer.outcome = answer.claims.empty() ? Outcome::nothing : Outcome::found;
  return answer;
}

std::optional<Candidate> candidate_of(const Identified& search, const GivenNumber& number, double spent_bits) {
  std::optional<Identification> best = search.candidate;
  if (!search.closed_forms.empty()) best = search.closed_forms.front();
  if (!best) return std::nullopt;
  const double bits = chance_bits(best->support) - spent_bits;
  if (bits < kLeastChanceBits) return std::nullopt;
  if (!holds(best->expression, number)) return std::nullopt;
  return Candidate{best->expression, best->constant, bits, number.digits};
}

/// The last digits of a number may be wrong, or of another one.
std::optional<Candidate> candidate_of_prefix(const GivenNumber& number, const ConstantSet& constants) {
  constexpr double kShares[] = {5.0 / 6, 2.0 / 3, 1.0 / 2, 1.0 / 3};
  constexpr long kFewestDigits = 10;
  for (const double share : kShares) {
    const long digits = static_cast<long>(static_cast<double>(number.digits) * share);
    if (digits < kFewestDigits) break;
    const GivenNumber shorter = prefix(number, digits);
    const Identified search = identify(shorter.approximation(), constants, {.radicand = 0, .linear = {}, .quick = true});
    auto found = candidate_of(search, shorter, std::log2(std::size(kShares) + 1));
    if (!found) continue;
    found->digits_agreeing = digits_agreeing(found->expression, number);
    return found;
  }
  return std::nullopt;
}

}  // namespace

Answer identified(const Pcf& pcf, const std::function<const ConstantSet&()>& constants, bool always, double log2_numbers) {
  return identified(Contraction{.pcf = pcf, .map = {}}, constants, always, log2_numbers);
}

Answer identified(const Contraction& fraction, const std::function<const ConstantSet&()>& constants, bool always,
                  double log2_numbers) {
  const Convergence convergence = classify(fraction.pcf);
  Answer answer;
  if (!convergence.converges()) {
    answer.outcome = Outcome::diverges;
    return answer;
  }
  Limit limit = carried_limit(fraction, convergence, kIdentifyDigits);
  if (limit.rational) {
    answer.claims.push_back(rational_claim(*limit.rational, convergence.kind));
    answer.outcome = Outcome::found;
  } else if (limit.kind == Limit::Kind::finite) {
    answer = of_number(fraction, limit, constants, always, log2_numbers);
  } else {
    answer.outcome = limit.kind == Limit::Kind::none ? Outcome::not_computed : Outcome::infinite;
  }
  answer.limit = std::move(limit);
  return answer;
}

Answer identified(const GivenNumber& number, const std::function<const ConstantSet&(long digits)>& constants) {
  if (const auto value = number.expression ? closed::rational_value(*number.expression) : std::nullopt) {
    Claim claim = rational_claim(*value, ConvergenceClass::terminating);
    claim.method = "exact";
    return {.outcome = Outcome::found, .claims = {claim}, .limit = {}, .search = {}, .candidate = {}};
  }
  if (number.digits > kLookDigits + kSpareDigits) {
    GivenNumber beginning = number;
    beginning.radius = Rational(abs(number.centre)) / Rational(Integer(pow(Integer(10), static_cast<unsigned>(kLookDigits))));
    Answer answer =
        held(searched(beginning.approximation(), constants(kLookDigits + kSpareDigits), 0, ClaimStatus::conjectured), number);
    for (Claim& claim : answer.claims) claim.digits->matched = number.digits;
    if (!answer.claims.empty()) return answer;
  }
  const ConstantSet& all = constants(std::max(number.digits, 20L) + kSpareDigits);
  Answer answer = held(searched(number.approximation(), all, 0, ClaimStatus::conjectured), number);
  if (answer.claims.empty()) answer.candidate = candidate_of(*answer.search, number, 0);
  if (answer.claims.empty() && !answer.candidate && number.is_decimal) answer.candidate = candidate_of_prefix(number, all);
  return answer;
}

}  // namespace brouncker
