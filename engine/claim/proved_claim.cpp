#include "engine/claim/proved_claim.hpp"

#include "engine/claim/named_atom.hpp"
#include "engine/prove/find/prove.hpp"
#include "engine/prove/shown_form.hpp"
#include "formulas/closed_form.hpp"
#include "formulas/quadratic_number.hpp"

#include <algorithm>

namespace brouncker {
namespace {

/// A pFq that is no function with a name of its own: of a proof by hypergeometric series any, else from 3F2 on.
bool has_unnamed(const Expression& x, bool any) {
  if (x.kind() == Expression::Kind::call && x.name().starts_with("hyp") && x.name() != "hypu" && (any || x.operands().size() > 5))
    return true;
  return std::ranges::any_of(x.operands(), [&](const Expression& inner) { return has_unnamed(inner, any); });
}

/// What a claim follows from: the closed form, and which end the proof has.
struct Proved {
  const ClosedForm& form;
  std::string_view theorem;  ///< empty: not one of the table
  bool by_hypergeometric_series = false;
  std::string method;
};

FormKind kind_of(const Proved& proved) {
  const ClosedForm& form = proved.form;
  if (form.map.determinant() == 0 || closed::rational_value(form.atom)) return FormKind::rational;
  const TheoremRow* theorem = proved.theorem.empty() ? nullptr : find_theorem(proved.theorem);
  if ((theorem && theorem->yields == Yields::algebraic) || quadratic_number(form.atom)) return FormKind::quadratic;
  if (has_unnamed(form.atom, proved.by_hypergeometric_series)) return FormKind::quotient;
  return theorem && theorem->yields == Yields::quotient ? FormKind::quotient : FormKind::function;
}

std::string text_of(const Expression& form) {
  const auto rational = closed::rational_value(form);
  return rational ? rational->str() : to_plain(form);
}

/// The constant of a value of functions; its kind with it.
void set_constant(const ClosedForm& form, Claim& claim) {
  if (const auto named = named_atom(form.atom)) {
    claim.kind = FormKind::constant;
    claim.constant = named->constant;
    claim.map = (form.map * named->map).reduced();
  } else {
    claim.constant = to_plain(form.atom);
  }
}

std::optional<Claim> claim_of(const Proved& proved) {
  const auto form = shown_form(proved.form);
  if (!form) return std::nullopt;
  Claim claim;
  claim.expression = text_of(form->own);
  claim.mirrored = text_of(form->negative);
  claim.kind = kind_of(proved);
  claim.status = ClaimStatus::proved;
  claim.method = proved.method;
  if (claim.is_algebraic()) claim.constant = name(claim.kind);
  if (claim.kind == FormKind::function) set_constant(proved.form, claim);
  return claim;
}

Moebius moebius_of(const nlohmann::ordered_json& entries) {
  const auto entry = [&](std::size_t i) { return Integer(entries.at(i).get<std::string>()); };
  return {entry(0), entry(1), entry(2), entry(3)};
}

}  // namespace

std::optional<Claim> proved_claim(const Proof& proof) {
  const auto* leaf = std::get_if<TheoremLeaf>(&proof.leaf);
  return claim_of(
      {proof.form, leaf ? leaf->row : std::string_view(), std::holds_alternative<HypergeometricLeaf>(proof.leaf), proof.method});
}

std::optional<Claim> proved_claim(const nlohmann::ordered_json& certificate) {
  const ClosedForm form{moebius_of(certificate.at("relation")), parse_expression(certificate.at("atom").get<std::string>())};
  const auto& end = certificate.at("end");
  const std::string kind = end.at("kind").get<std::string>();
  const std::string theorem = kind == "theorem" ? end.at("name").get<std::string>() : "";
  return claim_of({form, theorem, kind == "hypergeometric-series", theorem.empty() ? kind : theorem});
}

std::optional<Claim> proved_claim(const Pcf& pcf) {
  const auto proof = prove(pcf);
  return proof ? proved_claim(*proof) : std::nullopt;
}

std::optional<Claim> proved_claim(const Contraction& contraction) {
  auto proof = prove(contraction.pcf);
  if (!proof) return std::nullopt;
  proof->form.map = (contraction.map * proof->form.map).reduced();
  auto claim = proved_claim(*proof);
  if (!claim || contraction.complete) return claim;
  claim->status = ClaimStatus::conjectured;
  claim->method += " for one convergent in " + std::to_string(contraction.period);
  return claim;
}

Claim rational_claim(const Rational& limit, ConvergenceClass kind) {
  Claim claim;
  claim.expression = limit.str();
  claim.mirrored = Rational(-limit).str();
  claim.kind = FormKind::rational;
  claim.constant = name(claim.kind);
  claim.status = ClaimStatus::proved;
  claim.method = kind == ConvergenceClass::terminating ? kFiniteFractionMethod : kRationalLimitMethod;
  return claim;
}

std::optional<Claim> exact_claim(const Row& row) {
  if (row.limit.rational) return rational_claim(*row.limit.rational, row.convergence.kind);
  return row.limit.kind == Limit::Kind::finite ? proved_claim(row.pcf) : std::nullopt;
}

}  // namespace brouncker
