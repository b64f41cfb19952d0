/// Numbers that are products: of one constant and any rational, of powers of several constants, and roots of quadratic numbers.
#include "engine/match/identify_methods.hpp"
#include "engine/match/periods.hpp"
#include "engine/match/spelling.hpp"
#include "engine/number/expression_value.hpp"
#include "formulas/arithmetic.hpp"
#include "formulas/closed_form.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <string>

namespace brouncker::identification {
namespace {

/// The fraction of least denominator in [low, high], 0 < low <= high, by the continued fractions of both: their common quotients,
/// then the smallest whole number that lies between what is left, a/b and c/d.
Rational simplest_between(const Rational& low, const Rational& high) {
  Integer a = numerator(low), b = denominator(low), c = numerator(high), d = denominator(high);
  Integer p = 1, p_before = 0, q = 0, q_before = 1;
  const auto append = [&](const Integer& quotient) {
    p_before += quotient * p, q_before += quotient * q;
    std::swap(p, p_before), std::swap(q, q_before);
  };
  for (;;) {
    const Integer floor = a / b;
    Integer rest = a - floor * b;
    const bool ends = rest == 0, fits = (floor + 1) * d <= c;
    append(ends || !fits ? floor : Integer(floor + 1));
    if (ends || fits) return Rational(p, q);
    c -= floor * d;
    std::swap(a, d), std::swap(b, c);  // low' = d/(c - floor d), high' = b/rest
    d = std::move(rest);
  }
}

/// Of a relation q x = p c: the pairs (p, q) of at most so many bits together are (b + 1) 2^b, whatever their shares.
int shared_height(const Rational& factor) {
  const double bits = static_cast<double>(msb(Integer(abs(numerator(factor)))) + msb(Integer(denominator(factor)))) + 2;
  return static_cast<int>(std::ceil((bits + std::log2(bits + 1)) / 2));
}

/// log|x| as an approximation.
Approximation logarithm(const Approximation& x) {
  const long precision = static_cast<long>(x.known_bits()) + 64;
  const Rational centre = abs(x.centre()), ulp = Approximation{1, x.bits}.centre();
  Real value = to_real(centre, precision), result;
  arb_log(result.get(), value.get(), precision);
  // |log x - log c| <= ulp/(c - ulp) <= 2 ulp/c.
  return approximation(midpoint(result), Rational(radius(result) + 2 * ulp / centre));
}

/// Their logarithms are not known to depend on each other. e comes last of all: its logarithm is 1, exactly.
constexpr std::size_t kPrimes = 4;
constexpr const char* kAtoms[] = {"2",       "3",      "5",          "7",          "pi",
                                  "log(2)",  "log(3)", "log(pi)",    "zeta(3)",    "zeta(5)",
                                  "catalan", "euler",  "gamma(1/3)", "gamma(1/4)", "log(1 + sqrt(2))"};

/// Larger exponents say nothing to anybody.
constexpr int kMostExponentBits = 12;

Expression powers(const Expression& base, const Rational& exponent) {
  if (exponent == 1) return base;
  return power(base, Expression::rational(exponent));
}

/// Numerator and denominator as they grow.
struct Quotient {
  std::optional<Expression> top, bottom;

