// U(n) = N(n+1), counted from `first`, one before the start of the certificate; there every sign has to be settled.
#include "results/export/coq/step.hpp"

#include "engine/prove/check/fold.hpp"
#include "engine/prove/check/reader.hpp"
#include "engine/prove/find/dominance_candidates.hpp"
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

bool is_swift(const Growth& g, int e) {
  if (g.speed == Speed::geometric) return true;
  return g.speed == Speed::falling ? e == 0 : Integer(e) * g.bottom < g.top;
}

/// Weights n^i, n^j of the columns for which the least power of n has to be outrun.
std::optional<std::string> quick(const std::array<Polynomial, 4>& u, const Growth& g) {
  const Polynomial determinant = u[0] * u[3] - u[1] * u[2];
  const int dd = determinant.degree();
  const auto degree = [&](std::size_t k) { return u[k].is_zero() ? 0 : u[k].degree(); };
  std::array<int, 5> best{};  // i, j, d1, d2, e
  best[4] = -1;
  for (int weight = -12; weight <= 12; ++weight) {
    const int i = std::max(0, -weight), j = std::max(0, weight);
    const int d1 = std::max(degree(0) + i, degree(1) + j), d2 = std::max(degree(2) + i, degree(3) + j);
    const int e = std::max(0, d1 + d2 - i - j - dd);
    if (best[4] < 0 || e < best[4]) best = {i, j, d1, d2, e};
  }
  if (!is_swift(g, best[4])) return std::nullopt;
  const Integer c = 2 * determinant.leading().sign();
  const auto from = settled(c * determinant - dominance::monomial(1, dd), Sign::nonnegative, 0);
  if (!from) return std::nullopt;
  return fmt::format("(Quick {} {} {} {} {} {} {} {})", best[0], best[1], best[2], best[3], dd, best[4], literal(c), *from);
}

std::optional<std::string> carry_of(const std::array<Polynomial, 4>& u, const Growth& g) {
  if (g.speed == Speed::geometric) return "Fast";
  for (const long k : {2L, 8L, 64L, 1000L})
    for (const bool second : {true, false})
      if (const auto from = balanced(u[second], u[second + 2], k, g))
        return fmt::format("(Column {} {} {})", second ? "true" : "false", k, *from);
  return quick(u, g);
}

certificates::GaugeStep gauge_step(const Pcf& from, const nlohmann::json& entry) {
  certificates::GaugeStep step{from,
                               certificates::pcf(entry),
                               certificates::integer(entry.at("shift"), "shift"),
                               certificates::polynomial(entry.at("s")[0], "s"),
                               certificates::polynomial(entry.at("s")[1], "s"),
                               {},
                               certificates::polynomial(entry.at("denominator"), "denominator"),
                               certificates::integer(entry.at("start"), "start"),
                               certificates::relation(entry)};
  for (std::size_t i = 0; i < 4; ++i) step.n[i] = certificates::polynomial(entry.at("n")[i], "n");
  return step;
}

FoldStep fold_step(const Pcf& from, const nlohmann::json& entry) {
  return {from,
          certificates::pcf(entry),
          entry.at("label") == "unfold",
          static_cast<long>(certificates::integer(entry.at("steps"), "steps")),
          static_cast<long>(certificates::integer(entry.at("first"), "first")),
          certificates::relation(entry)};
}

/// B(m) and X(m+1) of M(km+r+1) ... M(km+r+k) = [[A, B], [C, D]], as in Fold.v.
std::pair<Polynomial, Polynomial> contraction(const Pcf& whole, long k, long r) {
  std::array<Polynomial, 4> t{Polynomial::constant(1), {}, {}, Polynomial::constant(1)};
  for (long i = 1; i <= k; ++i) {
    const Polynomial a = certificates::composed(whole.a, k, r + i), b = certificates::composed(whole.b, k, r + i);
    t = {t[1], t[0] * b + t[1] * a, t[3], t[2] * b + t[3] * a};
  }
  return {t[1], t[0] * t[1].shifted(1) + t[1] * t[3].shifted(1)};
}

/// (Fold ...) of Fold.v: from `regular` on nothing of it is 0.
std::optional<std::string> fold_of(const FoldStep& step, std::string& reason) {
  const Pcf &whole = step.back ? step.to : step.from, &part = step.back ? step.from : step.to;
  const auto [b, x] = contraction(whole, step.steps, step.first);
  std::optional<long> regular = 0;
  for (const Polynomial& p : {b, x, part.a.shifted(1)})
    if (regular) regular = settled(p, Sign::fixed, *regular);
  if (!regular) return reason = "the signs of a fold settle only far out", std::nullopt;
  const Moebius r = step.back ? step.relation.inverse().reduced() : step.relation;
  return fmt::format("(Fold {} {} {} {} {} {} {})", step.steps, step.first, *regular, literal(r.p), literal(r.q), literal(r.r),
                     literal(r.s));
}

