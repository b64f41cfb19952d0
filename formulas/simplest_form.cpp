#include "formulas/simplest_form.hpp"

#include "formulas/closed_form.hpp"
#include "formulas/normal_form.hpp"
#include "formulas/quadratic_number.hpp"
#include "formulas/spelling.hpp"
#include "formulas/written_form.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace brouncker {
namespace {

using normal::Atom, normal::Form, normal::Monomial, normal::Sum;
using Kind = Expression::Kind;

/// Joined logarithms have arguments up to this.
const Integer kMostJoined = 1'000'000;
constexpr int kMostExponent = 20;

/// What stands if a new text is as long as the old one.
enum class Tie { keep, replace };
Expression simplest(const Expression& x, Tie tie);

/// x with the arguments of its functions written simply, and powers of 1/2 as roots.
Expression with_simple_arguments(const Expression& x, Tie tie) {
  std::vector<Expression> operands;
  for (const Expression& operand : x.operands())
    operands.push_back(x.kind() == Kind::call ? simplest(operand, tie) : with_simple_arguments(operand, tie));
  switch (x.kind()) {
    case Kind::integer:
    case Kind::constant: return x;
    case Kind::negate: return -operands[0];
    case Kind::call: return Expression::call(x.name(), std::move(operands));
    case Kind::power:
      if (closed::rational_value(operands[1]) == Rational(1, 2)) return Expression::call("sqrt", {simplest(x.operands()[0], tie)});
      return power(operands[0], operands[1]);
    default: return Expression::binary(x.kind(), operands[0], operands[1]);
  }
}

/// log(2), log(3), ...: the prime.
std::optional<Integer> prime_under_log(const Atom& atom) {
  if (!atom.key.starts_with("log(")) return std::nullopt;
  const std::string inside = atom.key.substr(4, atom.key.size() - 5);
  return inside.find_first_not_of("0123456789") == inside.npos ? std::optional(Integer(inside)) : std::nullopt;
}

/// sum_i c_i log(p_i) m = g log(r) m with r > 1 rational, for each cofactor m.
Sum with_joined_logs(const Sum& sum) {
  Sum result;
  std::map<Monomial, std::vector<std::pair<Integer, Rational>>> logs;
  for (const auto& [m, c] : sum) {
    const auto log = std::ranges::find_if(m, [](const auto& each) { return prime_under_log(each.first) && each.second == 1; });
    const bool alone = std::ranges::count_if(m, [](const auto& each) { return prime_under_log(each.first).has_value(); }) == 1;
    if (log == m.end() || !alone) {
      result.emplace(m, c);
      continue;
    }
    Monomial rest = m;
    rest.erase(log->first);
    logs[rest].emplace_back(*prime_under_log(log->first), c);
  }
  for (const auto& [rest, parts] : logs) {
    Integer top = 0, bottom = 1;
    for (const auto& [p, c] : parts) top = gcd(top, Integer(numerator(c))), bottom = lcm(bottom, Integer(denominator(c)));
    Rational factor(top, bottom), argument = 1;
    bool small = true;
    for (const auto& [p, c] : parts) {
      const Rational exponent = c / factor;
      small = small && abs(exponent) <= kMostExponent;
      if (!small) break;
      const Integer value = pow(p, Integer(abs(numerator(exponent))).convert_to<unsigned>());
      argument *= exponent < 0 ? Rational(1, value) : Rational(value);
    }
    if (!small || numerator(argument) > kMostJoined || denominator(argument) > kMostJoined) return sum;
    if (argument < 1) argument = 1 / argument, factor = -factor;
    Monomial m = rest;
    m[Atom{"log(" + argument.str() + ")", true, {}}] += 1;
    result.emplace(m, factor);
  }
  return result;
}

Expression shortest(const Expression& x, const std::vector<Expression>& candidates, Tie tie) {
  const Expression* best = &x;
  std::size_t length = to_plain(x).size() + (tie == Tie::replace);
  for (const Expression& candidate : candidates)
    if (const std::size_t own = to_plain(candidate).size(); own < length) best = &candidate, length = own;
  return *best;
}

Expression simplest(const Expression& x, Tie tie) {
  if (x.kind() == Kind::integer || x.kind() == Kind::constant) return x;
  if (const auto number = quadratic_number(x)) return shortest(x, ways_to_write(*number), tie);
  std::vector<Expression> candidates;
  const Expression plain = with_simple_arguments(x, tie);
  try {
    normal::Spellings spellings;
    const Form form = normal::form_of(plain, &spellings) * normal::number(1);
    if (form.top.empty()) return Expression::integer(0);
    FormWriter writer(std::move(spellings), [](const Expression& atom) { return with_simple_arguments(atom, Tie::replace); });
    candidates = writer.ways(form);
    const Form joined{with_joined_logs(form.top), with_joined_logs(form.bottom)};
    if (joined.top != form.top || joined.bottom != form.bottom)
      std::ranges::move(writer.ways(joined), std::back_inserter(candidates));
  } catch (const normal::Beyond&) {
  }
  candidates.push_back(plain);
  return shortest(x, candidates, tie);
}

}  // namespace

Expression simplest_form(const Expression& x) { return simplest(x, Tie::keep); }

BothSigns simple_moebius_form(const Moebius& map, const Expression& c) {
  const Moebius own = map.reduced(), other = (Moebius{-1, 0, 0, 1} * map).reduced();
  const auto entries = [](const Moebius& m) { return std::tie(m.p, m.q, m.r, m.s); };
  const bool turned = entries(own) < entries(other);
  Expression simple = simplest_form(moebius_form(turned ? other : own, c)), negative = negated(simple);
  if (turned) std::swap(simple, negative);
  return {std::move(simple), std::move(negative)};
}

}  // namespace brouncker
