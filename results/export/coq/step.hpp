/// The steps of a certificate as Coq's records, with the reasons why the limit is carried.
#pragma once

#include "engine/prove/check/steps.hpp"
#include "formulas/json.hpp"
#include "results/export/coq/growth.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace brouncker::coq {

/// The PCF of the convergents first, first + steps, ... of another one: `to` is that of `from`, or (back) `from` that of `to`.
struct FoldStep {
  Pcf from, to;
  bool back = false;
  long steps = 2, first = 0;
  Moebius relation;  ///< L(from) = relation(L(to))
};

using Step = std::variant<certificates::GaugeStep, FoldStep>;

const Pcf& source(const Step& step);
const Pcf& target(const Step& step);
const Moebius& relation(const Step& step);

/// Those of a valid certificate.
std::vector<Step> steps_of(const nlohmann::json& certificate);

/// Changes nothing but the sign of a, of which positive() leaves nothing.
bool is_identity(const Step& step);

struct WrittenGauge {
  /// Terms of Gauge.v: (Gauge ...), (Growth ...), Fast or (Column ...).
  std::string gauge, growth, carry;
};

/// nullopt, with the reason, where the source has no growth certificate, or it is not seen that the limit is carried.
std::optional<WrittenGauge> gauge_of(const certificates::GaugeStep& step, std::string& reason);

/// "apply (follow ...)" of Chain.v or of Fold.v, which leaves a computation, and that PCF(target) is `before` of x; what is said of PCF(source) is
/// `after` of x. nullopt as above. Precondition: positive.
std::optional<std::string> following(const Step& step, const Moebius& before, const Moebius& after, const std::string& x,
                                     std::string& reason);

/// The same step between the fractions with positive leading coefficients, PCF(-a, b) = -PCF(a, b):
///     [[0, b], [1, -a]] = -D [[0, b], [1, a]] D, D = diag(1, -1).
/// A fold of a is one of -a as well.
Step positive(Step step);

/// The step to PCF(a(n + k), b(n + k)): the identity as its matrix.
certificates::GaugeStep shift_step(const Pcf& from, long k);

}  // namespace brouncker::coq
