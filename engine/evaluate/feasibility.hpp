/// What the digits of a limit cost, before they are computed.
#pragma once

#include "engine/row.hpp"

#include <optional>
#include <string>

namespace brouncker {

/// The convergent that decides a limit by the recurrence alone.
struct Depth {
  double terms = 0;  ///< n, about
  double bits = 0;   ///< log2|q_n|, about
};

/// A first guess of the depth at which the error is 2^-bits and the tail bounds hold. Summed over blocks of growing length: the
/// gain of a term is log2 of the ratio of the local eigenvalues, 2 asinh(|a|/(2 sqrt b)) or 2 acosh(|a|/(2 sqrt|b|)) nepers. At
/// most `most_terms` terms, all of them where tail_bound() never holds.
/// Precondition: the PCF converges and does not terminate.
/// Cost: about a hundred evaluations of a and b.
inline constexpr double kMaxTerms = 1e9, kMaxBits = 2e9;
Depth depth_for(const Pcf& pcf, double bits, double most_terms = kMaxTerms);

/// Where a convergent in balls is given up.
inline constexpr double kMostBallSeconds = 600;

/// Whether so deep a convergent is better taken in balls (ball_convergent.hpp), when `bits` of its value are wanted.
bool takes_balls(const Depth& depth, double bits);

/// CPU seconds of a convergent, about: of the exact integers, or of the balls where it takes_balls().
double recurrence_seconds(const Depth& depth, double bits);

/// Whether the recurrence decides a limit so soon that nothing else is tried before: few terms against the digits.
bool is_easy(const Depth& depth, double bits);
/// Terms of depth_for() beyond which is_easy() is false.
double most_easy_terms(double bits);
/// Terms of the recurrence to which a slow class is followed, in balls: 30 s of one core at 50 digits.
inline constexpr double kMostSlowTerms = 3e7;
/// Terms of a finite continued fraction that are summed at most.
inline constexpr long kLongestTerminating = 1'000'000;

/// Why a limit is out of reach.
struct Infeasible {
  std::string reason;      ///< one line without a full stop: "about 3e+12 terms are needed, at most 1e+09 are computed"
  double cpu_seconds = 0;  ///< an estimate, measured on x86-64; infinity where the method itself does not go that far
};

/// Whether limit_of() would refuse: more than kMaxTerms terms or kMaxBits bits in an integer (a few GB of memory, minutes of one
/// core), a finite continued fraction of more than 1,000,000 terms, or more digits than the methods of a slow class reach. nullopt
/// where it computes (or the PCF diverges).
/// Cost: microseconds.
std::optional<Infeasible> limit_infeasible(const Pcf& pcf, const Convergence& convergence, long digits);

/// The same where the limit is known not to be exact, see exact_limit_of().
std::optional<Infeasible> approximation_infeasible(const Pcf& pcf, const Convergence& convergence, long digits);

/// Seconds of one core for the convergents up to `depth` that the metrics are measured on, about.
double sampling_seconds(const Pcf& pcf, std::int64_t depth);

/// CPU seconds that limit_of() takes where it takes the recurrence, about; 0 where another method is tried first.
double limit_seconds(const Pcf& pcf, const Convergence& convergence, long digits);

}  // namespace brouncker
