/// A gauge step of a certificate as Coq's record, with the reason why the limit is carried.
#pragma once

#include "engine/prove/check/steps.hpp"
#include "results/export/coq/growth.hpp"

#include <optional>
#include <string>

namespace brouncker::coq {

struct Step {
  /// Terms of Gauge.v: (Gauge ...), (Growth ...), Fast or (Column ...).
  std::string gauge, growth, carry;
};

/// nullopt, with the reason, where the source has no growth certificate, or it is not seen that the limit is carried.
std::optional<Step> step_of(const certificates::GaugeStep& step, std::string& reason);

/// The same step between the fractions with positive leading coefficients, PCF(-a, b) = -PCF(a, b):
///     [[0, b], [1, -a]] = -D [[0, b], [1, a]] D, D = diag(1, -1).
certificates::GaugeStep positive(certificates::GaugeStep step);

/// The step to PCF(a(n + k), b(n + k)): the identity as its matrix.
certificates::GaugeStep shift_step(const Pcf& from, long k);

}  // namespace brouncker::coq
