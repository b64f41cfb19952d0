#include "results/catalogue/theorems.hpp"

#include "engine/evaluate/limit.hpp"
#include "engine/evaluate/verify.hpp"
#include "engine/families/member_place.hpp"
#include "engine/families/outside.hpp"
#include "engine/families/parse_parameter_poly.hpp"
#include "engine/families/reflection_family.hpp"
#include "engine/prove/find/prove.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/decimal.hpp"
#include "formulas/error.hpp"
#include "formulas/message.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "results/catalogue/lines.hpp"
#include "results/families/json.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace brouncker::catalogue {
namespace {

using nlohmann::json;

/// Throws Error (input) where it is none that belongs into a catalogue.
FamilyStatus status_of(const json& line) {
  const auto status = line.at("status").get<std::string>();
  for (const FamilyStatus each : {FamilyStatus::proved, FamilyStatus::special_case, FamilyStatus::composition})
    if (kFamilyStatusNames[static_cast<std::size_t>(each)] == status) return each;
  throw input_error("status " + text::quoted(status) + ": only what is proved belongs here");
}

Family family_of(const json& line) {
  const auto names = line.at("parameters").get<std::vector<std::string>>();
  const auto poly = [&](const json& text) { return parse_parameter_poly(text.get<std::string>(), names); };
  Family family;
  family.affine.names = names;
  PairSystem& s = family.affine.system;
  s.a = poly(line.at("a")), s.b = poly(line.at("b")), s.a_to = poly(line.at("a_to")), s.b_to = poly(line.at("b_to"));
  s.denominator = poly(line.at("denominator"));
  s.s = parse_parameter_poly(line.at("s").get<std::string>(), {}).at({}).at(0);
  family.affine.integers = line.at("integers").size();
  family.status = status_of(line);
  if (family.status == FamilyStatus::composition || family.affine.integers > 0) return family;
  FamilyTheorem& theorem = family.theorem.emplace();
  for (std::size_t k = 0; k < 4; ++k) theorem.n[k] = poly(line.at("matrix").at(k));
  const auto exceptional = line.at("exceptional").get<std::string>();
  theorem.exceptional = exceptional.empty() ? ParameterPoly(Rational(1)) : parse_parameter_poly(exceptional, names);
  return family;
}

/// Whether x is a rational multiple of y, both not 0.
bool proportional(const ParameterPoly& x, const ParameterPoly& y) {
  if (x.is_zero() || y.is_zero()) return false;
  return y.terms().begin()->second * x == x.terms().begin()->second * y;
}

std::string fault_of_theorem(const Family& family) {
  const auto& n = family.theorem->n;
  if (family.affine.system.s == 0 || family.affine.system.denominator.is_zero()) return "s or the denominator is 0";
  if (!holds_identically(family.affine.system, n)) return "the identity does not hold";
  const ParameterPoly determinant = n[0] * n[3] - n[1] * n[2];
  if (determinant.is_zero()) return "det N is 0";
  if (!proportional(determinant.coefficient(determinant.degree()), family.theorem->exceptional))
    return "exceptional: is not the leading coefficient of det N";
  return {};
}

/// It is proved for every j in engine/families/reflection.hpp, and its U not written down.
bool is_theorem_r(const Family& family) {
  const Family theorem = reflection_family();
  const PairSystem &x = family.affine.system, &y = theorem.affine.system;
  return family.status == FamilyStatus::proved && family.affine.names == theorem.affine.names && x.a == y.a && x.b == y.b &&
         x.a_to == y.a_to && x.b_to == y.b_to && x.s == y.s;
}

/// A limit known by theorem as x : y, the point at infinity as 1 : 0.
struct Point {
  Rational x, y;
};

std::optional<Point> limit_point(const Pcf& pcf, long digits) {
  const Limit limit = limit_of(pcf, classify(pcf), digits);
  if (!limit.rigorous) return std::nullopt;
  if (limit.kind == Limit::Kind::infinite) return Point{1, 0};
  if (limit.kind != Limit::Kind::finite || limit.digits < digits) return std::nullopt;
  return Point{parse_decimal(limit.value), 1};
}

/// L = (p L' + q)/(r L' + s) to `digits` digits.
std::string fault_of_step(const json& step, long digits) {
  const Pcf from = pcf_of(step.at("from")), to = pcf_of(step.at("to"));
  const auto l = limit_point(from, 2 * digits), m = limit_point(to, 2 * digits);
  const Moebius map = map_in(step.at("map"));
  if (map.determinant() == 0) return "a map of determinant 0";
  if (!l || !m) return fmt::format("a step from {} to {}: no limit by theorem", to_plain(from), to_plain(to));
  const Rational p(map.p), q(map.q), r(map.r), s(map.s);
  const Rational difference = l->x * (r * m->x + s * m->y) - l->y * (p * m->x + q * m->y);
  Rational size = 1;
  for (const Rational& entry : {p, q, r, s}) size += abs(entry) * (1 + abs(l->x)) * (1 + abs(m->x));
  if (abs(difference) * Rational(pow(Integer(10), static_cast<unsigned>(digits))) < size) return {};
  return fmt::format("the step from {} to {} does not hold", to_plain(from), to_plain(to));
}

/// The example is a member at its place.
std::string fault_of_example(const json& line, const Family& family) {
  const StoredPlace here{"families.jsonl", "families", "example_place", line.at("family").get<std::uint64_t>()};
  const MemberPlace place = place_from({line.at("example_place"), here});
  if (place.parameters.size() != family.affine.names.size()) return "example_place: other parameters";
  if (place.map.determinant() == 0) return "example_place: a map of determinant 0";
  const PairSystem& s = family.affine.system;
  const auto is_at = [&](const ParameterPoly& a, const ParameterPoly& b, std::size_t side, const SidePlace& said) {
    const Pcf pcf = stored_pcf_text(line.at("example").at(side).get<std::string>(), here);
    return side_place(a, b, place.parameters, pcf) == said;
  };
  return is_at(s.a, s.b, 0, place.from) && is_at(s.a_to, s.b_to, 1, place.to) ? "" : "example_place: the example is not there";
}

}  // namespace

