/// The independent checker of certificates (engine/prove/certificate.hpp).
///
/// It multiplies polynomials, looks for integer zeros and compares leading terms, and uses nothing that finds proofs. Shared with
/// the finder: formulas/ (arithmetic, expressions as text), the convergence class (engine/evaluate/classify, a decision tree on the
/// coefficients), and the statements of the theorems (theorems(), summations()), which are what is being relied on.
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace brouncker {

struct CheckResult {
  bool valid = false;
  /// Where it is not valid: the part at fault and why, one line.
  std::string reason;
  /// What is proved, for example "PCF(2*n + 1, n^2) = 4/pi".
  std::string statement;
};

/// Checks a certificate: every identity, every start index, every relation, the closed form as text. Never throws; malformed JSON
/// is invalid.
/// Cost: a few products of its polynomials a step.
CheckResult check(const nlohmann::json& certificate);

}  // namespace brouncker
