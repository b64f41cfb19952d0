#include "engine/hypergeometric/bucket_key.hpp"

#include "formulas/arithmetic.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace brouncker {
namespace {

/// The roots of b modulo the integers, exactly.
std::string root_invariant(const Polynomial& b) {
  if (b.degree() == 1) return modulo(b.coefficient(0), b.leading()).str();
  if (b.degree() != 2) return "";
  const Integer period = 2 * b.leading();
  const auto roots = rational_roots(b);
  if (!roots) {
    const Integer discriminant = b.coefficient(1) * b.coefficient(1) - 4 * b.coefficient(0) * b.leading();
    return fmt::format("{}:{}", discriminant.str(), modulo(b.coefficient(1), period).str());
  }
  // As multiples of 1/period.
  const auto residue = [&](const Rational& root) { return modulo(Integer(numerator(Rational(root * period))), period); };
  const Integer x = residue(roots->first), y = residue(roots->second);
  return fmt::format("{},{}", std::min(x, y).str(), std::max(x, y).str());
}

}  // namespace

std::string bucket_key(const Pcf& canonical) {
  const Polynomial &a = canonical.a, &b = canonical.b;
  std::string key = fmt::format("{},{};{},{}", a.degree(), b.degree(), a.degree() > 0 ? a.leading().str() : "", b.leading().str());
  if (a.degree() > 2 || b.degree() > 2) return key;
  if (a.degree() == 2) key += ";" + modulo(a.coefficient(1), a.leading()).str();
  return key + ";" + (b.degree() == 0 ? b.leading().str() : root_invariant(b));
}

}  // namespace brouncker
