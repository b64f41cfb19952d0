/// Carrying what was found for a class of formulas back to its members.
#pragma once

#include "engine/match/match.hpp"
#include "results/match/classes.hpp"
#include "results/match/stored_form.hpp"

namespace brouncker {

/// Digits to which limits are computed anew for the members.
inline constexpr long kCarryDigits = 160;

/// The limit to so many digits; nullopt where it is not a finite number other than 0.
std::optional<Approximation> limit_value(const Pcf& pcf, long digits, bool* rigorous = nullptr);

class Carrier {
 public:
  /// @param precise  The constants of the set to kCarryDigits and more, in its order.
  /// The references have to outlive the carrier.
  Carrier(const FormulaClasses& classes, const ConstantSet& constants, const std::vector<Approximation>& precise, double log2_tests)
      : classes_(classes), constants_(constants), precise_(precise), log2_tests_(log2_tests) {}

  /// The hit of a class as the closed form of a member; nullopt where the second precision does not confirm it.
  /// @param computed  Where not null: the limit that it was compared with.
  std::optional<StoredForm> carried(const Hit& hit, std::size_t member, const Pcf& pcf, Approximation* computed = nullptr) const;

 private:
  Support with_constant(const ConstantMatch& match, const Moebius& relation, const Approximation& limit, Claim& claim) const;
  Support as_rational(const RationalMatch& match, const Moebius& relation, const Approximation& limit, Claim& claim) const;
  std::optional<Support> as_quadratic(const QuadraticMatch& match, const Moebius& relation, const Approximation& limit,
                                      Claim& claim) const;

  const FormulaClasses& classes_;
  const ConstantSet& constants_;
  const std::vector<Approximation>& precise_;
  double log2_tests_;
};

}  // namespace brouncker
