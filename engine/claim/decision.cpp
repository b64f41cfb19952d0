#include "engine/claim/decision.hpp"

#include "engine/claim/same_value.hpp"
#include "engine/evaluate/verify.hpp"
#include "engine/prove/shown_form.hpp"
#include "engine/recurrence/classify.hpp"

#include <fmt/format.h>

namespace brouncker {
namespace {

constexpr long kDigits = 50;

Decision by_theorem(const Contraction& fraction, Proof proof, const Expression& expression) {
  proof.form.map = (fraction.map * proof.form.map).reduced();
  Decision decision;
  decision.method = proof.method;
  const auto form = shown_form(proof);
  if (!form) {
    decision.closed_form = "inf";
    decision.verdict = Verdict::no;
    decision.reason = "the limit is the point at infinity";
    return decision;
  }
  decision.closed_form = to_plain(form->own);
  const SameValue same = same_value(form->own, expression);
  decision.first_difference = same.first_difference;
  const std::string shown = to_plain(expression);
  if (!same.same) {
    decision.reason = fmt::format("the limit is {}, by theorem; of {} is known: {}", decision.closed_form, shown, same.reason);
  } else if (*same.same) {
    decision.verdict = Verdict::yes;
    decision.reason = shown == decision.closed_form ? fmt::format("the limit is {}, by theorem", shown)
                                                    : fmt::format("the limit is {}, by theorem, and {} is the same number: {}",
                                                                  decision.closed_form, shown, same.reason);
  } else {
    decision.verdict = Verdict::no;
    decision.reason =
        fmt::format("the limit is {}, by theorem, and {} is another number: {}", decision.closed_form, shown, same.reason);
    if (same.first_difference) decision.reason += fmt::format(", digit {} differs", *same.first_difference);
  }
  return decision;
}

/// What enclosures alone can say.
Decision by_enclosure(const Contraction& fraction, const Expression& expression) {
  const Verification v = verify(fraction, expression, kDigits);
  Decision decision;
  if (v.verdict == VerifyVerdict::refuted && v.rigorous()) {
    decision.verdict = Verdict::no;
    decision.first_difference = v.first_difference;
    decision.reason = v.reason;
    if (v.first_difference)
      decision.reason += fmt::format(": enclosures of limit and closed form are disjoint, digit {} differs", *v.first_difference);
  } else if (v.verdict == VerifyVerdict::verified) {
    decision.reason = fmt::format("they agree to {} digits, and no theorem here gives the limit", kDigits);
  } else {
    decision.reason = "no theorem here gives the limit";
    if (!v.reason.empty()) decision.reason += "; " + v.reason;
  }
  return decision;
}

}  // namespace

Decision decided(const Contraction& fraction, std::optional<Proof> proof, const Expression& expression) {
  if (!classify(fraction.pcf).converges()) return {Verdict::no, "the continued fraction diverges", {}, {}, {}};
  if (proof && fraction.complete) return by_theorem(fraction, *std::move(proof), expression);
  return by_enclosure(fraction, expression);
}

}  // namespace brouncker
