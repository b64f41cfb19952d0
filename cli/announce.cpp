#include "cli/announce.hpp"

#include "cli/progress.hpp"
#include "engine/evaluate/feasibility.hpp"
#include "engine/recurrence/classify.hpp"

#include <cmath>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

/// Estimates below are not worth a line.
constexpr double kSlowSeconds = 2;

}  // namespace

void announce_limit(const Pcf& pcf, long digits, const Common& common) {
  if (common.quiet) return;
  const Convergence convergence = classify(pcf);
  if (const auto infeasible = limit_infeasible(pcf, convergence, digits)) {
    remark(fmt::format("{} digits of this limit are out of reach: {}{}", digits, infeasible->reason,
                       std::isfinite(infeasible->cpu_seconds)
                           ? fmt::format("; estimated {} of one core", duration(infeasible->cpu_seconds))
                           : std::string()));
  } else if (const double seconds = limit_seconds(pcf, convergence, digits); seconds > kSlowSeconds) {
    remark(fmt::format("{} digits of this limit take a while: estimated {} of one core", digits, duration(seconds)));
  }
}

}  // namespace brouncker::cli
