/// Closed forms as quotients of sums of products of powers, so that many ways to write a number become one. Exact; what it says
/// to be equal is, what it does not may be.
#pragma once

#include "formulas/expression.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace brouncker {

/// Are x and y the same number by
///
///     field arithmetic, powers and roots of positive products, logarithms of primes, exp(x + y) = exp(x) exp(y), hyperbolic
///     functions and their inverses by exp and log, sin and cos of pi/2, pi/3, pi/4, pi/6, atan and asin of their values,
///     atan(1/x), recurrence and reflection of gamma and psi, zeta(2k) by pi, zeta(s, a + 1), erf + erfc = 1, recurrence of the
///     incomplete gamma function, definitions of the catalogue's constants?
///
/// false where these do not show it, or sums grow beyond some hundred terms.
bool same_by_normal_form(const Expression& x, const Expression& y);

namespace normal {

struct Atom;
/// Exponents, none 0.
using Monomial = std::map<Atom, Rational>;

/// A prime number, e, pi, or a value such as log(2), gamma(1/3), by its text.
struct Atom {
  std::string key;
  bool positive = false;                   ///< a positive real number, by theorem
  std::shared_ptr<const Monomial> log_of;  ///< of exp(m): m
  friend bool operator<(const Atom& x, const Atom& y) { return x.key < y.key; }
  friend bool operator==(const Atom& x, const Atom& y) { return x.key == y.key; }
};

/// No coefficient is 0; exponents of primes are in (0, 1).
using Sum = std::map<Monomial, Rational>;
/// bottom is not 0, and 1 where it has one term.
struct Form {
  Sum top, bottom;
};

/// More work than is done, or a division by 0: nothing is known.
struct Beyond {};

Form number(const Rational& x);
Form atom(std::string key, bool positive = false);

Form operator-(const Form& x);
Form operator+(const Form& x, const Form& y);
Form operator-(const Form& x, const Form& y);
Form operator*(const Form& x, const Form& y);
/// Throws Beyond where y is 0.
Form operator/(const Form& x, const Form& y);
/// Throws Beyond where it is 0 to a power that is not positive, or too large.
Form power(const Form& x, const Rational& exponent);

/// c prod atom^e as its one term; nullopt of a sum.
std::optional<std::pair<Rational, Monomial>> single(const Form& x);
std::optional<Rational> rational(const Form& x);
/// Of a positive product: the exponents of all atoms, the primes of its coefficient with them. nullopt where it is not known to
/// be one.
std::optional<Monomial> positive_product(const Form& x);
/// x >= 0 with x^2 rational: x^2.
std::optional<Rational> square_of_root(const Form& x);

/// One text for one form.
std::string key_of(const Form& x);
std::string key_of(const Monomial& x);

/// exp and log of sums and products.
Form exponential(const Form& x);
Form logarithm(const Form& x);
/// A function by what is known of it, else an atom: normal_functions.cpp.
Form called(const std::string& name, const std::vector<Form>& x);

/// Calls by the key of the atom that they are.
using Spellings = std::map<std::string, Expression>;
/// @param spellings Where not null, takes every call in x that stays an atom.
Form form_of(const Expression& x, Spellings* spellings = nullptr);

}  // namespace normal
}  // namespace brouncker
