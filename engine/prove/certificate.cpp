// One json_of() for each part of a proof; certificate.hpp says what the fields are.
#include "engine/prove/certificate.hpp"

#include "engine/prove/certificate_parts.hpp"

namespace brouncker {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Moebius& m) { return Json::array({m.p.str(), m.q.str(), m.r.str(), m.s.str()}); }

Json json_of(std::string_view label, const Gauge& g) {
  Json n = Json::array();
  for (const Polynomial& entry : g.n) n.push_back(json_of(entry));
  return Json{{"kind", "gauge"},
              {"label", label},
              {"a", json_of(g.to.a)},
              {"b", json_of(g.to.b)},
              {"shift", std::to_string(g.shift)},
              {"s", Json::array({json_of(g.s_numerator), json_of(g.s_denominator)})},
              {"n", n},
              {"denominator", json_of(g.denominator)},
              {"start", g.start.str()},
              {"relation", json_of(g.relation)}};
}

Json json_of(const GaugeStep& step) { return json_of(step.label, step.gauge); }
Json json_of(const FoldStep& step) {
  const Pcf& to = step.back ? step.fold.whole : step.fold.part;
  return Json{{"kind", "fold"},
              {"label", step.back ? "unfold" : "fold"},
              {"a", json_of(to.a)},
              {"b", json_of(to.b)},
              {"steps", std::to_string(step.fold.steps)},
              {"first", std::to_string(step.fold.first)},
              {"relation", json_of(relation(step))}};
}
Json json_of(const ProofStep& step) {
  return std::visit([](const auto& each) { return json_of(each); }, step);
}

Json json_of(const TheoremLeaf& leaf) { return Json{{"kind", "theorem"}, {"name", leaf.row}}; }
Json json_of(const TailLeaf& leaf) {
  return Json{{"kind", "rational-tail"}, {"top", json_of(leaf.top)}, {"bottom", json_of(leaf.bottom)}, {"start", leaf.start.str()}};
}
Json json_of(const TerminatingLeaf& leaf) { return Json{{"kind", "terminating"}, {"zero", leaf.zero.str()}}; }
Json json_of(const Rational& x) { return Json::array({Integer(numerator(x)).str(), Integer(denominator(x)).str()}); }
Json json_of(const PartialFractions& f) {
  Json polynomial = Json::array(), poles = Json::array();
  for (const Rational& c : f.polynomial) polynomial.push_back(json_of(c));
  for (const PoleTerm& pole : f.poles)
    poles.push_back(
        Json{{"root", json_of(pole.root)}, {"order", std::to_string(pole.order)}, {"coefficient", json_of(pole.coefficient)}});
  return Json{{"polynomial", polynomial}, {"poles", poles}};
}

Json json_of(const SeriesLeaf& leaf) {
  const Json f = json_of(leaf.series.f);
  Json result = Json{{"kind", "series"},
                     {"top", json_of(leaf.top)},
                     {"bottom", json_of(leaf.bottom)},
                     {"start", leaf.series.start.str()},
                     {"z", json_of(leaf.series.z)},
                     {"polynomial", f.at("polynomial")},
                     {"poles", f.at("poles")}};
  if (!leaf.series.g_top.is_zero())
    result["telescoped"] = Json{{"top", json_of(leaf.series.g_top)}, {"bottom", json_of(leaf.series.g_bottom)}};
  return result;
}

Json json_of(const TwoTailsLeaf& leaf) {
  return Json{{"kind", "two-tails"},
              {"first", Json{{"top", json_of(leaf.top1)}, {"bottom", json_of(leaf.bottom1)}}},
              {"second", Json{{"top", json_of(leaf.top2)}, {"bottom", json_of(leaf.bottom2)}}},
              {"start", leaf.start.str()}};
}

Json json_of(const RamanujanLeaf& leaf) {
  const RamanujanReduction& r = leaf.reduction;
  return Json{{"kind", "ramanujan-series"},
              {"top", json_of(leaf.top)},
              {"bottom", json_of(leaf.bottom)},
              {"start", std::to_string(r.start)},
              {"series", r.row->name},
              {"q", Json{{"top", json_of(r.q_top)}, {"bottom", json_of(r.q_bottom)}}},
              {"r", Json{{"top", json_of(r.r_top)}, {"bottom", json_of(r.r_bottom)}}},
              {"rho", json_of(r.rho)}};
}

Json json_of(const std::vector<Rational>& numbers) {
  Json result = Json::array();
  for (const Rational& x : numbers) result.push_back(json_of(x));
  return result;
}

Json json_of(const HypergeometricLeaf& leaf) {
  const HypergeometricReduction& r = leaf.reduction;
  const Json f = json_of(r.f);
  return Json{{"kind", "hypergeometric-series"},
              {"top", json_of(leaf.top)},
              {"bottom", json_of(leaf.bottom)},
              {"start", std::to_string(r.start)},
              {"z", json_of(r.h.z)},
              {"upper", json_of(r.h.upper)},
              {"lower", json_of(r.h.lower)},
              {"q", Json{{"top", json_of(r.q_top)}, {"bottom", json_of(r.q_bottom)}}},
              {"polynomial", f.at("polynomial")},
              {"poles", f.at("poles")},
              {"r", Json{{"top", json_of(r.r_top)}, {"bottom", json_of(r.r_bottom)}}}};
}

