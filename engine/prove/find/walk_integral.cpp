#include "engine/prove/find/walk_integral.hpp"

#include "engine/prove/find/recurrences.hpp"
#include "engine/prove/find/walk_matrix.hpp"
#include "engine/recurrence/classify.hpp"

#include <algorithm>

namespace brouncker {
namespace {

constexpr int kMostDegree = 16, kMostShift = 4;

/// Of the four segments between 0, 1, 1/z and infinity one has the sequence as the recessive one.
bool fits(const Pcf& pcf, const WalkIntegral& x) {
  return pcf.b.degree() == 2 * pcf.a.degree() && pcf.a.degree() == x.recurrence[2].degree() &&
         is_recessive(pcf, x.recurrence, x.bound);
}

/// From the first n on where the PCF does not end: n -> n + shift, phi -> w^shift phi.
std::optional<WalkProof> started(WalkIntegral x) {
  for (int shift = 0; shift <= kMostShift; ++shift) {
    Pcf pcf = pcf_of(x.recurrence);
    if (!fits(pcf, x)) return std::nullopt;
    if (classify(pcf).kind == ConvergenceClass::exponential) return WalkProof{std::move(pcf), std::move(x)};
    for (Polynomial& c : x.recurrence) c = c.shifted(1);
    x.phi = next_weight(x);
  }
  return std::nullopt;
}

}  // namespace

std::optional<WalkProof> walk_proof(const WalkShape& walk) {
  const auto bound = least_bound([&](const Rational& x) { return is_bounded_on_unit_interval(walk.site, walk.w, x); });
  if (!bound) return std::nullopt;
  const WalkMatrix matrix = walk_matrix(walk.site, walk.w, {});
  if (matrix.matrix[1].is_zero()) return std::nullopt;
  WalkIntegral x{walk.site, walk.w, {}, recurrence_of(matrix), *bound};
  if (std::ranges::any_of(x.recurrence, [](const Polynomial& c) { return c.is_zero() || c.degree() > kMostDegree; }))
    return std::nullopt;
  if (x.recurrence[1].leading() > 0)  // a(n) > 0 far out
    for (Polynomial& c : x.recurrence) c = -c;
  return started(std::move(x));
}

}  // namespace brouncker
