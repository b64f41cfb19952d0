/// What the digits of a limit cost, before they are computed.
#pragma once

#include "engine/row.hpp"

#include <optional>
#include <string>

namespace brouncker {

/// The convergent that limit_of() starts with in the factorial and the exponential class.
struct Depth {
  double terms = 0;  ///< n, about
  double bits = 0;   ///< log2|q_n|, about
};

/// A first guess of the depth at which the error is 2^-bits and the tail bounds hold. Summed over blocks of growing length: the
/// gain of a term is log2 of the ratio of the local eigenvalues, 2 asinh(|a|/(2 sqrt b)) or 2 acosh(|a|/(2 sqrt|b|)) nepers. At
/// most kMaxTerms terms.
/// Precondition: the class is factorial or exponential.
/// Cost: about a hundred evaluations of a and b.
Depth depth_for(const Pcf& pcf, double bits);

inline constexpr double kMaxTerms = 1e9, kMaxBits = 2e9;
/// Terms of a finite continued fraction that are summed at most.
inline constexpr long kLongestTerminating = 1'000'000;

/// Why a limit is out of reach.
struct Infeasible {
  std::string reason;      ///< one line without a full stop: "about 3e+12 terms are needed, at most 1e+09 are computed"
  double cpu_seconds = 0;  ///< an estimate, measured on x86-64; infinity where the method itself does not go that far
};

/// Whether limit_of() would refuse: more than kMaxTerms terms or kMaxBits bits in an integer (a few GB of memory, minutes of one
/// core), a finite continued fraction of more than 1,000,000 terms, or more digits than the method of a slow class reaches. nullopt
/// where it computes (or the PCF diverges).
/// Cost: microseconds.
std::optional<Infeasible> limit_infeasible(const Pcf& pcf, const Convergence& convergence, long digits);

/// The same where the limit is known not to be exact, see exact_limit_of().
std::optional<Infeasible> approximation_infeasible(const Pcf& pcf, const Convergence& convergence, long digits);

/// Seconds of one core for the convergents up to `depth` that the metrics are measured on, about.
double sampling_seconds(const Pcf& pcf, std::int64_t depth);

}  // namespace brouncker
