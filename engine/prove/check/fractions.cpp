#include "engine/prove/check/fractions.hpp"

#include "engine/prove/check/reader.hpp"

namespace brouncker::certificates {

Rational rational(const nlohmann::json& json, const char* name) {
  require(json.is_array() && json.size() == 2, std::string("\"") + name + "\" is not a rational number");
  const Integer top = integer(json[0], name), bottom = integer(json[1], name);
  require(bottom > 0 && gcd(top, bottom) == 1, std::string("\"") + name + "\" is not in lowest terms");
  return Rational(top, bottom);
}

Quotient quotient(const nlohmann::json& json, const char* name) {
  require_fields(json, {"top", "bottom"});
  Quotient result{polynomial(json.at("top"), name), polynomial(json.at("bottom"), name)};
  require(!result.bottom.is_zero(), std::string("\"") + name + "\" is infinite");
  return result;
}

PartialFractions read_fractions(const nlohmann::json& end) {
  PartialFractions f;
  const nlohmann::json &polynomial = field(end, "polynomial"), &poles = field(end, "poles");
  require(polynomial.is_array() && poles.is_array() && polynomial.size() + poles.size() <= 10'000, "not partial fractions");
  for (const nlohmann::json& c : polynomial) f.polynomial.push_back(rational(c, "polynomial"));
  require(f.polynomial.empty() || f.polynomial.back() != 0, "\"polynomial\" has a leading coefficient of 0");
  for (const nlohmann::json& pole : poles) {
    require_fields(pole, {"root", "order", "coefficient"});
    const Integer order = integer(pole.at("order"), "order");
    require(order >= 1 && order <= 1000, "\"order\" is out of range");
    f.poles.push_back(
        {rational(pole.at("root"), "root"), static_cast<int>(order), rational(pole.at("coefficient"), "coefficient")});
    require(f.poles.back().coefficient != 0, "a pole with coefficient 0");
  }
  return f;
}

std::pair<Polynomial, Polynomial> combined(const PartialFractions& f) {
  Polynomial top, bottom = Polynomial::constant(1);
  const auto add = [&](const Polynomial& x, const Polynomial& y) { top = top * y + x * bottom, bottom = bottom * y; };
  Polynomial power = Polynomial::constant(1);
  for (const Rational& c : f.polynomial) {
    add(Integer(numerator(c)) * power, Polynomial::constant(denominator(c)));
    power = power * Polynomial::of({1, 0});
  }
  for (const PoleTerm& pole : f.poles) {
    // c/(n - p/q)^k = c q^k/(q n - p)^k
    const Polynomial linear({Integer(-numerator(pole.root)), Integer(denominator(pole.root))});
    Polynomial below = Polynomial::constant(denominator(pole.coefficient));
    Integer scale = numerator(pole.coefficient);
    for (int k = 0; k < pole.order; ++k) below = below * linear, scale *= Integer(denominator(pole.root));
    add(Polynomial::constant(scale), below);
  }
  return {top, bottom};
}

}  // namespace brouncker::certificates
