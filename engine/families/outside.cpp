#include "engine/families/outside.hpp"

#include "engine/evaluate/limit.hpp"
#include "engine/hypergeometric/parameters.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/decimal.hpp"

namespace brouncker {
namespace {

using Coefficients = std::vector<Rational>;

/// Enough digits for what the relation loses.
constexpr long kLimitDigits = 90;

/// Terms beyond which a member is not worth its time.
constexpr double kLeastDigitsPerTerm = 0.25;

/// Integer parameters are steps: the gauge of a large one is large.
constexpr long kMostInteger = 12;

std::optional<Rational> value_of(const Pcf& pcf) {
  const Convergence convergence = classify(pcf);
  if (convergence.kind == ConvergenceClass::terminating || !convergence.converges() ||
      convergence.kind == ConvergenceClass::logarithmic)
    return std::nullopt;
  if (convergence.digits_per_term && *convergence.digits_per_term < kLeastDigitsPerTerm) return std::nullopt;
  const Limit limit = limit_of(pcf, convergence, kLimitDigits);
  if (limit.kind != Limit::Kind::finite || limit.digits < kLimitDigits) return std::nullopt;
  return parse_decimal(limit.value);
}

/// Whether R(x) = y to the digits asked for; nullopt where R(x) is infinite.
std::optional<bool> agree(const Moebius& r, const Rational& x, const Rational& y) {
  const Rational bottom = Rational(r.r) * x + Rational(r.s);
  if (bottom == 0) return std::nullopt;
  const Rational difference = (Rational(r.p) * x + Rational(r.q)) / bottom - y, size = 1 + (y < 0 ? Rational(-y) : y);
  const Rational bound = size / Rational(pow(Integer(10), static_cast<unsigned>(kOutsideDigits)));
  return difference < bound && -difference < bound;
}

/// Whether the parameter sets the ratio of the two growths: it occurs in D = a1^2 + 4 b2 of a linear a and a quadratic b.
bool sets_ratio(const PairSystem& s, std::size_t parameter) {
  if (s.a.degree() != 1 || s.b.degree() != 2) return false;
  const ParameterPoly a1 = s.a.coefficient(1), b2 = s.b.coefficient(2);
  for (const ParameterPoly* p : {&a1, &b2})
    for (const auto& [e, c] : p->terms())
      if (parameter + 1 < e.size() && e[parameter + 1] > 0) return true;
  return false;
}

std::vector<Rational> random_parameters(const AffineFamily& family, std::uint64_t seed) {
  std::vector<Rational> result;
  for (const std::uint64_t word : random_words(seed, family.names.size())) {
    const long size = 6 + static_cast<long>(word % 55), sign = (word >> 8) % 2 ? 1 : -1,
               bottom = (word >> 9) % 2 ? 1 : 2 + static_cast<long>((word >> 10) % 3);
    if (result.size() + family.integers >= family.names.size()) {
      result.emplace_back(sign * (1 + size % kMostInteger));
      continue;
    }
    // Large ratios converge in no time that one would wait, or not at all.
    result.push_back(sets_ratio(family.system, result.size()) ? Rational(sign * bottom) / size : Rational(sign * size) / bottom);
  }
  return result;
}

}  // namespace

std::optional<FamilyMember> member(const AffineFamily& family, std::span<const Rational> parameters, long shift) {
  const PairSystem& s = family.system;
  const Coefficients a = s.a.at(parameters), b = s.b.at(parameters), a_to = s.a_to.at(parameters), b_to = s.b_to.at(parameters);
  const auto full = [](const Coefficients& p, const ParameterPoly& general) {
    return static_cast<int>(p.size()) == general.degree() + 1 && !p.empty();
  };
  if (!full(a, s.a) || !full(b, s.b) || !full(a_to, s.a_to) || !full(b_to, s.b_to)) return std::nullopt;
  const auto placed = [shift](const Pcf& pcf) { return Pcf{pcf.a.shifted(shift), pcf.b.shifted(shift)}; };
  return FamilyMember{{parameters.begin(), parameters.end()}, shift, placed(integral_pcf(a, b)), placed(integral_pcf(a_to, b_to))};
}

std::optional<Gauge> member_gauge(const AffineFamily& family, const FamilyTheorem& theorem, const FamilyMember& m) {
  // Both members are scaled to integers: (c a, c^2 b), (d a', d^2 b'). With C = diag(c, 1), D = diag(d, 1) their matrices are
  // c C M C^-1, d D M' D^-1, so that U becomes C U D^-1 and s becomes s c/d.
  const PairSystem& s = family.system;
  const auto scale_of = [&](const Pcf& pcf, const ParameterPoly& a) {
    return Rational(pcf.a.leading()) / a.at(m.parameters).back();
  };
  const Rational c = scale_of(m.from, s.a), d = scale_of(m.to, s.a_to);
  std::array<Coefficients, 4> n;
  Integer common = 1;
  for (std::size_t k = 0; k < 4; ++k) {
    n[k] = theorem.n[k].at(m.parameters);
    for (Rational& x : n[k]) x = x * (k < 2 ? c : Rational(1)) / (k % 2 == 0 ? d : Rational(1));
    common = lcm(common, common_denominator(n[k]));
  }
  Gauge gauge;
  gauge.from = m.from, gauge.to = m.to;
  const Rational scale = s.s * c / d;
  gauge.s_numerator = Polynomial::constant(Integer(numerator(scale)));
  gauge.s_denominator = Polynomial::constant(Integer(denominator(scale)));
  for (std::size_t k = 0; k < 4; ++k) gauge.n[k] = integral(n[k], common).shifted(m.shift);
  const Coefficients w = s.denominator.at(m.parameters);
  gauge.denominator = integral(w, common_denominator(w)).shifted(m.shift);
  if (!complete(gauge)) return std::nullopt;
  return gauge;
}

OutsideCheck check_outside(const Family& family, int members, std::uint64_t seed) {
  OutsideCheck result;
  const auto attempts = static_cast<std::uint64_t>(40 * members);
  for (std::uint64_t attempt = 0; attempt < attempts && result.checked < members; ++attempt) {
    // Every other member begins further out: behind the zeros of b that all members of some families have.
    const auto m = member(family.affine, random_parameters(family.affine, seed + attempt),
                          attempt % 2 ? 1 + static_cast<long>(attempt / 2 % 12) : 0);
    if (!m) continue;
    const auto x = value_of(m->from), y = x ? value_of(m->to) : std::nullopt;
    if (!x || !y) continue;
    std::optional<Gauge> gauge;
    if (family.theorem) gauge = member_gauge(family.affine, *family.theorem, *m);
    else gauge = gauge_between(m->from, m->to).gauge;
    if (!gauge) continue;
    const auto good = agree(gauge->relation, *y, *x);
    if (!good) continue;
    ++result.checked;
    if (*good) ++result.agreed;
    else if (!result.counterexample) result.counterexample = *m;
  }
  return result;
}

}  // namespace brouncker
