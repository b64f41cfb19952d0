#include "formulas/polynomial_root.hpp"

#include "formulas/message.hpp"
#include "formulas/print.hpp"
#include "formulas/roots.hpp"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>

namespace brouncker {
namespace {

// $1: the index; $2: the polynomial; $3, $4: its coefficients, highest and lowest power first.
// Mathematica's Root and mpmath's polyroots have the real roots first, increasing, as polrootsreal has them.
constexpr FunctionRow kRow = {
    kPolynomialRoot,
    3,
    "the k-th real root, from the least, of a polynomial in x with rational coefficients; arguments the polynomial, k",
    R"(\operatorname{root}_{$1}\left($2\right))",
    "<msub><mi>root</mi>$1</msub>($2)",
    {.pari = "polrootsreal(Pol([$3]))[$1]",
     .sage = "Z(sorted(PolynomialRing(ZZ, 'x')([$4]).roots(AA, multiplicities=False))[$1 - 1])",
     .mathematica = "Root[FromDigits[{$3}, #] &, $1]",
     .mpmath = "m.polyroots([$3], maxsteps=500, extraprec=500)[$1 - 1]"}};

Polynomial primitive(const Polynomial& p) {
  Integer content = p.content();
  if (p.leading() < 0) content = -content;
  return p.divided_by(content);
}

/// x modulo y times a positive number, without content. Precondition: y is not zero.
Polynomial remainder(Polynomial x, const Polynomial& y) {
  while (x.degree() >= y.degree()) {
    std::vector<Integer> shift(static_cast<std::size_t>(x.degree() - y.degree()) + 1, Integer(0));
    shift.back() = y.leading() < 0 ? Integer(-x.leading()) : x.leading();
    x = Integer(abs(y.leading())) * x - Polynomial(std::move(shift)) * y;
  }
  return x.is_zero() ? x : x.divided_by(x.content());
}

/// Changes of sign of the chain at +infinity, or at -infinity.
int changes(const std::vector<Polynomial>& chain, bool negative) {
  int count = 0, before = 0;
  for (const Polynomial& p : chain) {
    const int sign = p.leading().sign() * (negative && p.degree() % 2 == 1 ? -1 : 1);
    count += before * sign < 0;
    before = sign;
  }
  return count;
}

std::string list_of(const std::vector<Integer>& coefficients) {
  std::string text;
  for (const Integer& c : coefficients) text += (text.empty() ? "" : ", ") + c.str();
  return text;
}

Integer value_of(const Expression& x) {
  return x.kind() == Expression::Kind::negate ? Integer(-x.operands()[0].value()) : x.value();
}

}  // namespace

const FunctionRow* polynomial_root_row(std::size_t arity) {
  return arity >= kRow.arity && arity <= static_cast<std::size_t>(kMaxRootDegree) + 2 ? &kRow : nullptr;
}

Expression expression_of(const PolynomialRoot& root) {
  std::vector<Expression> arguments{Expression::integer(root.index)};
  for (const Integer& c : primitive(root.polynomial).descending()) arguments.push_back(Expression::integer(c));
  return Expression::call(kPolynomialRoot, std::move(arguments));
}

std::optional<PolynomialRoot> polynomial_root(const Expression& x) {
  if (x.kind() != Expression::Kind::call || x.name() != kPolynomialRoot) return std::nullopt;
  std::vector<Integer> descending;
  for (const Expression& operand : x.operands()) descending.push_back(value_of(operand));
  const int index = descending.front().convert_to<int>();
  descending.erase(descending.begin());
  return PolynomialRoot{Polynomial::from_descending(std::move(descending)), index};
}

int real_root_count(const Polynomial& p) {
  assert(!p.is_zero());
  std::vector<Polynomial> chain{primitive(p)};
  for (Polynomial next = chain.back().derivative(); !next.is_zero(); next = -remainder(chain[chain.size() - 2], chain.back()))
    chain.push_back(next.divided_by(next.content()));
  return changes(chain, true) - changes(chain, false);
}

std::string refused_root(const Polynomial& p, const Integer& index) {
  if (p.degree() < 1 || p.degree() > kMaxRootDegree)
    return fmt::format("accepted is a polynomial in x of degree 1 to {}", kMaxRootDegree);
  if (mpz_sizeinbase(p.height().backend().data(), 10) > static_cast<std::size_t>(kMaxRootDigits))
    return fmt::format("accepted are coefficients of at most {} digits", kMaxRootDigits);
  if (primitive_gcd(p, p.derivative()).degree() > 0) return "the polynomial has a multiple root; accepted is one without";
  const int roots = real_root_count(p);
  if (index >= 1 && index <= roots) return {};
  if (roots == 0) return "the polynomial has no real root";
  return fmt::format("the polynomial has {} real root{}; accepted as the second argument is {}", roots, roots == 1 ? "" : "s",
                     roots == 1 ? "1" : fmt::format("1 to {}", roots));
}

std::string filled_root(std::string_view pattern, const PolynomialRoot& root, std::string_view shown) {
  const std::string values[] = {std::to_string(root.index), std::string(shown), list_of(root.polynomial.descending()),
                                list_of(root.polynomial.ascending())};
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i)
    if (pattern[i] == '$') text += values[static_cast<std::size_t>(pattern[++i] - '1')];
    else text += pattern[i];
  return text;
}

std::string polynomial_in_x(const Polynomial& p) {
  std::string text = to_plain(p);
  std::ranges::replace(text, 'n', 'x');
  return text;
}

}  // namespace brouncker
