#include "engine/prove/check/hypergeometric_series.hpp"

#include "engine/prove/check/reader.hpp"
#include "engine/prove/check/steps.hpp"

namespace brouncker::certificates {
namespace {

constexpr long kMostStart = 1000;
constexpr std::size_t kMostParameters = 50, kMostPoles = 200;
constexpr int kMostOrder = 20;

std::vector<Rational> parameters(const nlohmann::json& json, const char* name) {
  require(json.is_array() && json.size() <= kMostParameters, std::string("\"") + name + "\" is not a list of parameters");
  std::vector<Rational> result;
  for (const nlohmann::json& each : json) result.push_back(rational(each, name));
  return result;
}

PartialFractions parts(const nlohmann::json& end, const HypergeometricTerm& h) {
  PartialFractions f = read_fractions(end);
  require(f.polynomial.size() <= h.lower.size() && f.poles.size() <= kMostPoles, "\"polynomial\" or \"poles\" too long");
  for (const PoleTerm& pole : f.poles)
    require(pole.order <= kMostOrder && pole.root < 0 && pole.root >= -1, "a pole outside of [-1, 0), or of too high an order");
  return f;
}

}  // namespace

void check_terms(const Pcf& pcf, const Tail& tail, const Quotient& q, const SeriesRatio& ratio, const Rational& first) {
  const Polynomial &top = tail.top, &bottom = tail.bottom;
  const Polynomial left =
      -(pcf.b.shifted(-1) * bottom.shifted(-1) * bottom) * (q.bottom * q.top.shifted(-1) * ratio.bottom.shifted(-1));
  require(left == top.shifted(-1) * top * (q.top * q.bottom.shifted(-1) * ratio.top.shifted(-1)),
          "the terms are not those of the tail");
  const Integer& m = tail.start;
  require(-Rational(bottom(m)) / Rational(top(m)) == Rational(q.top(m)) / Rational(q.bottom(m)) * first,
          "the first term is not the one that the tail gives");
}

ClosedForm check_hypergeometric(const Pcf& pcf, const nlohmann::json& end) {
  require_fields(end, {"kind", "top", "bottom", "start", "z", "upper", "lower", "q", "polynomial", "poles", "r"});
  const Tail tail{polynomial(end.at("top"), "top"), polynomial(end.at("bottom"), "bottom"), integer(end.at("start"), "start")};
  const HypergeometricTerm h{rational(end.at("z"), "z"), parameters(end.at("upper"), "upper"),
                             parameters(end.at("lower"), "lower")};
  require(is_proper(h), "parameters that are not those of a convergent series");
  const Quotient q = quotient(end.at("q"), "q"), r = quotient(end.at("r"), "r");
  const PartialFractions f = parts(end, h);
  require(!r.top.is_zero() || r.bottom == Polynomial::constant(1), "\"r\" is 0 over something");
  require(!q.top.is_zero() && tail.start <= kMostStart, "\"q\" is 0, or \"start\" is out of range");
  check_tail(pcf, tail.top, tail.bottom, tail.start, {q.top, q.bottom, r.bottom}, false);
  const long m = static_cast<long>(tail.start);
  const SeriesRatio ratio = ratio_of(h);
  check_terms(pcf, tail, q, ratio, term(h, m));
  // q = f + R(n+1) h(n+1)/h(n) - R
  const Polynomial next_top = r.top.shifted(1), next_bottom = r.bottom.shifted(1);
  const auto [f_top, f_bottom] = combined(f);
  const Polynomial right = f_top * (next_bottom * ratio.bottom * r.bottom) +
                           f_bottom * (next_top * ratio.top * r.bottom - r.top * next_bottom * ratio.bottom);
  require(q.top * (f_bottom * next_bottom * ratio.bottom * r.bottom) == q.bottom * right, "the terms do not reduce as stated");
  const auto sum = reduced_sum(h, f, r.top, r.bottom, m);
  require(sum.has_value(), "the sum has no closed form");
  ClosedForm form = sum->form();
  form.map = convergents(pcf, tail.start - 1) * Moebius{tail.top(m), tail.bottom(m), tail.bottom(m), 0} * form.map;
  return form;
}

}  // namespace brouncker::certificates
