#include "engine/claim/evaluated.hpp"

#include "engine/claim/proved_claim.hpp"
#include "engine/claim/proved_limit.hpp"
#include "engine/evaluate/carried_limit.hpp"

namespace brouncker {

namespace {

/// The row with a limit from its proved value, which the few digits of the fraction itself confirm.
std::optional<Row> row_by_proof(const Pcf& pcf, const Sampling& sampling, long digits) {
  if (!has_quick_proof(pcf)) return std::nullopt;
  Row row = evaluate(pcf, sampling, kRunDigits);
  if (row.limit.rational) return std::nullopt;
  const auto few = proved_limit(pcf, kRunDigits);
  if (!few || row.limit.value != few->value) return std::nullopt;  // both are rounded correctly
  auto limit = proved_limit(pcf, digits);
  if (!limit) return std::nullopt;
  row.limit = *std::move(limit);
  return row;
}

}  // namespace

Row evaluated(const Contraction& fraction, const Sampling& sampling, long digits) {
  const bool is_plain = fraction.map == Moebius{} && fraction.complete;
  auto by_proof = is_plain && digits >= kProvedLimitDigits ? row_by_proof(fraction.pcf, sampling, digits) : std::nullopt;
  Row row = by_proof ? *std::move(by_proof) : evaluate(fraction.pcf, sampling, digits);
  if (is_plain) {
    row.closed_form = exact_claim(row);
    return row;
  }
  row.limit = carried_limit(fraction, row.convergence, digits);
  row.deep_convergent.clear();
  if (row.limit.rational) row.closed_form = rational_claim(*row.limit.rational, row.convergence.kind);
  else if (row.limit.kind == Limit::Kind::finite) row.closed_form = proved_claim(fraction);
  return row;
}

}  // namespace brouncker
