/// Closed forms by everything that digits can justify, for the few formulas of a sieved run that deserve it: those that the sieve calls
/// irreducible, or could not decide, and that neither a theorem nor one constant explains.
#pragma once

#include "engine/match/constant_set.hpp"
#include "results/match/classes.hpp"
#include "results/match/stored_form.hpp"

#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace brouncker {

class FullSearch {
 public:
  /// @param user_constants Text of a file of constants.
  FullSearch(const FormulaClasses& classes, std::string user_constants)
      : classes_(classes), user_constants_(std::move(user_constants)) {}

  struct Found {
    std::optional<StoredForm> form;         ///< certified or conjectured; what is proved is the prover's to say
    std::optional<Approximation> computed;  ///< the limit that it was compared with
    std::optional<bool> control_found;      ///< where there was a search
  };
  /// As identified() says, with so many more chances for accidents as there are formulas that are looked at. Cost: about a second.
  Found operator()(std::size_t member, const Pcf& pcf) const;

 private:
  const ConstantSet& constants() const;

  const FormulaClasses& classes_;
  std::string user_constants_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<const ConstantSet> constants_;  // made where they are needed
};

}  // namespace brouncker