  void multiply(const Expression& base, const Rational& exponent) {
    if (exponent == 0 || base == Expression::integer(1)) return;
    auto& side = exponent > 0 ? top : bottom;
    const Expression factor = powers(base, Rational(abs(exponent)));
    side = side ? *side * factor : factor;
  }
  Expression value() const {
    const Expression numerator = top.value_or(Expression::integer(1));
    return bottom ? numerator / *bottom : numerator;
  }
};

/// The primes' part of a product: a rational number, and one root for each fraction that the exponents have.
void multiply_primes(std::span<const Expression> primes, std::span<const Rational> exponents, Quotient& result) {
  Rational factor = 1;
  std::map<Rational, Integer> roots;
  for (std::size_t i = 0; i < primes.size(); ++i) {
    const Integer whole = floor_quotient(Integer(numerator(exponents[i])), Integer(denominator(exponents[i])));
    const Rational rest = exponents[i] - whole;
    const Rational prime_power(Integer(pow(primes[i].value(), Integer(abs(whole)).convert_to<unsigned>())));
    factor *= whole < 0 ? Rational(1 / prime_power) : prime_power;
    if (rest != 0) roots.try_emplace(rest, 1).first->second *= primes[i].value();
  }
  result.multiply(Expression::integer(Integer(numerator(factor))), 1);
  result.multiply(Expression::integer(Integer(denominator(factor))), -1);
  for (const auto& [exponent, base] : roots) {
    if (exponent == Rational(1, 2)) result.multiply(Expression::call("sqrt", {Expression::integer(base)}), 1);
    else result.multiply(Expression::integer(base), exponent);
  }
}

/// product of atom^exponent. The first atoms are primes.
Expression assembled(std::span<const Expression> atoms, std::size_t primes, std::span<const Rational> exponents, bool negative) {
  Quotient result;
  multiply_primes(atoms.first(primes), exponents.first(primes), result);
  for (std::size_t i = primes; i < atoms.size(); ++i) result.multiply(atoms[i], exponents[i]);
  return negative ? -result.value() : result.value();
}

/// u y^2 + v y + w = 0 at the y near x^k, and its k-th root.
std::optional<Expression> nested_root(const std::vector<Integer>& c, int k, const Approximation& x) {
  const Integer &w = c[0], &v = c[static_cast<std::size_t>(k)], &u = c[2 * static_cast<std::size_t>(k)];
  const Integer discriminant = v * v - 4 * u * w;
  if (u == 0 || discriminant < 0 || (x.scaled < 0 && k % 2 == 0)) return std::nullopt;
  Rational power_of_x = 1;
  for (int i = 0; i < k; ++i) power_of_x *= x.centre();
  const int sign = 2 * u * power_of_x + v > 0 ? 1 : -1;
  const SquareFactor square = discriminant == 0 ? SquareFactor{0, 1} : square_factor(discriminant);
  const Expression one = Expression::integer(1), root = Expression::call("sqrt", {Expression::integer(square.rest)});
  std::vector<Term> top{{Integer(-v), one}};
  if (square.rest == 1) top[0].coefficient += sign * square.root;
  else top.push_back({Integer(sign * square.root), root});
  const Expression y = quotient(top, {{Integer(2 * u), one}});
  if (k == 2) return Expression::call("sqrt", {y});
  if (x.scaled < 0) return -power(-y, Expression::rational(Rational(1, k)));
  return power(y, Expression::rational(Rational(1, k)));
}

}  // namespace

void multiple_of(Search& search, const ConstantSet::Entry& entry, int most_bits) {
  ++search.searched.tests;
  const Approximation y = product(search.x, reciprocal(entry.constant.value));
  if (y.known_bits() < 4) return;
  const Rational centre = abs(y.centre()), ulp = Approximation{1, y.bits}.centre();
  Rational factor = simplest_between(Rational(centre - ulp), Rational(centre + ulp));
  const Support held{2, shared_height(factor), y.known_bits() - 1, search.log2_tests};
  search.searched.excluded_bits = std::min(search.searched.excluded_bits, static_cast<double>(held.height_bits) - 1);
  if (held.height_bits > most_bits) return;
  if (y.scaled < 0) factor = -factor;
  search.offer({closed::times(closed::number(factor), entry.constant.expression), entry.constant.name, {}, held});
}

void multiple(Search& search) {
  for (const auto& entry : search.constants.entries()) multiple_of(search, entry, std::numeric_limits<int>::max());
}

void radicals(Search& search) {
  for (int k = 2; k <= 4 && search.accepted.empty(); ++k) {
    const std::size_t degree = 2 * static_cast<std::size_t>(k);
    Approximation y = search.x;
    for (int i = 1; i < k; ++i) y = product(y, search.x);
    const Approximation terms[] = {exact_one(), y, product(y, y)};
    const FoundRelation found = search.relation(terms);
    std::vector<Integer> c(degree + 1, Integer(0));
    for (std::size_t i = 0; i < 3; ++i) c[i * static_cast<std::size_t>(k)] = found.coefficients[i];
    if (const auto root = nested_root(c, k, search.x)) search.offer({*root, "algebraic", {}, found.support, FormKind::function});
  }
}

namespace {

/// x as a product of powers of these atoms, the first of them primes.
void product_of(Search& search, const std::vector<Expression>& atoms, std::size_t primes) {
  const long digits = static_cast<long>(search.x.known_bits() / 3.3) + 10;
  std::vector<Approximation> terms{logarithm(search.x)};
  for (const Expression& atom : atoms)
    terms.push_back(atom == Expression::constant("e") ? exact_one() : logarithm(user_value({"", atom, ""}, digits).value));
  const FoundRelation found = search.relation(terms);
  const Integer& of_x = found.coefficients[0];
  if (of_x == 0 || found.support.height_bits > kMostExponentBits) return;
  std::vector<Rational> exponents;
  for (std::size_t i = 1; i < terms.size(); ++i) exponents.push_back(Rational(Integer(-found.coefficients[i]), of_x));
  Expression product = assembled(atoms, primes, exponents, search.x.scaled < 0);
  std::string text = to_plain(product);
  search.offer({std::move(product), std::move(text), {}, found.support, FormKind::function});
}

}  // namespace

void products(Search& search) {
  if (search.x.known_bits() < 8) return;
  std::vector<Expression> atoms;
  for (const char* text : kAtoms) atoms.push_back(parse_expression(text));
  atoms.push_back(Expression::constant("e"));
  product_of(search, atoms, kPrimes);
  for (const PeriodField& field : kPeriodFields) {
    if (!search.accepted.empty()) return;
    std::vector<Expression> few(atoms.begin(), atoms.begin() + kPrimes);
    if (field.prime > 0) few.push_back(Expression::integer(field.prime));
    few.push_back(Expression::constant("pi"));
    few.push_back(gamma_quotient(field));
    product_of(search, few, kPrimes + (field.prime > 0));
  }
}

std::uint64_t product_tests(const ConstantSet&, const IdentifyOptions&) { return 1 + std::size(kPeriodFields); }

}  // namespace brouncker::identification
