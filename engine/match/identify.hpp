/// Closed forms for one number, with every relation that its digits can justify and none that they cannot.
#pragma once

#include "engine/claim.hpp"
#include "engine/match/constant_set.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace brouncker {

struct Identification {
  Expression expression;
  std::string constant;  ///< "rational", "quadratic", the names of the constants, separated by ", ", or a product of powers itself
  std::string_view method;  ///< of IdentifyMethod below
  Support support;
  FormKind kind = FormKind::constant;
};

/// What was looked at with one method, and to which height nothing exists.
struct Searched {
  std::string_view method;
  std::string_view form;
  std::uint64_t tests = 0;
  /// Proved for every test of the method: no relation with all coefficients below 2^excluded_bits.
  double excluded_bits = 0;
};

struct Identified {
  /// Accepted ones, simplest first; all with the first method that finds any.
  std::vector<Identification> closed_forms;
  /// Where none was accepted: the one least likely to be chance, where that is below one in 2^kLeastChanceBits.
  std::optional<Identification> candidate;
  /// Where none was accepted: of the candidates that hold to more digits than chance explains, the one that needs the fewest to be
  /// accepted (Support::digits_needed()).
  std::optional<Identification> refused;
  std::vector<Searched> searched;
  /// The same search finds a relation planted for the purpose, at the precision of this number.
  bool control_found = false;
};

/// A candidate is a relation that holds, below the rule of acceptance, with 2^-chance_bits of them expected by accident in all
/// that was looked at.
double chance_bits(const Support& support);
/// One accident in a thousand numbers.
inline constexpr double kLeastChanceBits = 10;
/// With fewer bits of the number only the quick methods run.
inline constexpr double kAllMethodsBits = 80;

struct IdentifyOptions {
  /// d > 1: coefficients in Q(sqrt d) too; for a PCF the squarefree part of A^2 + 4B, A and B the leading coefficients of a and b.
  Integer radicand = 0;
  /// Constants among which relations with two or three of them are looked for, names of the set; empty: linear_basis(), as far as
  /// the set has them.
  std::vector<std::string> linear;
  /// Rational to algebraic only.
  bool quick = false;
  /// log2 of how many numbers are looked at with this one, which are so many more chances for an accident.
  double log2_numbers = 0;
};

/// The constants of the catalogue that occur together, as their rows say.
std::vector<std::string> linear_basis();

/// In this order, until one method finds something:
///
///     rational          p/q
///     quadratic         u x^2 + v x + w = 0
///     moebius           c p/q, then (p c + q)/(r c + s), with p, q, r, s up to 2^18: by the filter of the batch matcher
///     multiple          c p/q
///     radicals          x^k in a quadratic field, k = 2, 3, 4
///     moebius           (p c + q)/(r c + s)
///     products          product of c^e
///     periods           (p c + q)/(r c + s), c a Chowla-Selberg quotient of gamma values or its square
///     algebraic         a root of a polynomial of degree 3 to 8
///     weights           x = rational combination of the products of one weight, or of 1 and them
///     quadratic-field   the same with p, q, r, s in Z[sqrt d], or an element of a quadratic extension of Q(sqrt d)
///     square-root       x^2 = (p c + q)/(r c + s)
///     degree-2          (p c^2 + q c + r)/(s c^2 + t c + u)
///     linear            x or 1/x = (p + q c1 + r c2 [+ s c3])/t
///
/// with every constant of the set. N of the acceptance rule is the number of all these tests.
/// @param x Any number of bits; with few of them everything is refused, and the result says how many digits would be needed.
/// Cost: 3 ms where small coefficients suffice, at 100 digits and 700 constants; 0.1 s up to the second moebius; about 2 s if all
/// methods run.
Identified identify(const Approximation& x, const ConstantSet& constants, const IdentifyOptions& options = {});

}  // namespace brouncker
