#include "engine/prove/check/recessive.hpp"

#include "engine/prove/check/reader.hpp"
#include "engine/prove/check/steps.hpp"

#include <algorithm>

namespace brouncker::certificates {
namespace {

constexpr std::size_t kMaxDegree = 200;

}  // namespace

Bivariate bivariate(const nlohmann::json& json, const char* name) {
  require(json.is_array() && !json.empty() && json.size() <= kMaxDegree,
          std::string("\"") + name + "\" is not a polynomial in n and k");
  std::vector<Polynomial> by_k;
  for (const nlohmann::json& c : json) by_k.push_back(polynomial(c, name));
  std::reverse(by_k.begin(), by_k.end());
  require(by_k.size() == 1 || !by_k.back().is_zero(), std::string("\"") + name + "\": a leading coefficient of 0");
  return Bivariate(std::move(by_k));
}

Recurrence recurrence(const nlohmann::json& json) {
  require(json.is_array() && json.size() == 3, "\"recurrence\" does not have three coefficients");
  return {polynomial(json[0], "recurrence"), polynomial(json[1], "recurrence"), polynomial(json[2], "recurrence")};
}

void check_recessive(const Pcf& pcf, const Recurrence& c, const Rational& bound) {
  require(pcf == pcf_of(c), "the recurrence is not that of the fraction");
  const ConvergenceClass kind = infinite_class(pcf);
  require(kind == ConvergenceClass::exponential || kind == ConvergenceClass::factorial,
          "a fraction that is not of the exponential or factorial class");
  require(bound > 0 && pcf.a.degree() >= c[2].degree(), "the sequence may not be the recessive solution");
  if (pcf.a.degree() > c[2].degree()) {  // bound^n times the product of c2 is less than that of a
    require(kind == ConvergenceClass::factorial, "the sequence may not be the recessive solution");
    return;
  }
  // 2 x - A < sqrt(A^2 + 4 B)
  const Rational a(abs(pcf.a.leading())), b(pcf.b.degree() == 2 * pcf.a.degree() ? pcf.b.leading() : Integer(0));
  const Rational excess = 2 * bound * Rational(abs(c[2].leading())) - a;
  require(excess < 0 || excess * excess < a * a + 4 * b, "the sequence may not be the recessive solution");
}

}  // namespace brouncker::certificates
