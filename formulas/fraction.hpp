/// Continued fractions as people have them: rational functions as coefficients, first terms off the pattern, and patterns that
/// depend on n modulo k. What is computed with is a PCF (contraction.hpp).
#pragma once

#include "formulas/pcf.hpp"
#include "formulas/rational_function.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace brouncker {

/// Most residue classes of a pattern.
inline constexpr std::size_t kMaxPeriod = 6;
/// Highest index of a first term.
inline constexpr long kMaxHead = 1'000;

/// a(0) + b(1)/(a(1) + b(2)/(a(2) + ...)) with a(n) = a[n mod a.size()](n), b(n) likewise, but for the terms of the head.
struct Fraction {
  std::vector<RationalFunction> a, b;
  std::map<long, Rational> a_head, b_head;

  /// Of both patterns together.
  long period() const;
  /// The first index from which on no term is off the pattern: a(n) for n >= it, b(n) for n > it.
  long pattern_from() const;
  /// nullopt at a pole.
  std::optional<Rational> a_at(long n) const;
  std::optional<Rational> b_at(long n) const;
};

/// The PCF that it is as it stands; nullopt where something has to be carried over.
std::optional<Pcf> as_pcf(const Fraction& fraction);

/// Reads a fraction.
///
///     A, B    "2n+1", "n^2/4", "1/(n+1)", any one variable instead of n; "1 | 4n": 1 for even n, 4n for odd n, up to kMaxPeriod
///             patterns for n = 0, 1, 2, ... modulo their number
///     head    "a0=1, b1=1/4", or "3 + 1/(6 + ...": first terms off the pattern; empty where there are none
///
/// Or A alone in Mathematica's notation, "4 + ContinuedFractionK[n^2, 2n+1, {n, 1, Infinity}]", or a textbook's (textbook.hpp),
/// "1 + 1/(3 + 4/(5 + ... + n^2/(2n+1 + ...)))".
/// Throws Error (input): the text, the column, what is accepted; what is outside (q-series, exponential, transcendental and
/// irrational coefficients, parameters without value) by its name.
Fraction parse_fraction(std::string_view a, std::string_view b, std::string_view head);

/// Is A a whole fraction, in one of those notations?
bool stands_alone(std::string_view a);

/// "a(n) = 1 | 4*n, b(n) = ..., b(1) = 1".
std::string to_plain(const Fraction& fraction);

}  // namespace brouncker