/// By powers of k, the highest first.
Json json_of(const Bivariate& p) {
  Json result = Json::array();
  for (auto c = p.by_k().rbegin(); c != p.by_k().rend(); ++c) result.push_back(json_of(*c));
  return result;
}

Json json_of(const BivariateRatio& r) { return Json{{"top", json_of(r.top)}, {"bottom", json_of(r.bottom)}}; }

Json json_of(const DualSumLeaf& leaf) {
  const DualSum& sum = leaf.sum;
  Json starts = Json::array();
  for (const DualSum::Start& start : sum.starts) starts.push_back(Json{{"k", json_of(start.k)}, {"weight", start.weight.str()}});
  return Json{{"kind", "dual-sum"},
              {"starts", starts},
              {"derivative", std::to_string(sum.derivative)},
              {"term_n", json_of(sum.term_n)},
              {"term_k", json_of(sum.term_k)},
              {"recurrence", Json::array({json_of(sum.recurrence[0]), json_of(sum.recurrence[1]), json_of(sum.recurrence[2])})},
              {"certificate", json_of(sum.certificate)},
              {"bound", json_of(sum.bound)},
              {"z", json_of(sum.z)},
              {"first", json_of(sum.first)},
              {"second", json_of(sum.second)}};
}

Json json_of(const LommelLeaf& leaf) {
  return Json{{"kind", "lommel-series"},
              {"top", json_of(leaf.top)},
              {"bottom", json_of(leaf.bottom)},
              {"start", leaf.series.start.str()},
              {"p", json_of(leaf.series.p)},
              {"p_denominator", leaf.series.p_denominator.str()},
              {"alpha", json_of(leaf.series.alpha)},
              {"beta", json_of(leaf.series.beta)}};
}

Json json_of(const Exponents3& e) { return Json::array({std::to_string(e[0]), std::to_string(e[1]), std::to_string(e[2])}); }

Json json_of(const ContiguousLeaf& leaf) {
  const ContiguousSum& s = leaf.sum;
  const auto texts = [](const auto& numbers) {
    Json result = Json::array();
    for (const int x : numbers) result.push_back(std::to_string(x));
    return result;
  };
  return Json{{"kind", "contiguous-sum"},
              {"a", texts(s.a)},
              {"b", texts(s.b)},
              {"shift", std::to_string(s.shift)},
              {"recurrence", Json::array({json_of(s.recurrence[0]), json_of(s.recurrence[1]), json_of(s.recurrence[2])})},
              {"bound", json_of(s.bound)}};
}

Json json_of(const IntegralLeaf& leaf) {
  const WalkIntegral& x = leaf.integral;
  Json result{{"kind", "integral"},
              {"z", json_of(x.site.z)},
              {"type", x.site.exponential  ? "exponential"
                       : x.site.half       ? "halves"
                       : x.site.gamma != 0 ? "gamma"
                       : x.site.power      ? "power"
                                           : "integers"}};
  if (x.site.gamma != 0) result["beta"] = json_of(x.site.beta), result["gamma"] = json_of(x.site.gamma);
  if (x.site.power) result["beta"] = json_of(x.site.beta);
  result["w"] = json_of(x.w);
  result["phi"] = json_of(x.phi);
  result["recurrence"] = Json::array({json_of(x.recurrence[0]), json_of(x.recurrence[1]), json_of(x.recurrence[2])});
  result["bound"] = json_of(x.bound);
  return result;
}

}  // namespace

Json json_of(const Polynomial& p) {
  Json result = Json::array();
  if (p.is_zero()) result.push_back("0");
  for (const Integer& c : p.descending()) result.push_back(c.str());
  return result;
}

Json certificate_head(const Pcf& pcf) {
  return Json{
      {"format", "brouncker-certificate"}, {"version", 1}, {"a", json_of(pcf.a)}, {"b", json_of(pcf.b)}, {"steps", Json::array()}};
}

Json certificate(const Proof& proof) {
  Json result = certificate_head(proof.pcf);
  for (const ProofStep& step : proof.steps) result["steps"].push_back(json_of(step));
  result["end"] = std::visit([](const auto& leaf) { return json_of(leaf); }, proof.leaf);
  result["relation"] = json_of(proof.form.map);
  result["atom"] = to_plain(proof.form.atom);
  result["closed_form"] = proof.closed_form ? to_plain(*proof.closed_form) : "inf";
  return result;
}

Json certificate(const Gauge& gauge) { return certificate(gauge.from, {GaugeStep{"gauge", gauge}}); }

Json certificate(const Pcf& from, const std::vector<ProofStep>& path) {
  Json result = certificate_head(from);
  for (const ProofStep& step : path) result["steps"].push_back(json_of(step));
  result["end"] = Json{{"kind", "equivalence"}};
  result["relation"] = json_of(relation(path));
  return result;
}

}  // namespace brouncker
