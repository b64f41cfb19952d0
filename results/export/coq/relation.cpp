// Every fraction with a positive leading coefficient of a; the signs come back in the statement.
#include "results/export/coq/relation.hpp"

#include "engine/prove/check/reader.hpp"
#include "results/export/coq/growth.hpp"
#include "results/export/coq/literal.hpp"
#include "results/export/coq/step.hpp"

#include <fmt/format.h>

namespace brouncker::coq {
namespace {

/// From "Theorem" to "Proof."; what an equivalence states.
std::string relation_statement(const Pcf& from, const Pcf& to, const Moebius& r, const std::string& name) {
  const std::string bottom = fmt::format("{} * L' + {}", literal(r.r), literal(r.s));
  return fmt::format(
      "Theorem {} : exists L L',\n  pcf_limit {} {} L /\\ pcf_limit {} {} L' /\\\n  {} <> 0 /\\ L = ({} * L' + {}) / ({}).\n", name,
      sequence(from.a), sequence(from.b), sequence(to.a), sequence(to.b), bottom, literal(r.p), literal(r.q), bottom);
}

/// The arguments of `related` and `related_by` from the growth of the last fraction on.
std::string relation_arguments(const Pcf& from, const Pcf& to, const Growth& growth, const Moebius& r) {
  const auto sign = [](const Pcf& pcf) { return literal(Integer(pcf.a.leading().sign())); };
  return fmt::format("{} {} {} {} {} {} {}", record(growth), sign(from), sign(to), literal(r.p), literal(r.q), literal(r.r),
                     literal(r.s));
}

Written one_step(const certificates::GaugeStep& given, const Growth& growth, const std::string& name) {
  const certificates::GaugeStep step = std::get<certificates::GaugeStep>(positive(given));
  std::string reason;
  const auto written = gauge_of(step, reason);
  if (!written) return {{}, reason};
  return {relation_statement(given.from, given.to, given.relation, name) +
              fmt::format("Proof. refine (related {} {} {} {}\n  {} {} {} {} _). by_computation. Qed.\n", list(step.from.a),
                          list(step.from.b), list(step.to.a), list(step.to.b), written->gauge, written->growth, written->carry,
                          relation_arguments(given.from, given.to, growth, given.relation)),
          {}};
}

/// One lemma a step, for every x that is the limit of the last fraction.
Written several_steps(const std::vector<Step>& given, const Growth& growth, const Moebius& total, const std::string& name) {
  const Pcf &from = source(given.front()), &to = target(given.back());
  const Pcf last = target(positive(given.back()));
  const auto lemma = [&](int i, const Pcf& pcf, const Moebius& map, const std::string& proof) {
    return fmt::format("Lemma {}_{} : forall x, pcf_limit (seq {}) (seq {}) x -> limit_of {} {} {} x.\nProof. {} Qed.\n", name, i,
                       list(last.a), list(last.b), list(pcf.a), list(pcf.b), matrix(map), proof);
  };
  Moebius map;
  int lemmas = 0;
  std::string text = lemma(lemmas++, last, map, "exact (is_itself _ _)."), reason;
  for (std::size_t i = given.size(); i-- > 0;) {
    const Step step = positive(given[i]);
    if (is_identity(step)) continue;
    const Moebius next = (relation(step) * map).reduced();
    const auto written = following(step, map, next, "x", reason);
    if (!written) return {{}, reason};
    text += lemma(lemmas, source(step), next,
                  fmt::format("intros x H. {}; [by_computation|exact ({}_{} x H)].", *written, name, lemmas - 1));
    ++lemmas;
    map = next;
  }
  const Pcf first = source(positive(given.front()));
  return {
      text + relation_statement(from, to, total, name) +
          fmt::format("Proof. refine (related_by {} {} {} {} {} {} _ {}_{}). by_computation. Qed.\n", list(first.a), list(first.b),
                      list(last.a), list(last.b), matrix(map), relation_arguments(from, to, growth, total), name, lemmas - 1),
      {}};
}

}  // namespace

Written equivalence(const nlohmann::json& certificate, const std::string& name) {
  const std::vector<Step> steps = steps_of(certificate);
  const auto growth = growth_of(target(positive(steps.back())));
  if (!growth) return {{}, "no bound of the growth of the q was found"};
  const auto* only = steps.size() == 1 ? std::get_if<certificates::GaugeStep>(&steps.front()) : nullptr;
  return only ? one_step(*only, *growth, name) : several_steps(steps, *growth, certificates::relation(certificate), name);
}

}  // namespace brouncker::coq
