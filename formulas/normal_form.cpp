#include "formulas/normal_form.hpp"

#include "formulas/arithmetic.hpp"
#include "formulas/constants.hpp"
#include "formulas/polynomial_root.hpp"

#include <algorithm>

namespace brouncker::normal {
namespace {

using Kind = Expression::Kind;

constexpr std::size_t kMostTerms = 400;
constexpr int kMostPower = 40;
/// Bits of a rational number.
constexpr std::size_t kMostBits = 20'000;

void bound(const Rational& x) {
  if (mpz_sizeinbase(Integer(numerator(x)).backend().data(), 2) + mpz_sizeinbase(Integer(denominator(x)).backend().data(), 2) >
      kMostBits)
    throw Beyond{};
}

/// x^n.
Rational raised(const Rational& x, const Integer& n) {
  const auto bits =
      mpz_sizeinbase(Integer(numerator(x)).backend().data(), 2) + mpz_sizeinbase(Integer(denominator(x)).backend().data(), 2);
  if (abs(n) > kMostBits || bits * abs(n).convert_to<std::size_t>() > kMostBits) throw Beyond{};
  const auto e = abs(n).convert_to<unsigned>();
  const Integer top = pow(Integer(numerator(x)), e), bottom = pow(Integer(denominator(x)), e);
  return n < 0 ? Rational(bottom, top) : Rational(top, bottom);
}

std::optional<Integer> prime_of(const Atom& atom) {
  if (atom.key.find_first_not_of("0123456789") != atom.key.npos) return std::nullopt;
  return Integer(atom.key);
}

/// coefficient prod atom^e as a term: whole powers of primes belong to the coefficient.
void add_term(Sum& sum, const Monomial& monomial, Rational coefficient) {
  Monomial proper;
  for (const auto& [atom, exponent] : monomial) {
    if (exponent == 0) continue;
    const auto prime = prime_of(atom);
    const Integer whole = prime ? floor_quotient(Integer(numerator(exponent)), Integer(denominator(exponent))) : Integer(0);
    if (whole != 0) coefficient *= raised(Rational(*prime), whole);
    if (exponent != whole) proper.emplace(atom, Rational(exponent - whole));
  }
  bound(coefficient);
  Rational& place = sum[proper];
  place += coefficient;
  if (place == 0) sum.erase(proper);
  if (sum.size() > kMostTerms) throw Beyond{};
}

Monomial product(const Monomial& x, const Monomial& y) {
  Monomial result = x;
  for (const auto& [atom, exponent] : y)
    if ((result[atom] += exponent) == 0) result.erase(atom);
  return result;
}

Monomial raised(const Monomial& x, const Rational& exponent) {
  Monomial result;
  for (const auto& [atom, e] : x) result.emplace(atom, Rational(e * exponent));
  return result;
}

Sum product(const Sum& x, const Sum& y) {
  Sum result;
  for (const auto& [mx, cx] : x)
    for (const auto& [my, cy] : y) add_term(result, product(mx, my), Rational(cx * cy));
  return result;
}

Sum sum_of(const Sum& x, const Sum& y, int sign) {
  Sum result = x;
  for (const auto& [m, c] : y) add_term(result, m, sign > 0 ? c : Rational(-c));
  return result;
}

Sum one() { return {{Monomial{}, 1}}; }
bool is_one(const Sum& x) { return x == one(); }

Sum scaled(const Sum& x, const Monomial& monomial, const Rational& factor) {
  Sum result;
  for (const auto& [m, c] : x) add_term(result, product(m, monomial), Rational(c * factor));
  return result;
}

/// The term of a square root of a rational number, or a rational number.
bool is_surd(const Monomial& m) {
  return std::ranges::all_of(m, [](const auto& factor) { return prime_of(factor.first) && factor.second == Rational(1, 2); });
}

/// A bottom of one term goes into the top, one of two square roots is made rational, one in proportion to the top cancels.
Form reduced(Sum top, Sum bottom) {
  if (bottom.empty()) throw Beyond{};
  if (top.empty()) return {{}, one()};
  if (bottom.size() == 2 && is_surd(bottom.begin()->first) && is_surd(bottom.rbegin()->first)) {
    Sum conjugate = bottom;
    conjugate.begin()->second *= -1;
    top = product(top, conjugate), bottom = product(bottom, conjugate);
    if (bottom.empty()) throw Beyond{};
  }
  if (bottom.size() > 1 && bottom.size() == top.size()) {
    const Monomial m = product(top.begin()->first, raised(bottom.begin()->first, -1));
    const Rational factor = top.begin()->second / bottom.begin()->second;
    if (Sum proportional = scaled(bottom, m, factor); proportional == top) {
      Sum result;
      add_term(result, m, factor);
      return {std::move(result), one()};
    }
  }
  if (bottom.size() == 1) {
    const auto& [m, c] = *bottom.begin();
    return {scaled(top, raised(m, -1), Rational(1 / c)), one()};
  }
  // So that a form has one text: the first term of the bottom is 1.
  const Monomial m = raised(bottom.begin()->first, -1);
  const Rational factor = 1 / bottom.begin()->second;
  return {scaled(top, m, factor), scaled(bottom, m, factor)};
}

/// The primes of a positive integer as far as trial division finds them; the rest counts as one.
void factor(Integer n, const Rational& exponent, Monomial& result) {
  const auto take = [&](const Integer& p) { result[Atom{p.str(), true, {}}] += exponent; };
  for (unsigned long p = 2; p < (1UL << 16) && Integer(p) * p <= n; p += p == 2 ? 1 : 2)
    while (mpz_divisible_ui_p(n.backend().data(), p)) n /= p, take(Integer(p));
  if (n > 1) take(n);
}

std::string key_of(const Sum& x) {
  std::string text;
  for (const auto& [m, c] : x) text += (text.empty() ? "" : " + ") + c.str() + (m.empty() ? "" : "*" + key_of(m));
  return text.empty() ? "0" : text;
}

}  // namespace

Form number(const Rational& x) {
  bound(x);
  Form result{{}, one()};
  if (x != 0) result.top.emplace(Monomial{}, x);
  return result;
}

Form atom(std::string key, bool positive) { return {{{Monomial{{Atom{std::move(key), positive, {}}, 1}}, 1}}, one()}; }

Form operator-(const Form& x) { return number(-1) * x; }
Form operator+(const Form& x, const Form& y) {
  if (x.bottom == y.bottom) return reduced(sum_of(x.top, y.top, 1), x.bottom);
  return reduced(sum_of(product(x.top, y.bottom), product(y.top, x.bottom), 1), product(x.bottom, y.bottom));
}
Form operator-(const Form& x, const Form& y) { return x + -y; }
Form operator*(const Form& x, const Form& y) { return reduced(product(x.top, y.top), product(x.bottom, y.bottom)); }
Form operator/(const Form& x, const Form& y) { return reduced(product(x.top, y.bottom), product(x.bottom, y.top)); }

std::optional<std::pair<Rational, Monomial>> single(const Form& x) {
  if (!is_one(x.bottom) || x.top.size() != 1) return std::nullopt;
  return std::pair{x.top.begin()->second, x.top.begin()->first};
}

std::optional<Rational> rational(const Form& x) {
  if (x.top.empty()) return Rational(0);
  const auto term = single(x);
  return term && term->second.empty() ? std::optional(term->first) : std::nullopt;
}

std::optional<Monomial> positive_product(const Form& x) {
  const auto term = single(x);
  if (!term || term->first <= 0) return std::nullopt;
  if (!std::ranges::all_of(term->second, [](const auto& each) { return each.first.positive; })) return std::nullopt;
  Monomial result = term->second;
  factor(Integer(numerator(term->first)), 1, result);
  factor(Integer(denominator(term->first)), -1, result);
  std::erase_if(result, [](const auto& each) { return each.second == 0; });
  return result;
}

std::optional<Rational> square_of_root(const Form& x) {
  const auto term = single(x);
  if (!term || term->first < 0 || !is_surd(term->second)) return std::nullopt;
  return rational(x * x);
}

namespace {

/// sqrt(p + q sqrt(d)) = sqrt(u) + sqrt(v), minus for q < 0, where u, v = (p +- sqrt(p^2 - q^2 d))/2 are rational and not negative.
std::optional<Form> denested_root(const Form& x) {
  if (!is_one(x.bottom) || x.top.size() != 2) return std::nullopt;
  const auto& [first, p] = *x.top.begin();
  const auto& [second, q] = *x.top.rbegin();
  if (!first.empty() || !is_surd(second)) return std::nullopt;
  const auto square = rational(Form{{{second, q}}, one()} * Form{{{second, q}}, one()});
  const auto root = square ? rational_sqrt(p * p - *square) : std::nullopt;
  if (!root || p < *root) return std::nullopt;
  const Form u = power(number(Rational((p + *root) / 2)), Rational(1, 2)),
             v = power(number(Rational((p - *root) / 2)), Rational(1, 2));
  return q < 0 ? u - v : u + v;
}

}  // namespace

Form power(const Form& x, const Rational& exponent) {
  if (x.top.empty()) {
    if (exponent <= 0) throw Beyond{};
    return x;
  }
  if (const auto term = single(x); term && is_integer(exponent)) {
    Form result{{}, one()};
    add_term(result.top, raised(term->second, exponent), raised(term->first, Integer(numerator(exponent))));
    return result;
  }
  if (is_integer(exponent)) {
    if (abs(exponent) > kMostPower) throw Beyond{};
    Form result = number(1);
    for (int n = 0; n < abs(exponent); ++n) result = result * x;
    return exponent < 0 ? number(1) / result : result;
  }
  if (const auto product = positive_product(x)) {
    Form result{{}, one()};
    add_term(result.top, raised(*product, exponent), 1);
    return result;
  }
  if (exponent == Rational(1, 2))
    if (const auto simple = denested_root(x)) return *simple;
  return atom("(" + key_of(x) + ")^(" + exponent.str() + ")");
}

std::string key_of(const Monomial& x) {
  std::string text;
  for (const auto& [atom, exponent] : x)
    text += (text.empty() ? "" : "*") + atom.key + (exponent == 1 ? "" : "^(" + exponent.str() + ")");
  return text;
}

std::string key_of(const Form& x) {
  return is_one(x.bottom) ? key_of(x.top) : "(" + key_of(x.top) + ")/(" + key_of(x.bottom) + ")";
}

Form exponential(const Form& x) {
  if (!is_one(x.bottom)) return atom("exp(" + key_of(x) + ")");
  Monomial result;
  for (const auto& [m, c] : x.top) {
    if (m.empty()) {
      result[Atom{"e", true, {}}] += c;
      continue;
    }
    const auto& [first, exponent] = *m.begin();
    if (m.size() == 1 && exponent == 1 && first.key.starts_with("log(") &&
        prime_of(Atom{first.key.substr(4, first.key.size() - 5), true, {}})) {
      result[Atom{first.key.substr(4, first.key.size() - 5), true, {}}] += c;
    } else if (std::ranges::all_of(m, [](const auto& each) { return each.first.positive; })) {
      result[Atom{"exp(" + key_of(m) + ")", true, std::make_shared<const Monomial>(m)}] += c;
    } else {
      result[Atom{"exp(" + c.str() + "*" + key_of(m) + ")", false, {}}] += 1;
    }
  }
  Form form{{}, one()};
  add_term(form.top, result, 1);
  return form;
}

Form logarithm(const Form& x) {
  const auto product = positive_product(x);
  if (!product) return atom("log(" + key_of(x) + ")");
  Form result = number(0);
  for (const auto& [each, exponent] : *product) {
    Form log = number(1);
    if (each.log_of) log = Form{{{*each.log_of, 1}}, one()};
    else if (each.key != "e") log = atom("log(" + each.key + ")", prime_of(each) || each.key == "pi");
    result = result + number(exponent) * log;
  }
  return result;
}

Form form_of(const Expression& x, Spellings* spellings) {
  const auto operand = [&](std::size_t i) { return form_of(x.operands()[i], spellings); };
  switch (x.kind()) {
    case Kind::integer: return number(Rational(x.value()));
    case Kind::constant: {
      const ConstantRow* row = find_constant(x.name());
      if (row && !row->expression.empty()) return form_of(definition(*row));
      return atom(x.name(), row && !row->digits50.starts_with('-'));
    }
    case Kind::negate: return -operand(0);
    case Kind::add: return operand(0) + operand(1);
    case Kind::subtract: return operand(0) - operand(1);
    case Kind::multiply: return operand(0) * operand(1);
    case Kind::divide: return operand(0) / operand(1);
    case Kind::power: {
      const Form base = operand(0), exponent = operand(1);
      if (const auto r = rational(exponent)) return power(base, *r);
      if (positive_product(base)) return exponential(exponent * logarithm(base));
      return atom("(" + key_of(base) + ")^(" + key_of(exponent) + ")");
    }
    case Kind::call: break;
  }
  if (polynomial_root(x)) return atom(to_plain(x));
  std::vector<Form> arguments;
  for (const Expression& argument : x.operands()) arguments.push_back(form_of(argument));
  Form form = called(x.name(), arguments);
  if (spellings)
    if (const auto term = single(form); term && term->first == 1 && term->second.size() == 1 && term->second.begin()->second == 1)
      spellings->emplace(term->second.begin()->first.key, x);
  return form;
}

}  // namespace brouncker::normal

namespace brouncker {

bool same_by_normal_form(const Expression& x, const Expression& y) {
  try {
    return (normal::form_of(x) - normal::form_of(y)).top.empty();
  } catch (const normal::Beyond&) {
    return false;
  }
}

}  // namespace brouncker
