#include "engine/claim/proved_limit.hpp"

#include "engine/evaluate/rounding.hpp"
#include "engine/number/expression_value.hpp"
#include "engine/prove/find/prove.hpp"
#include "formulas/closed_form.hpp"

#include <algorithm>

namespace brouncker {
namespace {

constexpr std::string_view kQuickFunctions[] = {"sqrt", "exp",  "log",  "atan",  "asin",  "acos", "sinh",
                                                "cosh", "tanh", "coth", "atanh", "gamma", "zeta"};
constexpr std::string_view kQuickConstants[] = {"pi", "e", "catalan"};
/// Gamma and zeta cost more the farther their argument is from small numbers.
const Integer kMostArgument = 100;

bool is_small_rational(const Expression& x) {
  const auto value = closed::rational_value(x);
  return value && abs(numerator(*value)) <= kMostArgument && denominator(*value) <= kMostArgument;
}

bool is_quick(const Expression& x) {
  using Kind = Expression::Kind;
  const auto among = [&](std::span<const std::string_view> names) { return std::ranges::find(names, x.name()) != names.end(); };
  if (x.kind() == Kind::constant && !among(kQuickConstants)) return false;
  if (x.kind() == Kind::call && !among(kQuickFunctions)) return false;
  const bool is_higher = x.kind() == Kind::call && (x.name() == "gamma" || x.name() == "zeta");
  if (is_higher && !(x.operands().size() == 1 && is_small_rational(x.operands()[0]))) return false;
  return std::ranges::all_of(x.operands(), is_quick);
}

}  // namespace

std::optional<Expression> quick_value(const Proof& proof) {
  auto value = expression_of(proof.form);
  return value && is_quick(*value) ? std::move(value) : std::nullopt;
}

bool has_quick_proof(const Pcf& pcf) {
  const auto proof = prove(pcf);
  return proof && quick_value(*proof);
}

std::optional<Limit> proved_limit(const Pcf& pcf, long digits) {
  const auto proof = prove(pcf);
  const auto value = proof ? quick_value(*proof) : std::nullopt;
  if (!value) return std::nullopt;
  const double log2_zero = log2_zero_threshold(pcf, digits);
  Real one;
  arb_one(one.get());
  for (const long spare : kSpareBits) {
    const auto precision = static_cast<Bits>(bits_for(digits)) + spare + 64;
    const auto ball = evaluate(*value, precision);
    if (!ball) return std::nullopt;
    if (auto limit = limit_of_ratio(*ball, one, digits, true, log2_zero, precision))
      return limit->rigorous ? std::move(limit) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace brouncker