std::optional<std::string> following(const certificates::GaugeStep& step, const std::string& maps, std::string& reason) {
  const auto written = gauge_of(step, reason);
  if (!written) return std::nullopt;
  return fmt::format("apply (follow {} {} {} {}\n  {} {} {} {})", list(step.from.a), list(step.from.b), list(step.to.a),
                     list(step.to.b), written->gauge, written->growth, written->carry, maps);
}

std::optional<std::string> following(const FoldStep& step, const std::string& maps, std::string& reason) {
  const auto growth = growth_of(step.from);
  if (!growth) return reason = "no bound of the growth of the q was found", std::nullopt;
  const auto fold = fold_of(step, reason);
  if (!fold) return std::nullopt;
  return fmt::format("apply ({} {} {} {} {}\n  {} {} {})", step.back ? "follow_unfold" : "follow_fold", list(step.from.a),
                     list(step.from.b), list(step.to.a), list(step.to.b), *fold, record(*growth), maps);
}

/// The signs of the leading coefficients of a, taken out of the relation.
Moebius without_signs(Moebius r, bool from, bool to) {
  if (from) r = {-r.p, -r.q, r.r, r.s};
  if (to) r = {-r.p, r.q, -r.r, r.s};
  return r;
}

}  // namespace

const Pcf& source(const Step& step) {
  return std::visit([](const auto& each) -> const Pcf& { return each.from; }, step);
}
const Pcf& target(const Step& step) {
  return std::visit([](const auto& each) -> const Pcf& { return each.to; }, step);
}
const Moebius& relation(const Step& step) {
  return std::visit([](const auto& each) -> const Moebius& { return each.relation; }, step);
}

std::vector<Step> steps_of(const nlohmann::json& certificate) {
  std::vector<Step> steps;
  Pcf last = certificates::pcf(certificate);
  for (const nlohmann::json& entry : certificate.at("steps")) {
    steps.push_back(entry.at("kind") == "fold" ? Step(fold_step(last, entry)) : Step(gauge_step(last, entry)));
    last = target(steps.back());
  }
  return steps;
}

bool is_identity(const Step& step) {
  const auto* gauge = std::get_if<certificates::GaugeStep>(&step);
  return gauge && gauge->shift == 0 && gauge->from == gauge->to && gauge->relation.reduced() == Moebius{};
}

std::optional<std::string> following(const Step& step, const Moebius& before, const Moebius& after, const std::string& x,
                                     std::string& reason) {
  const std::string maps = fmt::format("{} {} {}", matrix(before), matrix(after), x);
  return std::visit([&](const auto& each) { return following(each, maps, reason); }, step);
}

std::optional<WrittenGauge> gauge_of(const certificates::GaugeStep& step, std::string& reason) {
  const std::vector<Growth> growths = growths_of(step.from);
  if (growths.empty()) return reason = "no bound of the growth of the q was found", std::nullopt;
  std::array<Polynomial, 4> u;
  for (std::size_t i = 0; i < 4; ++i) u[i] = step.n[i].shifted(1);
  const Growth* growth = nullptr;
  std::optional<std::string> carry;
  for (const Growth& one : growths)
    if (!carry && (carry = carry_of(u, one))) growth = &one;
  if (!carry) return reason = "it is not seen that the limit is carried", std::nullopt;
  const Polynomial over = step.s_top.shifted(1) * step.denominator.shifted(2),
                   under = step.s_bottom.shifted(1) * step.denominator.shifted(1);
  const long k = static_cast<long>(step.shift);
  std::optional<long> first = std::max({0L, -k, static_cast<long>(step.start) - 1});
  for (const Polynomial& p : {over, under, u[0] * u[3] - u[1] * u[2]})
    if (first) first = settled(p, Sign::fixed, *first);
  if (!first) return reason = "the signs of a step settle only far out", std::nullopt;
  const Moebius& r = step.relation;
  return WrittenGauge{fmt::format("(Gauge {} {} {} {} {} {} {} {} {} {} {} {} {})", list(step.n[0]), list(step.n[1]),
                                  list(step.n[2]), list(step.n[3]), list(step.denominator), list(step.s_top), list(step.s_bottom),
                                  *first, *first + k, literal(r.p), literal(r.q), literal(r.r), literal(r.s)),
                      record(*growth), *carry};
}

Step positive(Step step) {
  const bool from = source(step).a.leading() < 0, to = target(step).a.leading() < 0;
  std::visit(
      [&](auto& each) {
        if (from) each.from.a = -each.from.a;
        if (to) each.to.a = -each.to.a;
        each.relation = without_signs(each.relation, from, to);
      },
      step);
  if (auto* gauge = std::get_if<certificates::GaugeStep>(&step)) {
    if (from) gauge->n[2] = -gauge->n[2], gauge->n[3] = -gauge->n[3];
    if (to) gauge->n[1] = -gauge->n[1], gauge->n[3] = -gauge->n[3];
    if (from != to) gauge->s_top = -gauge->s_top;
  }
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
