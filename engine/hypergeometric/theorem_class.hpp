/// Exact classes of PCFs with equivalent dynamics: keys for a union without a number in floating point.
#pragma once

#include "formulas/pcf.hpp"

#include <string>
#include <string_view>

namespace brouncker {

enum class ClassKind {
  rational,            ///< an algebraic limit that is rational
  quadratic,           ///< an algebraic limit in a real quadratic field
  hypergeometric_0f1,  ///< deg a = 1, deg b = 0
  hypergeometric_1f1,  ///< deg a = 1, deg b = 1
  hypergeometric_2f1,  ///< deg a <= 1, deg b = 2, a1^2 + 4 b2 > 0
  tricomi,             ///< deg a = 1, deg b = 2, a1^2 + 4 b2 = 0: U(alpha, alpha + 1 - beta, z)
  parabolic_cylinder,  ///< deg a = 0, deg b = 1
  divergent,
  bucket,  ///< deg a = 2: necessary for equivalence, not sufficient
  none     ///< other degrees
};

std::string_view name(ClassKind kind);

/// A class and its canonical texts.
struct TheoremClass {
  ClassKind kind = ClassKind::none;
  /// The exact invariants, modulo the integer steps of contiguous functions, such as "1F1: alpha = 0 mod 1, beta = 1/2
  /// mod 1, z = 2". The same for -a, for (k a, k^2 b), for shifts and for all contiguous parameters.
  std::string key;
  /// Coarser: the same too for classes that transformations of Kummer, Pfaff and Euler link, whose dynamics differ but
  /// whose limits are the same constants.
  std::string constant;

  /// Whether equal keys, or equal constants, mean that any two limits are Moebius images of each other over Q, both being
  /// irrational. (Rational and infinite limits occur in every class, by zeros of b at positive integers and otherwise: they
  /// are to be sorted out first.)
  bool decides() const;
};

/// With s = sqrt D, D = a1^2 + 4 b2, a1 > 0 (or a1 = 0 and a0 > 0) and b = b2 (n + alpha)(n + beta):
///
///     a1 != 0, deg b = 0     c = a0/a1 mod 1, z = b0/a1^2
///     a1 != 0, deg b = 1     alpha = b0/b1 mod 1, beta = a0/a1 + z mod 1, z = b1/a1^2
///     deg b = 2, D > 0       {alpha, beta} mod 1, c = a0/s + (alpha + beta + 1) z mod 1, z = (1 - a1/s)/2
///     deg b = 2, D = 0       {alpha, beta} mod 1, z = 2 a0/a1 - (alpha + beta) - 1; algebraic where z = 0
///     a1 = 0,  deg b = 1     b0/b1 mod 1, a0^2/b1
///     a1 = 0,  deg b = 0     the field of a0^2 + 4 b0
///     deg a = 2              bucket: b's leading coefficient/a2^2, a1/a2 mod 1, roots of b mod 1
///
/// Conjugate irrational alpha, beta are reduced by common integers. For irrational s, c has the conjugate
/// alpha + beta + 1 - c: its rational part (alpha + beta + 1)/2 is taken modulo 1, and the rest and z enter as squares of
/// exact rationals.
///
/// The Euler form of deg a = 2 with a limit by 1F2(1; 2 + alpha, 2 + beta; z) is left in its bucket: for equal z and
/// alpha, beta modulo 1 the limits are not always related (z = -1: alpha = beta = 0 gives J0(2), alpha = 0, beta = 1 gives
/// J1(2), which are algebraically independent).
///
/// Precondition: a and b are not zero; deflated, if equivalences with PCFs of other degrees are to be seen.
/// Source: contiguous relations [DLMF, 13.3, 15.5, 16.3]; Kummer, Pfaff, Euler [DLMF, 13.2.39, 13.6.9, 15.8.1].
TheoremClass theorem_class(const Pcf& pcf);

}  // namespace brouncker