Pcf pcf_of(const json& pair) { return parse_pcf(pair.at(0).get<std::string>(), pair.at(1).get<std::string>()); }

std::string fault_of_value(const Pcf& pcf, const Expression& form, long digits, std::string_view what) {
  const Verification found = verify(pcf, form, digits);
  if (found.verdict != VerifyVerdict::verified)
    return fmt::format("{}: {}{}{}", what, kVerifyNames[static_cast<std::size_t>(found.verdict)], found.reason.empty() ? "" : ": ",
                       found.reason);
  return found.limit.rigorous ? "" : fmt::format("{}: the limit's error is an estimate", what);
}

std::string fault_of_family(const json& line, std::uint64_t& members) {
  const Family family = family_of(line);
  if (family.theorem)
    if (std::string fault = fault_of_theorem(family); !fault.empty()) return fault;
  if (family.affine.integers > 0 && !is_theorem_r(family)) return "integer parameters: only theorem R has any";
  if (family.status != FamilyStatus::proved && line.at("path").empty()) return "a composition or special case without a path";
  if (std::string fault = fault_of_example(line, family); !fault.empty()) return fault;
  const OutsideCheck check = check_outside(family, kMembersChecked, kMemberSeed);
  members += static_cast<std::uint64_t>(check.checked);
  if (check.agreed < check.checked)
    return fmt::format("a member does not hold: {} and {}", to_plain(check.counterexample->from),
                       to_plain(check.counterexample->to));
  if (check.checked == 0) return "no member could be compared";
  return {};
}

std::string fault_of_lattice(const json& line, long digits) {
  const auto status = line.at("status").get<std::string>();
  if (!claim_status_named(status)) return "status: is none";
  for (const json& member : line.at("members")) {
    const Pcf pcf = pcf_of(member);
    const std::string what = to_plain(pcf);
    if (std::string fault = fault_of_value(pcf, parse_expression(member.at(2).get<std::string>()), digits, what); !fault.empty())
      return fault;
    if (claim_status_named(status) == ClaimStatus::proved && !prove(pcf)) return what + ": no proof is found";
  }
  if (line.at("members").empty()) return "no members";
  for (const json& row : line.at("steps"))
    for (const json& step : row)
      if (std::string fault = fault_of_step(step, digits); !fault.empty()) return fault;
  return {};
}

}  // namespace brouncker::catalogue
