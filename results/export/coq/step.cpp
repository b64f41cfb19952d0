// U(n) = N(n+1), counted from `first`, one before the start of the certificate; there every sign has to be settled.
#include "results/export/coq/step.hpp"

#include "results/export/coq/literal.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace brouncker::coq {
namespace {

/// Where the column (x, y) = (u1, u2) satisfies y >= 0 and k d x + (k - 1) l y >= 0, up to a common sign.
std::optional<long> balanced(const Polynomial& x, const Polynomial& y, long k, const Growth& g) {
  for (const int sign : {1, -1}) {
    const Polynomial second = Integer(sign) * y,
                     sum = Integer(sign) * (Integer(k * g.denominator) * x + (Integer(k - 1) * g.bound) * y);
    std::optional<long> from = settled(second, Sign::nonnegative, 0);
    if (from) from = settled(sum, Sign::nonnegative, *from);
    if (from) return from;
  }
  return std::nullopt;
}

std::optional<std::string> carry_of(const std::array<Polynomial, 4>& u, const Growth& g) {
  if (!g.power) return "Fast";
  for (const long k : {2L, 8L, 64L, 1000L})
    for (const bool second : {true, false})
      if (const auto from = balanced(u[second], u[second + 2], k, g))
        return fmt::format("(Column {} {} {})", second ? "true" : "false", k, *from);
  return std::nullopt;
}

}  // namespace

std::optional<Step> step_of(const certificates::GaugeStep& step, std::string& reason) {
  const auto growth = growth_of(step.from);
  if (!growth) return reason = "no bound of the growth of the q was found", std::nullopt;
  std::array<Polynomial, 4> u;
  for (std::size_t i = 0; i < 4; ++i) u[i] = step.n[i].shifted(1);
  const auto carry = carry_of(u, *growth);
  if (!carry) return reason = "no balanced column carries the limit", std::nullopt;
  const Polynomial over = step.s_top.shifted(1) * step.denominator.shifted(2),
                   under = step.s_bottom.shifted(1) * step.denominator.shifted(1);
  const long k = static_cast<long>(step.shift);
  std::optional<long> first = std::max({0L, -k, static_cast<long>(step.start) - 1});
  for (const Polynomial& p : {over, under, u[0] * u[3] - u[1] * u[2]})
    if (first) first = settled(p, Sign::fixed, *first);
  if (!first) return reason = "the signs of a step settle only far out", std::nullopt;
  const Moebius& r = step.relation;
  return Step{fmt::format("(Gauge {} {} {} {} {} {} {} {} {} {} {} {} {})", list(step.n[0]), list(step.n[1]), list(step.n[2]),
                          list(step.n[3]), list(step.denominator), list(step.s_top), list(step.s_bottom), *first, *first + k,
                          literal(r.p), literal(r.q), literal(r.r), literal(r.s)),
              record(*growth), *carry};
}

certificates::GaugeStep positive(certificates::GaugeStep step) {
  const bool from = step.from.a.leading() < 0, to = step.to.a.leading() < 0;
  if (from) step.from.a = -step.from.a, step.n[2] = -step.n[2], step.n[3] = -step.n[3];
  if (to) step.to.a = -step.to.a, step.n[1] = -step.n[1], step.n[3] = -step.n[3];
  if (from != to) step.s_top = -step.s_top;
  Moebius& r = step.relation;
  if (from) r = {-r.p, -r.q, r.r, r.s};
  if (to) r = {-r.p, r.q, -r.r, r.s};
  return step;
}

certificates::GaugeStep shift_step(const Pcf& from, long k) {
  const Polynomial one = Polynomial::constant(1);
  return {from,
          {from.a.shifted(k), from.b.shifted(k)},
          Integer(-k),
          one,
          one,
          {one, {}, {}, one},
          one,
          Integer(k + 1),
          (certificates::convergents(from, k) * Moebius{1, from.a(k), 0, 1}.inverse()).reduced()};
}

}  // namespace brouncker::coq
