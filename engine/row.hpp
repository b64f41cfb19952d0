/// What the engine says about one PCF: its class, its limit, its metrics.
#pragma once

#include "engine/claim.hpp"
#include "engine/known_as.hpp"
#include "engine/metrics/table.hpp"
#include "engine/recurrence/convergence.hpp"
#include "formulas/source.hpp"

#include <memory>
#include <optional>
#include <string>

namespace brouncker {

/// A limit in P^1(R) as far as it is known.
struct Limit {
  enum class Kind {
    none,  ///< the PCF diverges, or no value was computed
    finite,
    infinite  ///< p_n/q_n grows without bound
  };
  Kind kind = Kind::none;
  std::string value;  ///< decimal, correctly rounded to `digits` significant digits; "inf"; empty for none
  long digits = 0;
  std::string error_bound;           ///< "1e-52"-like upper bound of |exact - L| for the value before rounding; empty for none
  bool rigorous = false;             ///< error_bound is a theorem for this PCF
  std::optional<Rational> rational;  ///< the limit, where it is proved rational
};

/// One PCF of a run, or of `eval`.
struct Row {
  Pcf pcf;
  Convergence convergence;
  Limit limit;
  Metrics metrics;
  /// p_N/q_N at the sampling depth N to 60 decimals where it is not the limit rounded to as many; "inf" where q_N is 0 in a
  /// terminating PCF; empty otherwise.
  std::string deep_convergent;
  /// The closed form, where one was asked for or stored.
  std::optional<Claim> closed_form;
  std::shared_ptr<const Origin> origin;    ///< what came with it, where it is of a list
  std::optional<KnownAs> literature = {};  ///< of a row of a run: the entry that it is equivalent to, as far as one is known
};

}  // namespace brouncker
