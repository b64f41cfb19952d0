#include "engine/prove/check/walk_integral.hpp"

#include "engine/prove/check/fractions.hpp"
#include "engine/prove/check/reader.hpp"
#include "engine/prove/check/recessive.hpp"
#include "engine/prove/statements/walk_integral.hpp"

#include <algorithm>

namespace brouncker::certificates {
namespace {

constexpr int kMaxExponent = 100, kMaxDenominator = 1000, kMaxRoot = 60;

Exponents3 exponents(const nlohmann::json& json, const char* name) {
  require(json.is_array() && json.size() == 3, std::string("\"") + name + "\" does not have three exponents");
  Exponents3 result{};
  for (std::size_t i = 0; i < 3; ++i) {
    const Integer e = integer(json[i], name);
    require(e >= (i < 2 ? 0 : -kMaxExponent) && e <= kMaxExponent, std::string("\"") + name + "\" is out of range");
    result[i] = static_cast<int>(e);
  }
  return result;
}

WalkSite site(const nlohmann::json& end) {
  const std::string type = text(end, "type");
  require(type == "integers" || type == "halves" || type == "exponential" || type == "gamma" || type == "power",
          "a type of integrals that is not known");
  WalkSite result{rational(end.at("z"), "z"), type == "halves" ? 1 : 0, type == "exponential"};
  if (type == "gamma") {
    result.beta = rational(end.at("beta"), "beta"), result.gamma = rational(end.at("gamma"), "gamma");
    require(result.z == -1 && result.beta >= 0 && result.beta < 1 && result.gamma > 0 && result.gamma < 1 &&
                denominator(result.beta) <= kMaxDenominator && denominator(result.gamma) <= kMaxDenominator,
            "\"z\", \"beta\" or \"gamma\" is out of range");
  }
  if (type == "power") {
    result.beta = rational(end.at("beta"), "beta"), result.power = true;
    require(result.beta > 0 && result.beta < 1 && denominator(result.beta) <= kMaxRoot, "\"beta\" is out of range");
  }
  require(result.z != 0 && (result.exponential || result.z < 1), "\"z\" is 0 or not below 1");
  return result;
}

/// The coefficients of t^0, t^1, ... in c0 D^2 + c1 N D + c2 N^2 times the unit of the site, times v in the case of e^(zt).
std::vector<Polynomial> integrand(const WalkIntegral& x) {
  const auto [n, d] = numerator_and_denominator(x.site, x.w);
  const Polynomial parts[] = {d * d, n * d, n * n};
  const int degree = std::max(std::max(2 * d.degree(), 2 * n.degree()), 1);
  const Integer scale = x.site.exponential ? Integer(x.site.unit() * x.site.v()) : x.site.unit();
  std::vector<Polynomial> result;
  for (int j = 0; j <= degree; ++j) {
    Polynomial sum;
    for (std::size_t i = 0; i < 3; ++i) sum = sum + Integer(scale * parts[i].coefficient(j)) * x.recurrence[i];
    result.push_back(std::move(sum));
  }
  return result;
}

/// The coefficients of t^k, t^(k+1), t^(k+2) in the right side of (1) for P = t^k, times the same.
std::array<Polynomial, 3> derived(const WalkIntegral& x, int k) {
  const Integer u = x.site.u(), v = x.site.v(), unit = x.site.unit();
  // unit times (w_i n + phi_i - fraction_i + more)
  const auto exponent = [&](std::size_t i, int more) {
    const Rational constant = (x.phi[i] + more - x.site.fractions()[i]) * Rational(unit);
    return Polynomial({numerator(constant), Integer(unit * x.w[i])});
  };
  const Polynomial at_0 = exponent(0, 0), at_1 = exponent(1, 0), at_pole = exponent(2, -2 * std::max(0, -x.w[2]));
  const auto plus = [&](int j) { return Polynomial::constant(unit * (k + j)) + at_0; };
  if (x.site.exponential)
    return {v * plus(1), Polynomial::constant(unit * u) - v * (plus(2) + at_1), Polynomial::constant(-unit * u)};
  return {v * plus(1), -((u + v) * plus(2) + v * at_1 + u * at_pole), u * (plus(3) + at_1 + at_pole)};
}

/// Divides the integrand by increasing powers of t. With P = sum p_k t^k, p_k = top_k/(d_0 ... d_k), d_k = derived(k)[0]: what is
/// left of the two lowest powers is kept times d_0 ... d_(k-1).
bool is_derivative(const WalkIntegral& x) {
  const std::vector<Polynomial> f = integrand(x);
  Polynomial product = Polynomial::constant(1), low = f[0], next = f[1];
  for (std::size_t k = 0; k + 2 < f.size(); ++k) {
    const auto [d, e, g] = derived(x, static_cast<int>(k));
    product = product * d;
    Polynomial after = d * next - low * e;
    next = product * f[k + 2] - low * g;
    low = std::move(after);
  }
  return low.is_zero() && next.is_zero();
}

}  // namespace

ClosedForm check_integral(const Pcf& pcf, const nlohmann::json& end) {
  const std::string type = text(end, "type");
  if (type == "gamma") require_fields(end, {"kind", "z", "type", "beta", "gamma", "w", "phi", "recurrence", "bound"});
  else if (type == "power") require_fields(end, {"kind", "z", "type", "beta", "w", "phi", "recurrence", "bound"});
  else require_fields(end, {"kind", "z", "type", "w", "phi", "recurrence", "bound"});
  const WalkIntegral x{site(end), exponents(end.at("w"), "w"), exponents(end.at("phi"), "phi"), recurrence(end.at("recurrence")),
                       rational(end.at("bound"), "bound")};
  require(!x.site.exponential || (x.w[2] == 0 && x.phi[2] == 0), "an exponent of a factor that is not there");
  check_recessive(pcf, x.recurrence, x.bound);
  require(is_derivative(x), "the integrand is not a derivative");
  const auto shorter = shorter_bound(x.bound);
  require(shorter && is_bounded_on_unit_interval(x.site, x.w, x.bound) && !is_bounded_on_unit_interval(x.site, x.w, *shorter),
          "\"bound\" is not the least short one of w");
  const auto form = integral_limit(x);
  require(form.has_value(), "the integrals have no closed form");
  return *form;
}

}  // namespace brouncker::certificates
