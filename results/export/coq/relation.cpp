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
  const certificates::GaugeStep step = positive(given);
  std::string reason;
  const auto written = step_of(step, reason);
  if (!written) return {{}, reason};
  return {relation_statement(given.from, given.to, given.relation, name) +
              fmt::format("Proof. refine (related {} {} {} {}\n  {} {} {} {} _). by_computation. Qed.\n", list(step.from.a),
                          list(step.from.b), list(step.to.a), list(step.to.b), written->gauge, written->growth, written->carry,
                          relation_arguments(given.from, given.to, growth, given.relation)),
          {}};
}

/// One lemma a step, for every x that is the limit of the last fraction.
Written several_steps(const std::vector<certificates::GaugeStep>& given, const Growth& growth, const Moebius& relation,
                      const std::string& name) {
  const Pcf &from = given.front().from, &to = given.back().to;
  const Pcf last = positive(given.back()).to;
  const auto lemma = [&](int i, const Pcf& pcf, const Moebius& map, const std::string& proof) {
    return fmt::format("Lemma {}_{} : forall x, pcf_limit (seq {}) (seq {}) x -> limit_of {} {} {} x.\nProof. {} Qed.\n", name, i,
                       list(last.a), list(last.b), list(pcf.a), list(pcf.b), matrix(map), proof);
  };
  Moebius map;
  int lemmas = 0;
  std::string text = lemma(lemmas++, last, map, "exact (is_itself _ _)."), reason;
  for (std::size_t i = given.size(); i-- > 0;) {
    const certificates::GaugeStep step = positive(given[i]);
    if (is_identity(step)) continue;
    const auto written = step_of(step, reason);
    if (!written) return {{}, reason};
    const Moebius next = (step.relation * map).reduced();
    text += lemma(lemmas, step.from, next,
                  fmt::format("intros x H. apply (follow {} {} {} {}\n  {} {} {} {} {} x); [by_computation|exact ({}_{} x H)].",
                              list(step.from.a), list(step.from.b), list(step.to.a), list(step.to.b), written->gauge,
                              written->growth, written->carry, matrix(map), matrix(next), name, lemmas - 1));
    ++lemmas;
    map = next;
  }
  const Pcf first = positive(given.front()).from;
  return {
      text + relation_statement(from, to, relation, name) +
          fmt::format("Proof. refine (related_by {} {} {} {} {} {} _ {}_{}). by_computation. Qed.\n", list(first.a), list(first.b),
                      list(last.a), list(last.b), matrix(map), relation_arguments(from, to, growth, relation), name, lemmas - 1),
      {}};
}

}  // namespace

Written equivalence(const nlohmann::json& certificate, const std::string& name) {
  const std::vector<certificates::GaugeStep> steps = steps_of(certificate);
  const auto growth = growth_of(positive(steps.back()).to);
  if (!growth) return {{}, "no bound of the growth of the q was found"};
  return steps.size() == 1 ? one_step(steps.front(), *growth, name)
                           : several_steps(steps, *growth, certificates::relation(certificate), name);
}

}  // namespace brouncker::coq
