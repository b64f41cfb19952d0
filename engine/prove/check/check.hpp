/// The independent checker of certificates (engine/prove/certificate.hpp).
///
/// It multiplies polynomials, looks for integer zeros and compares leading terms, and reaches nothing that finds proofs: the
/// architecture test follows its includes. Shared with the finder are formulas/ (arithmetic, expressions as text), the convergence
/// class (engine/recurrence/classify, a decision tree on the coefficients), and engine/prove/statements: the theorems and sums that
/// are being relied on, and the bounds of what a certificate may hold.
#pragma once

#include "formulas/json.hpp"

#include <string>

namespace brouncker {

struct [[nodiscard]] CheckResult {
  bool valid = false;
  /// Where it is not valid: the part at fault and why, one line.
  std::string reason;
  /// Not valid for no other reason than that checking it is more work than a certificate may cause.
  bool exceeded = false;
  /// What is proved, for example "PCF(2*n + 1, n^2) = 4/pi".
  std::string statement;
  /// Valid, and every fraction in it was seen to converge by the inequalities that the certificate carries, not by its class.
  bool convergence = false;
  /// Valid, and of recurrences only: that they are not equivalent. Nothing converges for it.
  bool is_negative = false;
};

/// Checks a certificate: every identity, every start index, every relation, the closed form as text. Never throws; malformed JSON
/// is invalid.
/// Cost: a few products of its polynomials a step; beyond kMostCheckWork it is not valid.
CheckResult check(const nlohmann::json& certificate);

}  // namespace brouncker
