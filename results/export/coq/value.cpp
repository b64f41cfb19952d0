// Terminating fractions and rational tails follow from their polynomials; a theorem of the table is stated as the quotient that its
// fraction has by degrees.
#include "results/export/coq/value.hpp"

#include "engine/prove/check/reader.hpp"
#include "engine/prove/check/steps.hpp"
#include "results/export/coq/growth.hpp"
#include "results/export/coq/literal.hpp"
#include "results/export/coq/quotients.hpp"
#include "results/export/coq/series.hpp"

#include <fmt/format.h>

namespace brouncker::coq {
namespace {

using nlohmann::json;

Value rational(const Rational& x, std::string proof) {
  Value value;
  value.x = "0";
  value.map = {0, numerator(x), 0, denominator(x)};
  value.proof = fmt::format("apply is_rational; [discriminate|]. {}", proof);
  return value;
}

std::string lists(const Pcf& pcf) { return list(pcf.a) + " " + list(pcf.b); }

Value terminating(const Pcf& last, const json& end, const Growth& growth) {
  const long zero = static_cast<long>(certificates::integer(end.at("zero"), "zero"));
  const Moebius p = certificates::convergents(last, zero - 1);
  if (p.s == 0) return refused("the value is the point at infinity");
  const Rational x = Rational(p.q) / Rational(p.s);
  return rational(x, fmt::format("apply (terminates {} {} {} {} {}). by_computation.", lists(last), zero - 1, record(growth),
                                 literal(Integer(numerator(x))), literal(Integer(denominator(x)))));
}

Value rational_tail(const Pcf& last, const json& end, const Growth& growth) {
  const Polynomial top = certificates::polynomial(end.at("top"), "top"),
                   bottom = certificates::polynomial(end.at("bottom"), "bottom");
  const Integer start = certificates::integer(end.at("start"), "start");
  const Moebius p = certificates::convergents(last, start - 1);
  const Integer u = p.p * top(start) + p.q * bottom(start), v = p.r * top(start) + p.s * bottom(start);
  if (v == 0) return refused("the value is the point at infinity");
  const Rational x = Rational(u) / Rational(v);
  const Polynomial x1 = top.shifted(1), y1 = bottom.shifted(1);
  std::optional<long> first = settled(y1, Sign::fixed, static_cast<long>(start) - 1);
  if (first) first = settled(x1.shifted(1) + last.a.shifted(1) * y1.shifted(1), Sign::fixed, *first);
  if (!first) return refused("the signs of the tail settle only far out");
  for (const long k : {2L, 4L, 16L, 64L, 1000L})
    for (const int sign : {1, -1}) {
      std::optional<long> from = settled(Integer(sign) * y1, Sign::nonnegative, 0);
      if (from)
        from = settled(Integer(sign) * (Integer(k * growth.denominator) * x1 + Integer(k - 1) * (growth.bound * y1)),
                       Sign::nonnegative, *from);
      if (!from) continue;
      return rational(x, fmt::format("apply (rational_tail {} (Tail {} {} {} {} {} {} {}) {}). by_computation.", lists(last),
                                     list(top), list(bottom), *first, k, *from, literal(Integer(numerator(x))),
                                     literal(Integer(denominator(x))), record(growth)));
    }
  return refused("the tail is not seen to be the recessive one");
}

/// The fractions whose limits are proved by dual sums: Zeta.v.
std::optional<Value> from_dual_sum(const Pcf& last) {
  struct Row {
    Pcf pcf;
    Moebius map;
    const char *x, *theorem;
  };
  static const Row rows[] = {
      {{Polynomial::of({3, 3, 1}), Polynomial::of({-2, 0, 0, 0, 0})}, {0, 1, 2, 0}, "catalan", "end_catalan"},
      {{Polynomial::of({7, 7, 2}), Polynomial::of({8, 0, 0, 0, 0})}, {0, 24, 1, 0}, "(PI ^ 2)", "end_franel"},
      {{Polynomial::of({11, 11, 3}), Polynomial::of({1, 0, 0, 0, 0})}, {0, 30, 1, 0}, "(PI ^ 2)", "end_apery_two"},
      {{Polynomial::of({10, 15, 9, 2}), Polynomial::of({-16, 0, 0, 0, 0, 0, 0})}, {0, 12, 7, 0}, "(zeta 3)", "end_domb"},
      {{Polynomial::of({34, 51, 27, 5}), Polynomial::of({-1, 0, 0, 0, 0, 0, 0})}, {0, 6, 1, 0}, "(zeta 3)", "end_apery_three"},
      {{Polynomial::of({24, 36, 20, 4}), Polynomial::of({-16, 0, 0, 0, 0, 0, 0})}, {0, 32, 7, 0}, "(zeta 3)", "end_half_zeta"},
  };
  for (const Row& row : rows) {
    if (!(row.pcf == last)) continue;
    Value value = named(row.x, fmt::format("exact {}.", row.theorem));
    value.map = row.map;
    return value;
  }
  return std::nullopt;
}

/// One word, or all of it in one pair of brackets: an argument of a function as it stands.
bool is_argument(std::string_view x) {
  if (!x.starts_with('(')) return x.find(' ') == x.npos;
  int depth = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    depth += x[i] == '(' ? 1 : x[i] == ')' ? -1 : 0;
    if (depth == 0) return i + 1 == x.size();
  }
  return false;
}

}  // namespace

Value refused(std::string reason) {
  Value value;
  value.reason = std::move(reason);
  return value;
}

Value named(std::string x, std::string proof) {
  Value value;
  value.x = is_argument(x) ? std::move(x) : "(" + x + ")";
  value.proof = std::move(proof);
  return value;
}

Value value_of(const Pcf& last, const json& end) {
  const std::string kind = end.at("kind").get<std::string>();
  const auto growth = growth_of(last);
  if (!growth) return refused("no bound of the growth of the q was found");
  if (kind == "terminating") return terminating(last, end, *growth);
  if (kind == "rational-tail") return rational_tail(last, end, *growth);
  if (const auto value = from_dual_sum(last)) return *value;
  std::string reason;
  if (kind == "theorem")
    if (const auto value = value_by_degrees(last, *growth)) {
      if (value->reason.empty()) return *value;
      reason = value->reason + ", and ";
    }
  Value series = value_by_series(last, *growth);
  if (series.reason.empty()) return series;
  return refused(fmt::format("{}: {}{}", kind == "theorem" ? end.at("name").get<std::string>() : kind, reason, series.reason));
}

}  // namespace brouncker::coq
