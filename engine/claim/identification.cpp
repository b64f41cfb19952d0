#include "engine/claim/identification.hpp"

#include "engine/claim/proved_claim.hpp"
#include "engine/evaluate/carried_limit.hpp"
#include "engine/match/spelling.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/arithmetic.hpp"

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

Answer searched(const Approximation& number, const ConstantSet& constants, Integer radicand, ClaimStatus status) {
  Answer answer;
  answer.search = identify(number, constants, {.radicand = std::move(radicand), .linear = {}});
  for (const Identification& found : answer.search->closed_forms) answer.claims.push_back(claim_of(found, status));
  answer.outcome = answer.claims.empty() ? Outcome::nothing : Outcome::found;
  return answer;
}

/// A finite limit that is not rational.
Answer of_number(const Contraction& fraction, const Limit& limit, const std::function<const ConstantSet&()>& constants,
                 bool always) {
  const auto proved = proved_claim(fraction);
  const bool named = proved && proved->kind != FormKind::quotient;
  if (named && !always) return {.outcome = Outcome::found, .claims = {*proved}, .limit = {}, .search = {}};
  Answer answer;
  if (limit.value == "0") answer.outcome = Outcome::zero;
  else
    answer = searched(from_decimal(limit.value, limit.digits), constants(), radicand_of(fraction.pcf),
                      limit.rigorous ? ClaimStatus::certified : ClaimStatus::conjectured);
  if (!proved) return answer;
  answer.claims.insert(named ? answer.claims.begin() : answer.claims.end(), *proved);
  answer.outcome = Outcome::found;
  return answer;
}

}  // namespace

Answer identified(const Pcf& pcf, const std::function<const ConstantSet&()>& constants, bool always) {
  return identified(Contraction{.pcf = pcf, .map = {}}, constants, always);
}

Answer identified(const Contraction& fraction, const std::function<const ConstantSet&()>& constants, bool always) {
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
    answer = of_number(fraction, limit, constants, always);
  } else {
    answer.outcome = limit.kind == Limit::Kind::none ? Outcome::not_computed : Outcome::infinite;
  }
  answer.limit = std::move(limit);
  return answer;
}

Answer identified(const Approximation& number, const ConstantSet& constants) {
  return searched(number, constants, 0, ClaimStatus::conjectured);
}

}  // namespace brouncker
