#include "engine/claim/evaluated.hpp"

#include "engine/claim/proved_claim.hpp"
#include "engine/evaluate/carried_limit.hpp"

namespace brouncker {

Row evaluated(const Contraction& fraction, const Sampling& sampling, long digits) {
  Row row = evaluate(fraction.pcf, sampling, digits);
  if (fraction.map == Moebius{} && fraction.complete) {
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
