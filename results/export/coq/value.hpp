/// The value of the last fraction of a proof, as Coq states it.
#pragma once

#include "formulas/json.hpp"
#include "formulas/moebius.hpp"
#include "formulas/pcf.hpp"

#include <string>

namespace brouncker::coq {

/// PCF = map(x).
struct Value {
  /// `let ... in` in front of every statement about x, or empty, and how many names it introduces.
  std::string lets, intros;
  /// The term x: an identifier, a number or a term in parentheses.
  std::string x;
  Moebius map;
  /// A proof of limit_of a b map x: tactics.
  std::string proof;
  /// Not empty: there is no such statement in the library; why.
  std::string reason;
};

Value refused(std::string reason);
/// limit_of a b (MatZ 1 0 0 1) x.
Value named(std::string x, std::string proof);

/// The end of a certificate: a fraction that terminates, a rational tail, or a theorem about fractions of this form.
Value value_of(const Pcf& last, const nlohmann::json& end);

}  // namespace brouncker::coq
