/// The gauge steps of a certificate as Coq's records, with the reasons why the limit is carried.
#pragma once

#include "engine/prove/check/steps.hpp"
#include "formulas/json.hpp"
#include "results/export/coq/growth.hpp"

#include <optional>
#include <string>
#include <vector>

namespace brouncker::coq {

/// Those of a valid certificate.
std::vector<certificates::GaugeStep> steps_of(const nlohmann::json& certificate);

/// Changes nothing but the sign of a, of which positive() leaves nothing.
bool is_identity(const certificates::GaugeStep& step);

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
