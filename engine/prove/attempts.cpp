#include "engine/prove/attempts.hpp"

#include "engine/prove/find/dual_sum.hpp"
#include "engine/prove/find/unfold.hpp"
#include "engine/prove/find/walk_integral.hpp"
#include "engine/prove/statements/bounds.hpp"
#include "engine/prove/statements/ramanujan_series.hpp"
#include "engine/prove/statements/theorem.hpp"
#include "engine/recurrence/classify.hpp"
#include "engine/recurrence/rational_tail.hpp"
#include "formulas/canonical.hpp"
#include "formulas/print.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace brouncker {
namespace {

/// As prove() does first.
Pcf simplified(const Pcf& pcf) {
  Pcf result = deflated_by_constant(deflated(pcf).pcf).pcf;
  if (result.a.leading() < 0) result.a = -result.a;
  return result;
}

std::string solutions(const Pcf& pcf, ConvergenceClass kind) {
  if (kind == ConvergenceClass::stretched_exponential)
    return "hypergeometric solutions are not looked for in the stretched-exponential class";
  const std::vector<RationalTail> tails = rational_tails(pcf, kind);
  const auto dominant = std::ranges::find(tails, true, &RationalTail::dominant);
  if (dominant == tails.end())
    return kind == ConvergenceClass::logarithmic ? "no rational recessive tail"
                                                 : "irreducible: no hypergeometric solution (deg y <= 200)";
  return fmt::format(
      "reducible, by the dominant tail ({})/({}), whose series is none that can be summed{}", to_plain(dominant->top),
      to_plain(dominant->bottom),
      kind == ConvergenceClass::exponential ? fmt::format(", nor by one of {} of Ramanujan's", ramanujan_rows().size()) : "");
}

/// "4 candidates, none equivalent".
std::string candidates(std::size_t count) {
  if (count == 0) return "no candidate";
  return fmt::format("{} candidate{}, none shown to be equivalent", count, count == 1 ? "" : "s");
}

}  // namespace

std::vector<std::string> attempts(const Pcf& pcf) {
  const ConvergenceClass kind = classify(pcf).kind;
  if (kind == ConvergenceClass::divergent) return {"the fraction diverges"};
  if (kind == ConvergenceClass::terminating) return {"the fraction ends too far out to be followed"};
  const Pcf simple = simplified(pcf);
  std::vector<std::string> result{solutions(simple, kind),
                                  fmt::format("none of the {} theorems, directly or after a gauge step", theorems().size())};
  if (kind == ConvergenceClass::exponential && simple.b.degree() == 2 * simple.a.degree()) {
    result.push_back(fmt::format("none of the {} dual sums, k steps against l, k, l <= {}", dual_rows().size(), kMaxFold));
    result.push_back(fmt::format("walks of 2F1(-1) with steps up to {}, at z = u/v, |u| + v <= {}, of length up to {}: {}",
                                 kMostWalkStep, kMostWalkHeight, kShortWalk, candidates(walks_like(simple).size())));
  }
  if (kind != ConvergenceClass::logarithmic)
    result.push_back(fmt::format("l-folds, 2 <= l <= {}, of fractions with deg a <= 1, deg b <= 2: {}", kMaxFold,
                                 candidates(unfoldings(simple, kind, !rational_tails(simple, kind).empty()).size())));
  return result;
}

}  // namespace brouncker
