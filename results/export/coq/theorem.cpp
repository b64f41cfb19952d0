// From the end of a certificate back to its first fraction: one lemma a step, then the theorem in the form that a reader expects.
#include "results/export/coq/theorem.hpp"

#include "engine/prove/check/reader.hpp"
#include "formulas/arithmetic.hpp"
#include "results/export/coq/literal.hpp"
#include "results/export/coq/relation.hpp"
#include "results/export/coq/series.hpp"
#include "results/export/coq/step.hpp"
#include "results/export/coq/value.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace brouncker::coq {
namespace {

using nlohmann::json;

/// How far a hypergeometric end has to be shifted so that c is positive, where it is an integer.
long poles_of(const Pcf& last) {
  const Integer a1 = last.a.leading(), a0 = last.a.coefficient(0), b1 = last.b.coefficient(1), b2 = last.b.coefficient(2);
  Rational c = Rational(a0) / Rational(a1);
  if (last.b.degree() == 1) c += Rational(b1) / Rational(Integer(a1 * a1));
  if (last.b.degree() == 2) {
    const Integer d = a1 * a1 + 4 * b2;
    if (d <= 0) return 0;
    if (is_square(d)) {
      const Rational s(Integer(sqrt(d)));
      c = Rational(a0) / s + (Rational(b1) / Rational(b2) + 1) * (1 - Rational(a1) / s) / 2;
    } else if (2 * a0 * b2 == a1 * (b1 + b2)) {
      c = (Rational(b1) / Rational(b2) + 1) / 2;
    } else {
      return 0;  // irrational
    }
  }
  return denominator(c) != 1 || c > 0 || c < -1000 ? 0 : 1 - static_cast<long>(Integer(numerator(c)));
}

/// The value is stated for PCF(a(n+k), b(n+k)), where functions have no poles and tails no zeros.
long shift_of(const Pcf& last, const json& end) {
  const std::string kind = end.at("kind").get<std::string>();
  if (kind == "terminating" || kind == "rational-tail" || last.a.leading() <= 0) return 0;
  if (kind == "theorem" && last.a.degree() <= 1 && last.b.degree() <= 2 * last.a.degree())
    return last.a.degree() == 1 ? poles_of(last) : 0;
  return std::max(0L, series_start(last) - 1);
}

/// What the lemmas of one proof have in common.
struct Proof {
  std::string name;
  Value value;
  std::string text;
  int lemmas = 0;

  std::string statement(const Pcf& pcf, const Moebius& map) const {
    return fmt::format("{}limit_of {} {} {} {}", value.lets, list(pcf.a), list(pcf.b), matrix(map), value.x);
  }
  void lemma(const Pcf& pcf, const Moebius& map, const std::string& proof) {
    text += fmt::format("Lemma {}_{} : {}.\nProof. {}{} Qed.\n", name, lemmas++, statement(pcf, map), value.intros, proof);
  }
};

/// True where the step could be written.
bool write_step(const Step& step, const Moebius& before, const Moebius& after, Proof& proof, std::string& reason) {
  const std::string last = fmt::format("{}_{}", proof.name, proof.lemmas - 1);
  const auto written = following(step, before, after, proof.value.x, reason);
  if (!written) return false;
  proof.lemma(source(step), after, fmt::format("{}; [by_computation|exact {}].", *written, last));
  return true;
}

/// (p x + q)/(r x + s) = what image() writes.
std::string value_proof(const Moebius& m, const std::string& x) {
  const std::string open = "unfold top_of, bottom_of; cbn [z11 z12 z21 z22]; ";
  if (m.p == 0 && m.r == 0) return open + "field; lra";
  if (m.r == 0 && m.s == 1) return open + fmt::format("transitivity (({}) / 1); [f_equal; ring | apply over_1]", image(m, x));
  return open + "f_equal; ring";
}

/// With coprime integers, the denominator positive where it is a number; of a rational value only the value is kept.
std::optional<Moebius> normal(const Moebius& map) {
  if (map.p == 0 && map.r == 0) {
    if (map.s == 0) return std::nullopt;
    const Rational x = Rational(map.q) / Rational(map.s);
    return Moebius{0, numerator(x), 0, denominator(x)};
  }
  const Moebius m = map.reduced();
  return m.r < 0 || (m.r == 0 && m.s < 0) ? Moebius{-m.p, -m.q, -m.r, -m.s} : m;
}

Written closed_form(const json& certificate, const std::string& name) {
  const Pcf given = certificates::pcf(certificate);
  const bool flipped = given.a.leading() < 0;
  Pcf last = flipped ? Pcf{-given.a, given.b} : given;
  const Pcf first = last;
  std::vector<Step> steps;
  bool last_flipped = flipped;
  for (Step& step : steps_of(certificate)) {
    last_flipped = target(step).a.leading() < 0;
    step = positive(std::move(step));
    last = target(step);
    if (!is_identity(step)) steps.push_back(std::move(step));
  }
  json end = certificate.at("end");
  if (last_flipped && end.contains("top")) {
    json& top = end.at("top");  // PCF(-a, b) has the tail -K
    for (json& c : top) c = Integer(-Integer(c.get<std::string>())).str();
  }
  if (const long k = shift_of(last, end)) {
    steps.push_back(shift_step(last, k));
    last = target(steps.back());
  }
  Proof proof{name, value_of(last, end), {}, 0};
  if (!proof.value.reason.empty()) return {{}, proof.value.reason};
  proof.lemma(last, proof.value.map, proof.value.proof);
  const auto lowest = normal(proof.value.map);
  if (!lowest) return {{}, "the value is the point at infinity"};
  if (!(*lowest == proof.value.map))
    proof.lemma(last, *lowest,
                fmt::format("apply (lowest_terms _ _ {}); [by_computation|exact {}_0].", matrix(proof.value.map), name));
  Moebius map = *lowest;
  std::string reason;
  for (std::size_t i = steps.size(); i-- > 0;) {
    const auto next = normal(relation(steps[i]) * map);
    if (!next) return {{}, "the value is the point at infinity"};
    if (!write_step(steps[i], map, *next, proof, reason)) return {{}, reason};
    map = *next;
  }
  const std::string& x = proof.value.x;
  if (flipped) {
    const Moebius before = map;
    map = {-map.p, -map.q, map.r, map.s};
    proof.lemma(given, map,
                fmt::format("apply (flip {} {} {} {} {} {}); [by_computation|exact {}_{}].", list(given.a), list(given.b),
                            list(first.a), matrix(before), matrix(map), x, name, proof.lemmas - 1));
  }
  proof.text +=
      fmt::format("Theorem {} :\n  {}pcf_limit {} {} {}.\nProof. {}apply (conclude {} {} {} {}); [exact {}_{}|{}]. Qed.\n", name,
                  proof.value.lets, sequence(given.a), sequence(given.b), image(map, x), proof.value.intros, list(given.a),
                  list(given.b), matrix(map), x, name, proof.lemmas - 1, value_proof(map, x));
  return {proof.text, {}};
}

}  // namespace

Written theorem(const json& certificate, const std::string& name) {
  return certificate.at("end").at("kind") == "equivalence" ? equivalence(certificate, name) : closed_form(certificate, name);
}

std::string file_head() {
  return "Require Import ZArith Reals Lra List.\nFrom Coquelicot Require Import Coquelicot.\n"
         "From Brouncker Require Import Matrix Fraction Polynomial Growth Gauge Ends Chain Fold Functions Values Special PfaffValues Arctan Named Euler Sums Zeta.\nImport ListNotations.\nOpen Scope R_scope.\n\n";
}

}  // namespace brouncker::coq
