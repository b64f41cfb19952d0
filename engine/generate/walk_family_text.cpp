#include "engine/generate/walk_family.hpp"

#include "engine/generate/source.hpp"
#include "engine/number/expression_value.hpp"
#include "formulas/print.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace brouncker::generate {
namespace {

std::string polynomial_text(const Polynomial& p) {
  const std::string names[] = {"z"};
  return brouncker::to_plain(in_n_and_z({p}), names);
}

/// "(z - 1)*x + 3".
std::string linear_text(const Polynomial& factor, const Polynomial& rest, const std::string& x) {
  if (factor.is_zero()) return polynomial_text(rest);
  const Polynomial one = Polynomial::constant(1);
  const bool is_one = factor == one || factor == -one;
  const std::string head = is_one ? (factor == one ? "" : "-") + x : fmt::format("({})*{}", polynomial_text(factor), x);
  if (rest.is_zero()) return head;
  const bool is_minus = rest.leading() < 0;
  return fmt::format("{} {} ({})", head, is_minus ? '-' : '+', polynomial_text(is_minus ? -rest : rest));
}

/// A member of a family at z, as a function of z.
Expression at_z(const Expression& f, const Rational& z) {
  using Kind = Expression::Kind;
  if (f.kind() == Kind::integer) return f;
  if (f.kind() == Kind::constant) return f.name() == kVariable ? Expression::rational(z) : f;
  std::vector<Expression> operands;
  for (const Expression& operand : f.operands()) operands.push_back(at_z(operand, z));
  if (f.kind() == Kind::call) return Expression::call(f.name(), std::move(operands));
  return operands.size() == 1 ? Expression::unary(f.kind(), operands[0]) : Expression::binary(f.kind(), operands[0], operands[1]);
}

/// Whether f(z) is a rational multiple of x or 1/x there.
bool is_multiple_at(const Expression& f, int half, const Rational& z) {
  const Expression value = at_z(f, z);
  if (enclose(value, 30).status != ValueStatus::enclosed) return false;
  const closed::Multiple x = family_constant_at(z, half);
  return Wanted(value).is_multiple_of(closed::times(closed::number(x.factor), x.atom));
}

}  // namespace

closed::Multiple family_constant_at(const Rational& z, int half) {
  if (half == 0) return closed::logarithm(1 - z);
  closed::Multiple x = z < 0 ? closed::root_times_atan(-z) : closed::root_times_atanh(z);
  if (z < 0) x.factor = -x.factor;
  return x;
}

std::string_view family_constant(int half) { return half == 0 ? "log(1 - z)" : "sqrt(z)*atanh(sqrt(z))"; }

std::string limit_text(const WalkFamily& family) {
  const std::string x(family_constant(family.walk.site.half));
  const std::string top = linear_text(family.map[0], family.map[1], x), bottom = linear_text(family.map[2], family.map[3], x);
  std::string variable(kVariable);
  return to_plain(parse_function(bottom == "1" ? top : fmt::format("({})/({})", top, bottom), "limit", variable));
}

std::optional<int> family_type(const Expression& f) {
  const auto fits = [&](int half, int sign) {
    return std::ranges::all_of(std::array{Rational(sign, 2), Rational(sign, 3), Rational(2 * sign, 7)},
                               [&](const Rational& z) { return is_multiple_at(f, half, z); });
  };
  for (const int half : {0, 1})
    if (fits(half, -1) || fits(half, 1)) return half;
  return std::nullopt;
}

}  // namespace brouncker::generate
