/// Limits that are sums: a fraction whose dominant tail K is rational (Euler.v).
#pragma once

#include "results/export/coq/growth.hpp"
#include "results/export/coq/value.hpp"

namespace brouncker::coq {

/// The least m >= 1 from which on the dominant rational tail has no zero and no pole; 0 where there is no such tail.
long series_start(const Pcf& pcf);

/// PCF = V + 1/S, S = Series (products f r), where the tail is regular from 1 on; else, or where S is not seen to converge absolutely, a reason.
Value value_by_series(const Pcf& pcf, const Growth& growth);

}  // namespace brouncker::coq
