#include "engine/prove/check/walk_integral.hpp"

#include "engine/prove/check/fractions.hpp"
#include "engine/prove/check/reader.hpp"
#include "engine/prove/check/recessive.hpp"
#include "engine/prove/statements/walk_integral.hpp"

namespace brouncker::certificates {
namespace {

constexpr int kMaxExponent = 100;

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

}  // namespace

ClosedForm check_integral(const Pcf& pcf, const nlohmann::json& end) {
  require_fields(end, {"kind", "w", "phi", "recurrence", "certificate", "bound"});
  const WalkIntegral x{exponents(end.at("w"), "w"), exponents(end.at("phi"), "phi"), recurrence(end.at("recurrence")),
                       bivariate(end.at("certificate"), "certificate"), rational(end.at("bound"), "bound")};
  check_recessive(pcf, x.recurrence, x.bound);
  const auto [n, d] = numerator_and_denominator(x.w);
  const auto c = [&](std::size_t i) { return Bivariate::of_n(x.recurrence[i]); };
  require(c(0) * in_s(d * d) + c(1) * in_s(n * d) + c(2) * in_s(n * n) == derivative_part(x.w, x.phi, x.certificate),
          "the integrand is not a derivative");
  const auto shorter = shorter_bound(x.bound);
  require(shorter && is_bounded_on_unit_interval(x.w, x.bound) && !is_bounded_on_unit_interval(x.w, *shorter),
          "\"bound\" is not the least short one of w");
  const auto form = integral_limit(x);
  require(form.has_value(), "the integrals have no closed form");
  return *form;
}

}  // namespace brouncker::certificates
