#include "engine/generate/contiguous_sums.hpp"

#include "engine/generate/reduction.hpp"
#include "engine/generate/sum_term.hpp"
#include "engine/prove/find/recurrences.hpp"
#include "engine/prove/find/walk_matrix.hpp"
#include "engine/recurrence/classify.hpp"

#include <algorithm>

namespace brouncker::generate {
namespace {

/// For the PCF not to end, and for the ratios of the terms to be near to what they tend to.
constexpr int kMostShift = 24;

using Point = ContiguousPoint<Polynomial>;

/// W(n), as v(n+1) = W(n) v(n), with (n+1)^e.
WalkMatrix matrix_of(const ContiguousSum& sum) {
  Point at;
  for (std::size_t i = 0; i < 3; ++i) at.a[i] = Polynomial({Integer(1), Integer(sum.a[i])});
  for (std::size_t j = 0; j < 2; ++j) at.x[j] = Polynomial({Integer(2), Integer(sum.b[j])});
  const Polynomial one = Polynomial::constant(1);
  WalkMatrix w{{one, {}, {}, one}};
  for (std::size_t j = 0; j < 2; ++j)
    for (int k = 0; k < sum.b[j]; ++k) {
      at.x[j] = at.x[j] + one;
      const auto step = Point::raise_b(j, at);
      append(w, step.matrix, step.divisor);
    }
  for (std::size_t i = 0; i < 3; ++i)
    for (int k = 0; k < sum.a[i]; ++k) {
      const auto step = at.raise_a(i);
      append(w, step.matrix, step.divisor);
      at.a[i] = at.a[i] + one;
    }
  for (int k = 0; k < sum.excess(); ++k) w.top = w.top * Polynomial({Integer(1), Integer(1)});
  reduce(w);
  return w;
}

/// The PCF from n = shift on; nullopt where it ends.
std::optional<Pcf> from_here(const ContiguousSum& sum) {
  Pcf pcf = pcf_of(sum.recurrence);
  const bool fits = classify(pcf).kind == ConvergenceClass::exponential && pcf.a.degree() == sum.recurrence[2].degree();
  return fits ? std::optional(std::move(pcf)) : std::nullopt;
}

/// From the first n on where the fraction does not end and the sum is the smaller solution by signs. @return The PCF, or nullopt.
std::optional<Pcf> started(ContiguousSum& sum) {
  for (; sum.shift <= kMostShift; ++sum.shift) {
    if (auto pcf = from_here(sum)) {
      const auto ratio = ratio_by_signs(contiguous_ratio(sum));
      if (!ratio || *ratio == 0) return std::nullopt;
      sum.bound = short_bound(*ratio);
      if (is_recessive(*pcf, sum.recurrence, sum.bound)) return pcf;
    }
    for (Polynomial& c : sum.recurrence) c = c.shifted(1);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Made> contiguous_sum(const Direction& d) {
  ContiguousSum sum{{d[0], d[1], d[2]}, {d[3], d[4]}, 0, {}, 0};
  const WalkMatrix w = matrix_of(sum);
  if (w.matrix[1].is_zero()) return std::nullopt;
  sum.recurrence = recurrence_of(w);
  if (std::ranges::any_of(sum.recurrence, [](const Polynomial& c) { return c.is_zero(); })) return std::nullopt;
  const auto raw = started(sum);
  if (!raw) return std::nullopt;
  auto form = contiguous_limit(sum);
  if (!form) return std::nullopt;
  auto proof = proof_of(simplified(*raw), *raw, ContiguousLeaf{sum}, *std::move(form), "contiguous-sum");
  if (!proof) return std::nullopt;
  const SumTerm term{{{2, d[0]}, {2, d[1]}, {2, d[2]}}, {{6, d[3]}, {6, d[4]}, {2, 0}}, {}, 1};
  return Made{*std::move(proof), to_plain(term)};
}

}  // namespace brouncker::generate
