#include "engine/prove/check/ramanujan.hpp"

#include "engine/prove/check/hypergeometric_series.hpp"
#include "engine/prove/check/reader.hpp"
#include "engine/prove/check/steps.hpp"
#include "engine/prove/statements/ramanujan_series.hpp"

namespace brouncker::certificates {
namespace {

constexpr long kMostStart = 1000;

}  // namespace

ClosedForm check_ramanujan(const Pcf& pcf, const nlohmann::json& end) {
  require_fields(end, {"kind", "top", "bottom", "start", "series", "q", "r", "rho"});
  const Polynomial top = polynomial(end.at("top"), "top"), bottom = polynomial(end.at("bottom"), "bottom");
  const RamanujanRow* const row = find_ramanujan(text(end, "series"));
  require(row != nullptr, "a series that is not in the table");
  const Quotient q = quotient(end.at("q"), "q"), r = quotient(end.at("r"), "r");
  const Integer start = integer(end.at("start"), "start");
  require(!r.top.is_zero() || r.bottom == Polynomial::constant(1), "\"r\" is 0 over something");
  require(!q.top.is_zero() && start <= kMostStart, "\"q\" is 0, or \"start\" is out of range");
  check_tail(pcf, top, bottom, start, {q.top, q.bottom, r.bottom}, false);
  const long m = static_cast<long>(start);
  const SeriesRatio h = ratio_of(*row);
  check_terms(pcf, {top, bottom, start}, q, h, term(*row, m));
  // q = rho (a n + b) + R(n+1) A/B - R
  const Rational rho = rational(end.at("rho"), "rho");
  const Polynomial next_top = r.top.shifted(1), next_bottom = r.bottom.shifted(1), linear = Polynomial::of({row->a, row->b});
  const Polynomial all = next_bottom * h.bottom * r.bottom;
  const Polynomial right = Integer(numerator(rho)) * (linear * all) +
                           Integer(denominator(rho)) * (next_top * h.top * r.bottom - r.top * next_bottom * h.bottom);
  require(Integer(denominator(rho)) * (q.top * all) == q.bottom * right, "the terms do not reduce as stated");
  ClosedForm form = reduced_sum(*row, rho, r.top, r.bottom, m);
  form.map = convergents(pcf, start - 1) * Moebius{top(m), bottom(m), bottom(m), 0} * form.map;
  return form;
}

}  // namespace brouncker::certificates
