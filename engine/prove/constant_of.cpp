#include "engine/prove/constant_of.hpp"

#include "engine/match/spelling.hpp"
#include "formulas/closed_form.hpp"
#include "formulas/constants.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace brouncker {
namespace {

bool yields(const Proof& proof, Yields what) {
  const auto* leaf = std::get_if<TheoremLeaf>(&proof.leaf);
  const TheoremRow* row = leaf ? find_theorem(leaf->row) : nullptr;
  return row && row->yields == what;
}

/// The catalogue by what its rows stand for.
const std::unordered_map<std::string, std::string>& names() {
  static const auto table = [] {
    std::unordered_map<std::string, std::string> result;
    for (const ConstantRow& row : constants()) result.emplace(to_plain(definition(row)), row.name);
    return result;
  }();
  return table;
}

/// Rational operations on integers and square roots of one rational number.
bool is_quadratic(const Expression& x, std::set<std::string>& radicands) {
  using Kind = Expression::Kind;
  switch (x.kind()) {
    case Kind::integer: return true;
    case Kind::call:
      if (x.name() != "sqrt" || !closed::rational_value(x.operands()[0])) return false;
      return radicands.insert(to_plain(x.operands()[0])), radicands.size() == 1;
    case Kind::add:
    case Kind::subtract:
    case Kind::multiply:
    case Kind::divide:
    case Kind::negate:
      return std::ranges::all_of(x.operands(), [&](const Expression& inner) { return is_quadratic(inner, radicands); });
    default: return false;
  }
}

bool is_quadratic(const Expression& x) {
  std::set<std::string> radicands;
  return is_quadratic(x, radicands);
}

}  // namespace

std::optional<Expression> shown_form(const Proof& proof, bool mirrored) {
  ClosedForm form = proof.form;
  if (mirrored) form.map = (Moebius{-1, 0, 0, 1} * form.map).reduced();
  if (form.map.determinant() == 0 || closed::rational_value(form.atom)) return expression_of(form);
  return moebius_form(form.map, form.atom);
}

bool is_quotient(const Proof& proof) { return yields(proof, Yields::quotient); }

std::string constant_of(const Proof& proof) {
  if (proof.form.map.determinant() == 0 || closed::rational_value(proof.form.atom)) return "rational";
  if (yields(proof, Yields::algebraic) || is_quadratic(proof.form.atom)) return "quadratic";
  if (is_quotient(proof)) return {};
  const std::string text = to_plain(proof.form.atom);
  const auto found = names().find(text);
  return found == names().end() ? text : found->second;
}

}  // namespace brouncker
