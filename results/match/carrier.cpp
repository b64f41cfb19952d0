#include "results/match/carrier.hpp"

#include "engine/evaluate/limit.hpp"
#include "engine/match/spelling.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/simplest_form.hpp"

#include <fmt/format.h>

namespace brouncker {
namespace {

/// The number 1, known to four times the bits of x.
Approximation one_for(const Approximation& x) { return {Integer(1) << static_cast<unsigned long>(4 * x.bits), 4 * x.bits}; }

/// The image of u x^2 + v x + w = 0 under y = map(x), with the root that y is; nullopt where the coefficients leave 64 bits.
std::optional<QuadraticMatch> image(const QuadraticMatch& match, const Moebius& m, const Approximation& y) {
  const Integer u = match.coefficients[0], v = match.coefficients[1], w = match.coefficients[2];
  Integer c[3] = {u * m.s * m.s - v * m.s * m.r + w * m.r * m.r,
                  v * (m.s * m.p + m.q * m.r) - 2 * u * m.s * m.q - 2 * w * m.p * m.r,
                  u * m.q * m.q - v * m.q * m.p + w * m.p * m.p};
  Integer g = gcd(gcd(c[0], c[1]), c[2]);
  if (c[0] < 0) g = -g;
  QuadraticMatch result = match;
  for (std::size_t i = 0; i < 3; ++i) {
    c[i] /= g;
    if (abs(c[i]) >= (Integer(1) << 62)) return std::nullopt;
    result.coefficients[i] = static_cast<std::int64_t>(c[i]);
  }
  // y > -v/(2u) for the root with the plus sign.
  const Rational centre = y.centre();
  result.root = 2 * Rational(c[0]) * centre + Rational(c[1]) > 0 ? 1 : -1;
  const std::vector<Integer> coefficients = {c[2], c[1], c[0]};
  const std::vector<Approximation> terms = {one_for(y), y, product(y, y)};
  result.support = support(coefficients, terms, match.support.log2_tests);
  return result;
}

}  // namespace

std::optional<Approximation> limit_value(const Pcf& pcf, long digits, bool* rigorous) {
  const Limit limit = limit_of(pcf, classify(pcf), digits);
  if (limit.kind != Limit::Kind::finite || limit.value == "0") return std::nullopt;
  if (rigorous) *rigorous = limit.rigorous;
  return from_decimal(limit.value, limit.digits);
}

std::optional<StoredForm> Carrier::carried(const Hit& hit, std::size_t member, const Pcf& pcf, Approximation* computed) const {
  StoredForm form;
  form.id = classes_.member(member).id;
  form.weight = classes_.weight(member);
  bool rigorous = false;
  const auto limit = limit_value(pcf, kCarryDigits, &rigorous);
  if (!limit) return std::nullopt;
  if (computed) *computed = *limit;
  const Moebius relation = *class_form(pcf).relation;
  std::optional<Support> support;
  if (const auto* match = std::get_if<ConstantMatch>(&hit.match)) support = with_constant(*match, relation, *limit, form.claim);
  else if (const auto* rational = std::get_if<RationalMatch>(&hit.match))
    support = as_rational(*rational, relation, *limit, form.claim);
  else support = as_quadratic(std::get<QuadraticMatch>(hit.match), relation, *limit, form.claim);
  if (!support || !support->accepted()) return std::nullopt;
  form.claim.status = rigorous ? ClaimStatus::certified : ClaimStatus::conjectured;
  form.claim.digits = {support->digits_matched(), support->digits_explained()};
  return form;
}

Support Carrier::with_constant(const ConstantMatch& match, const Moebius& relation, const Approximation& limit,
                               Claim& claim) const {
  const NamedValue& constant = constants_.entries()[match.constant].constant;
  const Moebius map = (relation * match.moebius.map).reduced();
  const BothSigns forms = simple_moebius_form(map, constant.expression);
  claim.expression = to_plain(forms.own);
  claim.mirrored = to_plain(forms.negative);
  claim.constant = constant.name;
  claim.kind = FormKind::constant;
  claim.method = "moebius";
  claim.map = map;
  return moebius_support(map, precise_[match.constant], limit, log2_tests_);
}

Support Carrier::as_rational(const RationalMatch& match, const Moebius& m, const Approximation& limit, Claim& claim) const {
  const Rational value = (m.p * match.value + m.q) / (m.r * match.value + m.s);
  claim.expression = value.str();
  claim.mirrored = Rational(-value).str();
  claim.kind = FormKind::rational;
  claim.constant = name(claim.kind);
  claim.method = "continued fraction";
  const std::vector<Integer> coefficients = {numerator(value), Integer(-denominator(value))};
  return support(coefficients, std::vector<Approximation>{one_for(limit), limit}, log2_tests_);
}

std::optional<Support> Carrier::as_quadratic(const QuadraticMatch& match, const Moebius& relation, const Approximation& limit,
                                             Claim& claim) const {
  const auto carried = image(match, relation, limit);
  if (!carried) return std::nullopt;
  QuadraticMatch mirror = *carried;
  mirror.coefficients[1] = -mirror.coefficients[1];
  mirror.root = -mirror.root;
  claim.expression = to_plain(quadratic_form(*carried));
  claim.mirrored = to_plain(quadratic_form(mirror));
  claim.kind = FormKind::quadratic;
  claim.constant = name(claim.kind);
  claim.method = "quadratic";
  return carried->support;
}

}  // namespace brouncker
