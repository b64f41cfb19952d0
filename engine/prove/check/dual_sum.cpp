// Two identities between polynomials in n and k; for each start the zero of G, and signs: a polynomial whose Taylor coefficients
// at n = 0, k = start are all >= 0 is so for all n >= 0 and k >= start.
#include "engine/prove/check/dual_sum.hpp"

#include "engine/number/expression_value.hpp"
#include "engine/prove/check/fractions.hpp"
#include "engine/prove/check/reader.hpp"
#include "engine/prove/check/recessive.hpp"
#include "engine/prove/statements/dual_sum.hpp"

#include <algorithm>

namespace brouncker::certificates {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxStarts = 8;
constexpr int kBits = 200;

BivariateRatio ratio(const Json& end, const char* name) {
  const Json& json = field(end, name);
  require_fields(json, {"top", "bottom"});
  BivariateRatio result{bivariate(json.at("top"), name), bivariate(json.at("bottom"), name)};
  require(!result.top.is_zero() && !result.bottom.is_zero(), std::string("\"") + name + "\" is 0 or infinite");
  return result;
}

std::vector<DualSum::Start> starts(const Json& json) {
  require(json.is_array() && !json.empty() && json.size() <= kMaxStarts, "\"starts\" is not a list of starts");
  std::vector<DualSum::Start> result;
  Integer common = 0;
  for (const Json& start : json) {
    require_fields(start, {"k", "weight"});
    result.push_back({rational(start.at("k"), "k"), integer(start.at("weight"), "weight")});
    require(result.back().weight != 0, "a start of weight 0");
    common = gcd(common, result.back().weight);
  }
  require(common == 1 && result.front().weight > 0, "the weights are not in lowest terms");
  return result;
}

DualSum read(const Json& end) {
  require_fields(
      end, {"kind", "starts", "derivative", "term_n", "term_k", "recurrence", "certificate", "bound", "z", "first", "second"});
  const std::string derivative = text(end, "derivative");
  require(derivative == "0" || derivative == "1", "\"derivative\" is neither 0 nor 1");
  require_fields(end.at("first"), {"polynomial", "poles"});
  require_fields(end.at("second"), {"polynomial", "poles"});
  return {starts(end.at("starts")),
          derivative == "1" ? 1 : 0,
          ratio(end, "term_n"),
          ratio(end, "term_k"),
          recurrence(end.at("recurrence")),
          ratio(end, "certificate"),
          rational(end.at("bound"), "bound"),
          rational(end.at("z"), "z"),
          read_fractions(end.at("first")),
          read_fractions(end.at("second"))};
}

/// rho_n(n, k+1) rho_k(n, k) = rho_k(n+1, k) rho_n(n, k): there is such a T.
void check_compatible(const DualSum& d) {
  const auto& [n, m] = d.term_n;
  const auto& [p, q] = d.term_k;
  require(n.shifted(0, 1) * p * q.shifted(1, 0) * m == p.shifted(1, 0) * n * m.shifted(0, 1) * q,
          "the ratios of the term do not fit");
}

/// (1) of the theorem, times the denominators. Both sides have degree D in n at most, so that they are equal where they are as
/// polynomials in k at D + 1 values of n.
void check_telescopes(const DualSum& d) {
  const auto& [n, m] = d.term_n;
  const auto& [p, q] = d.term_k;
  const auto& [r, s] = d.certificate;
  int of_c = 0;
  for (const Polynomial& c : d.recurrence) of_c = std::max(of_c, c.degree());
  const int of_n = 2 * std::max(n.degree_n(), m.degree_n()), of_s = 2 * s.degree_n();
  const int left_degree = of_c + of_n + of_s + q.degree_n();
  const int right_degree = 2 * m.degree_n() + r.degree_n() + s.degree_n() + std::max(p.degree_n(), q.degree_n());
  Polynomial n0 = n.at_n(0), m0 = m.at_n(0);
  for (int at = 0; at <= std::max(left_degree, right_degree); ++at) {
    Polynomial n1 = n.at_n(at + 1), m1 = m.at_n(at + 1);
    const Polynomial r0 = r.at_n(at), s0 = s.at_n(at), q0 = q.at_n(at), s1 = s0.shifted(1);
    const Polynomial left = d.recurrence[0](at) * (m0 * m1) + d.recurrence[1](at) * (n0 * m1) + d.recurrence[2](at) * (n0 * n1);
    const Polynomial right = r0.shifted(1) * p.at_n(at) * s0 - r0 * s1 * q0;
    require(left * (s0 * s1 * q0) == right * (m0 * m1), "the sum does not telescope");
    n0 = std::move(n1), m0 = std::move(m1);
  }
}

/// The first two rows of T: z first(k+1)/first(k) = rho_k(0, k), second = rho_n(0, k) first.
void check_rows(const DualSum& d) {
  const auto [top, bottom] = combined(d.first);
  const auto [top2, bottom2] = combined(d.second);
  require(d.first.polynomial.empty() && d.second.polynomial.empty() && !top.is_zero(), "\"first\" and \"second\" do not tend to 0");
  const Polynomial left = Integer(numerator(d.z)) * (top.shifted(1) * bottom * d.term_k.bottom.at_n(0));
  require(left == Integer(denominator(d.z)) * (top * bottom.shifted(1) * d.term_k.top.at_n(0)),
          "\"first\" is not the term at n = 0");
  require(top2 * bottom * d.term_n.bottom.at_n(0) == bottom2 * top * d.term_n.top.at_n(0), "\"second\" is not the term at n = 1");
  require(!d.term_k.bottom.at_n(0).is_zero() && !d.term_n.bottom.at_n(0).is_zero(), "a term that is not defined at n = 0");
  require(abs(d.z) < 1 || (abs(d.z) == 1 && top.degree() - bottom.degree() <= -2), "the first sum does not converge absolutely");
}

/// Whether all coefficients are >= 0, and the constant one > 0.
bool is_positive(const Polynomial& p) {
  return p.coefficient(0) > 0 && std::ranges::all_of(p.ascending(), [](const Integer& c) { return c >= 0; });
}
/// p or -p, whichever is > 0 for n >= 0 and k >= start, and has a leading coefficient in k without zeros there.
Bivariate positive(Bivariate p, const Rational& start, const char* what) {
  if (p.leading_k().coefficient(0) < 0) p = Integer(-1) * p;
  const Bivariate moved = p.moved(start);
  require(moved.is_non_negative() && moved.by_k().front().coefficient(0) > 0 && is_positive(moved.leading_k()),
          std::string("the denominator of \"") + what + "\" may vanish");
  return p;
}

/// The order of the zero at k = start, for all n.
int zero_order(const Bivariate& p, const Rational& start) {
  const Bivariate moved = p.moved(start);
  return static_cast<int>(std::ranges::find_if(moved.by_k(), [](const Polynomial& c) { return !c.is_zero(); }) -
                          moved.by_k().begin());
}
int zero_order(const Polynomial& in_k, const Rational& start) {
  std::vector<Polynomial> by_k;
  for (const Integer& c : in_k.ascending()) by_k.push_back(Polynomial::constant(c));
  return zero_order(Bivariate(std::move(by_k)), start);
}

/// (2): R has the zero, or R(0, k) has it and T(1, k), T(2, k), ... have it.
void check_zero(const DualSum& d, const Rational& start) {
  const int needed = d.derivative + 1;
  if (zero_order(d.certificate.top, start) >= needed) return;
  require(zero_order(d.certificate.top.at_n(0), start) >= needed && zero_order(d.term_n.top.at_n(0), start) >= needed,
          "the telescoped sum does not vanish at the start");
}

/// |rho_n| <= bound, by signs. @param bottom > 0.
bool is_bounded(const Bivariate& top, const Bivariate& bottom, const Rational& start, const Rational& bound) {
  const Bivariate scaled = Integer(numerator(bound)) * bottom, term = Integer(denominator(bound)) * top;
  return (scaled + term).moved(start).is_non_negative() && (scaled - term).moved(start).is_non_negative();
}

/// With a derivative: d rho_n/dk is bounded, by signs.
void check_derivative(const DualSum& d, const Bivariate& bottom, const Rational& start) {
  const Bivariate& top = d.term_n.top;
  const Bivariate above = (top.derivative_k() * bottom - top * bottom.derivative_k()).moved(start),
                  below = (bottom * bottom).moved(start);
  for (std::size_t j = 0; j < above.by_k().size(); ++j)
    for (int i = 0; i <= above.by_k()[j].degree(); ++i)
      require(above.by_k()[j].coefficient(i) == 0 || (j < below.by_k().size() && below.by_k()[j].coefficient(i) > 0),
              "the derivative of the term may grow faster than \"bound\"");
}

/// (3), by degrees in k: those of rho_n are <= 0, so T(n, k) is at most like T(0, k).
void check_infinity(const DualSum& d) {
  require(d.term_n.top.degree_k() <= d.term_n.bottom.degree_k(), "the term grows with k");
  if (abs(d.z) < 1) return;
  const auto [top, bottom] = combined(d.first);
  const int degree = top.degree() - bottom.degree() + d.certificate.top.degree_k() - d.certificate.bottom.degree_k();
  Integer weights = 0;
  for (const DualSum::Start& start : d.starts) weights += start.weight;
  require(degree < 0 || (degree == 0 && d.z == 1 && (d.derivative == 1 || weights == 0)),
          "the telescoped sum does not vanish at infinity");
}

void check_not_zero(const DualSum& d) {
  const auto first = dual_series(d, d.first);
  const auto value = first ? expression_of(first->form()) : std::nullopt;
  const auto ball = value ? evaluate(*value, kBits) : std::nullopt;
  require(ball && abs(midpoint(*ball)) > radius(*ball), "the first sum may be 0");
}

/// What has to hold from each start on.
void check_starts(const DualSum& d) {
  const auto shorter = shorter_bound(d.bound);
  require(shorter.has_value(), "\"bound\" is not short");
  bool shorter_bounds = true;
  for (const DualSum::Start& start : d.starts) {
    for (const PartialFractions* f : {&d.first, &d.second})
      for (const PoleTerm& pole : f->poles)
        require(denominator(Rational(pole.root - start.k)) != 1 || pole.root < start.k, "a term that is not finite");
    const Bivariate bottom = positive(d.term_n.bottom, start.k, "term_n");
    const Bivariate top = bottom == d.term_n.bottom ? d.term_n.top : Integer(-1) * d.term_n.top;
    positive(d.certificate.bottom, start.k, "certificate");
    require(is_bounded(top, bottom, start.k, d.bound), "the term may grow faster than \"bound\"");
    shorter_bounds = shorter_bounds && is_bounded(top, bottom, start.k, *shorter);
    if (d.derivative > 0) check_derivative(d, bottom, start.k);
    check_zero(d, start.k);
  }
  require(!shorter_bounds, "\"bound\" is not the least short one");
}

}  // namespace

ClosedForm check_dual_sum(const Pcf& pcf, const Json& end) {
  const DualSum d = read(end);
  require(d.z == 1 || (abs(d.z) <= 1 && d.z != 0 && d.derivative == 0 && d.starts.size() == 1), "\"z\" does not fit the sum");
  check_recessive(pcf, d.recurrence, d.bound);
  check_compatible(d);
  check_telescopes(d);
  check_rows(d);
  check_starts(d);
  check_infinity(d);
  check_not_zero(d);
  const auto form = dual_limit(d);
  require(form.has_value(), "the sums have no closed form");
  return *form;
}

}  // namespace brouncker::certificates
