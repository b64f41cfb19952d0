// A certificate is read from its first PCF to its end, each part checked as it is read; the closed form that follows is compared
// with the one stated.
#include "engine/prove/check/check.hpp"

#include "engine/prove/check/contiguous_sum.hpp"
#include "engine/prove/check/convergence.hpp"
#include "engine/prove/check/dual_sum.hpp"
#include "engine/prove/check/fold.hpp"
#include "engine/prove/check/fractions.hpp"
#include "engine/prove/check/hypergeometric_series.hpp"
#include "engine/prove/check/inequivalence.hpp"
#include "engine/prove/check/ramanujan.hpp"
#include "engine/prove/check/reader.hpp"
#include "engine/prove/check/steps.hpp"
#include "engine/prove/check/walk_integral.hpp"
#include "engine/prove/statements/lommel_sum.hpp"
#include "engine/prove/statements/summation.hpp"
#include "engine/prove/statements/theorem.hpp"
#include "engine/prove/statements/two_tails.hpp"
#include "formulas/print.hpp"
#include "formulas/work.hpp"

#include <fmt/format.h>

namespace brouncker {
namespace {

using namespace certificates;
using Json = nlohmann::json;

constexpr std::size_t kMaxSteps = 100;

certificates::GaugeStep read_gauge(const Pcf& from, const Json& json) {
  require_fields(json, {"kind", "label", "a", "b", "shift", "s", "n", "denominator", "start", "relation"});
  const std::string label = text(json, "label");
  require(label == "deflation" || label == "scaling" || label == "gauge", "a step of unknown label");
  const Json &s = field(json, "s"), &n = field(json, "n");
  require(s.is_array() && s.size() == 2 && n.is_array() && n.size() == 4, "\"s\" or \"n\" has the wrong number of entries");
  certificates::GaugeStep step{from,
                               pcf(json),
                               integer(field(json, "shift"), "shift"),
                               polynomial(s[0], "s"),
                               polynomial(s[1], "s"),
                               {},
                               polynomial(field(json, "denominator"), "denominator"),
                               integer(field(json, "start"), "start"),
                               relation(json)};
  for (std::size_t i = 0; i < 4; ++i) step.n[i] = polynomial(n[i], "n");
  const bool diagonal = step.n[1].is_zero() && step.n[2].is_zero();
  require(label == "gauge" || (diagonal && (label == "deflation") == (step.s_top.degree() > 0)),
          "a label that does not fit its step");
  return step;
}

/// A step, checked: the PCF to which it goes. L = relation(L').
Pcf check_step(const Pcf& from, const Json& json) {
  const std::string kind = text(json, "kind");
  if (kind == "fold") {
    certificates::check_fold(from, json);
  } else {
    require(kind == "gauge", "a step of unknown kind");
    certificates::check(read_gauge(from, json));
  }
  return pcf(json);
}

/// G where the end has one, else 0.
std::pair<Polynomial, Polynomial> read_telescoped(const Json& end) {
  if (!end.contains("telescoped")) return {Polynomial(), Polynomial::constant(1)};
  const Json& json = end.at("telescoped");
  require_fields(json, {"top", "bottom"});
  std::pair<Polynomial, Polynomial> g{polynomial(json.at("top"), "telescoped"), polynomial(json.at("bottom"), "telescoped")};
  require(!g.first.is_zero() && g.first.degree() < g.second.degree(), "\"telescoped\" does not tend to 0");
  return g;
}

/// The limit's tail at m is K(m) + 1/S, S = sum_(n >= m) z^(n-m) f(n), where z f(n)/f(n-1) = -b(n-1)/(K(n-1) K(n)) and f(m) =
/// -1/K(m). f is the stated partial fractions and z G(n+1) - G(n), which sums to -G(m).
ClosedForm check_series(const Pcf& last, const Json& end) {
  const char* const kFields[] = {"kind", "top", "bottom", "start", "z", "polynomial", "poles"};
  for (const char* name : kFields) field(end, name);
  require(end.size() == std::size(kFields) + end.contains("telescoped"), "a field that has no meaning");
  const Polynomial top = polynomial(end.at("top"), "top"), bottom = polynomial(end.at("bottom"), "bottom");
  const Integer m = integer(end.at("start"), "start");
  const Rational z = rational(end.at("z"), "z");
  const PartialFractions f = read_fractions(end);
  const auto [g_top, g_bottom] = read_telescoped(end);
  auto [f_top, f_bottom] = combined(f);
  if (!g_top.is_zero()) {
    const Polynomial next_top = Integer(numerator(z)) * g_top.shifted(1),
                     next_bottom = Integer(denominator(z)) * g_bottom.shifted(1);
    f_top = f_top * (next_bottom * g_bottom) + f_bottom * (next_top * g_bottom - g_top * next_bottom);
    f_bottom = f_bottom * next_bottom * g_bottom;
  }
  require(!f_top.is_zero() && z != 0 && abs(z) <= 1, "an empty sum");
  check_tail(last, top, bottom, m, {f_top, f_bottom}, false);
  const Polynomial left = Integer(numerator(z)) * (f_top * f_bottom.shifted(-1) * (top.shifted(-1) * top));
  const Polynomial right =
      Integer(-denominator(z)) * (f_bottom * f_top.shifted(-1) * (last.b.shifted(-1) * bottom.shifted(-1) * bottom));
  require(left == right, "the ratio of the terms is not the one that the tail gives");
  require(f_top(m) * top(m) == -(bottom(m) * f_bottom(m)), "the first term is not the one that the tail gives");
  const auto sum = sum_of(z, f, m);
  require(sum.has_value(), "the sum has no closed form");
  LinearForm total = *sum;
  if (!g_top.is_zero()) total.add(Rational(-Rational(g_top(m)) / Rational(g_bottom(m))));
  ClosedForm form = total.form();
  form.map = convergents(last, m - 1) * Moebius{top(m), bottom(m), bottom(m), 0} * form.map;
  return form;
}

/// K = kappa (b/B) y(n+1)/y(n), y = bottom, and, with rho = -B/kappa^2 and c = -y(m) y(m+1)/K(m),
/// c b(n+1) = rho B p(n+1) y(n) - p(n) y(n+1) b(n+1) + (alpha + beta n) y(n) y(n+1) b(n+1).
ClosedForm check_lommel(const Pcf& last, const Json& end) {
  require_fields(end, {"kind", "top", "bottom", "start", "p", "p_denominator", "alpha", "beta"});
  const Polynomial top = polynomial(end.at("top"), "top"), y = polynomial(end.at("bottom"), "bottom");
  LommelSeries series{integer(end.at("start"), "start"), polynomial(end.at("p"), "p"),
                      integer(end.at("p_denominator"), "p_denominator"), rational(end.at("alpha"), "alpha"),
                      rational(end.at("beta"), "beta")};
  require(last.a.degree() == 2 && last.b.degree() == 2, "degrees that this sum is not for");
  require(series.p_denominator > 0 && gcd(series.p.content(), series.p_denominator) == 1, "\"p\" is not in lowest terms");
  check_tail(last, top, y, series.start, {}, false);
  const Polynomial y_next = y.shifted(1), b_next = last.b.shifted(1);
  require(Polynomial::constant(top.leading()) * last.b * y_next == Polynomial::constant(last.b.leading() * y.leading()) * top,
          "the tail is not of the form kappa b y(n+1)/y(n)");
  const Integer& m = series.start;
  const Rational b(last.b.leading()), kappa = Rational(top.leading()) / Rational(y.leading());
  const Rational rho_b = -b * b / (kappa * kappa), c = -Rational(y(m) * y(m)) * Rational(y(m + 1)) / Rational(top(m));
  // Everything times the denominators of c, rho B, alpha, beta and p.
  const Integer d = denominator(c) * denominator(rho_b) * denominator(series.alpha) * denominator(series.beta);
  const auto scaled = [&](const Rational& x) { return Integer(numerator(x) * (d / denominator(x))); };
  const Polynomial left = Integer(scaled(c) * series.p_denominator) * b_next;
  const Polynomial right = scaled(rho_b) * (series.p.shifted(1) * y) - d * (series.p * y_next * b_next) +
                           series.p_denominator * (Polynomial({scaled(series.alpha), scaled(series.beta)}) * y * y_next * b_next);
  require(left == right, "the terms do not telescope as stated");
  const auto sum = sum_of(last, top, y, series);
  require(sum.has_value(), "the sum has no closed form");
  ClosedForm form = sum->form();
  form.map = convergents(last, m - 1) * Moebius{top(m), y(m), y(m), 0} * form.map;
  return form;
}

/// Two dominant tails, one from the other: engine/prove/statements/two_tails.hpp.
ClosedForm check_two_tails(const Pcf& last, const Json& end) {
  require_fields(end, {"kind", "first", "second", "start"});
  const auto tail = [&](const char* name) {
    require_fields(end.at(name), {"top", "bottom"});
    return std::pair{polynomial(end.at(name).at("top"), name), polynomial(end.at(name).at("bottom"), name)};
  };
  const auto [top1, bottom1] = tail("first");
  const auto [top2, bottom2] = tail("second");
  const Integer m = integer(end.at("start"), "start");
  check_tail(last, top1, bottom1, m, {top2, bottom2}, false);
  check_tail(last, top2, bottom2, m, {top1, bottom1}, false);
  require(!(top1 * bottom2 == top2 * bottom1), "two tails that are one");
  auto form = tail_of_two(top1, bottom1, top2, bottom2, m);
  require(form.has_value(), "the product has no closed form");
  form->map = convergents(last, m - 1) * form->map;
  return *form;
}

/// L(pcf) = form, as the end of the certificate claims.
ClosedForm check_end(const Pcf& last, const Json& end) {
  const std::string kind = text(end, "kind");
  if (kind == "theorem") {
    require_fields(end, {"kind", "name"});
    const TheoremRow* row = find_theorem(text(end, "name"));
    require(row != nullptr, "a theorem that is not in the table");
    infinite_class(last);
    require(last.a.leading() > 0, "a theorem needs a positive leading coefficient of a");
    const auto form = row->value(last);
    require(form.has_value(), "the theorem does not apply");
    return *form;
  }
  if (kind == "rational-tail") {
    require_fields(end, {"kind", "top", "bottom", "start"});
    const Polynomial top = polynomial(end.at("top"), "top"), bottom = polynomial(end.at("bottom"), "bottom");
    const Integer start = integer(end.at("start"), "start");
    check_tail(last, top, bottom, start, {}, true);
    const Moebius value = convergents(last, start - 1) * Moebius{top(start), 0, bottom(start), 0};
    return {Moebius{value.p, 0, value.r, 0}, Expression::integer(1)};
  }
  if (kind == "series") return check_series(last, end);
  if (kind == "lommel-series") return check_lommel(last, end);
  if (kind == "two-tails") return check_two_tails(last, end);
  if (kind == "hypergeometric-series") return certificates::check_hypergeometric(last, end);
  if (kind == "ramanujan-series") return certificates::check_ramanujan(last, end);
  if (kind == "integral") return certificates::check_integral(last, end);
  if (kind == "dual-sum") return certificates::check_dual_sum(last, end);
  if (kind == "contiguous-sum") return certificates::check_contiguous_sum(last, end);
  require(kind == "terminating", "an end of unknown kind");
  require_fields(end, {"kind", "zero"});
  const Integer zero = integer(end.at("zero"), "zero");
  require(zero >= 1 && zero <= kMaxStart && last.b(zero) == 0, "b does not vanish where it should");
  for (Integer n = 1; n < zero; ++n) require(last.b(n) != 0, "b vanishes earlier");
  const Moebius p = convergents(last, zero - 1);
  return {Moebius{p.q, 0, p.s, 0}, Expression::integer(1)};
}

bool is_negative(const Json& json) { return text(field(json, "end"), "kind") == "no-equivalence"; }

std::string checked(const Json& json) {
  require(json.is_object() && text(json, "format") == "brouncker-certificate", "not a certificate");
  require(field(json, "version").is_number_integer() && json.at("version") == 1, "a version that is not known");
  const Pcf first = pcf(json);
  const Json& steps = field(json, "steps");
  require(steps.is_array() && steps.size() <= kMaxSteps, "\"steps\" is not a list of steps");
  Pcf last = first;
  Moebius total;
  for (const Json& entry : steps) {
    last = check_step(last, entry);
    total = total * relation(entry);
  }
  const Json& end = field(json, "end");
  if (is_negative(json)) {
    require_fields(json, {"format", "version", "a", "b", "steps", "end"});
    require(steps.empty(), "steps where there are none");
    return check_inequivalence(first, end);
  }
  if (text(end, "kind") == "equivalence") {
    require_fields(end, {"kind"});
    require_fields(json, {"format", "version", "a", "b", "steps", "end", "relation"});
    require(!steps.empty() && total.reduced() == relation(json), "the relation is not that of the steps");
    const Moebius r = relation(json);
    return to_plain(first) + " = (" + r.p.str() + " x + " + r.q.str() + ")/(" + r.r.str() + " x + " + r.s.str() +
           "), x = " + to_plain(last);
  }
  require_fields(json, {"format", "version", "a", "b", "steps", "end", "relation", "atom", "closed_form"});
  ClosedForm form = check_end(last, end);
  form.map = (total * form.map).reduced();
  require(form.map == relation(json), "the relation is not that of the steps and the end");
  require(to_plain(form.atom) == text(json, "atom"), "the constant is not that of the theorem");
  const auto value = expression_of(form);
  const std::string closed_form = value ? to_plain(*value) : "inf";
  require(closed_form == text(json, "closed_form"), "the closed form is not what follows");
  return to_plain(first) + " = " + closed_form;
}

}  // namespace

CheckResult check(const nlohmann::json& certificate) {
  try {
    const WorkLimit limit(kMostCheckWork);
    if (!certificate.is_object() || !certificate.contains("convergence")) {
      std::string statement = checked(certificate);
      return {true, {}, false, std::move(statement), false, is_negative(certificate)};
    }
    nlohmann::json plain = certificate;
    plain.erase("convergence");
    std::string statement = checked(plain);
    require(!is_negative(plain), "\"convergence\" where nothing has to converge");
    check_convergence(plain, certificate.at("convergence"));
    return {true, {}, false, std::move(statement), true, false};
  } catch (const Invalid& reason) {
    return {false, reason.what(), false, {}, false, false};
  } catch (const WorkExceeded&) {
    return {
        false, fmt::format("checking it takes more than {:.0e} products of machine words, the most that is done", kMostCheckWork),
        true,  {},
        false, false};
  } catch (const nlohmann::json::exception& error) {
    return {false, std::string("malformed: ") + error.what(), false, {}, false, false};
  }
}

}  // namespace brouncker
