/// One sampled convergent.
#pragma once

#include <cstdint>

namespace brouncker {

/// One sampled convergent p_n/q_n; logarithms are natural.
struct Sample {
  std::int64_t position = 0;  ///< place in the list of convergents, n = -1 at place 0 and those with q_n = 0 left out
  std::int64_t n = 0;
  double log_q = 0;      ///< log|q_n|
  double log_gcd = 0;    ///< log gcd(p_n, q_n)
  double log_error = 0;  ///< log|p_N/q_N - p_n/q_n|; -infinity where they coincide
  double log_reduced_q() const { return log_q - log_gcd; }
};

}  // namespace brouncker
