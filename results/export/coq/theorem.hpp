/// A certificate as a theorem of Coq, from the library in results/export/assets/coq.
#pragma once

#include "formulas/json.hpp"

#include <string>

namespace brouncker::coq {

/// Exactly one is not empty.
struct Written {
  /// Lemmas and, as the last statement, the theorem `name`:
  ///     pcf_limit (fun n => a(n)) (fun n => b(n)) (closed form), or, for an equivalence, both limits and their relation.
  std::string text;
  /// Why there is no theorem yet: what the library has no statement for.
  std::string reason;
};

/// Precondition: check(certificate).valid. @param name An identifier.
/// What is written is not checked here: that is for Coq to do.
Written theorem(const nlohmann::json& certificate, const std::string& name);

/// The lines that every file of theorems begins with.
std::string file_head();

}  // namespace brouncker::coq
