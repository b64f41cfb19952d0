/// Every limit against every constant.
#pragma once

#include "engine/match/constant_set.hpp"
#include "engine/match/special.hpp"

#include <cstdint>
#include <span>
#include <variant>

namespace brouncker {

struct MatchLimit {
  std::uint64_t id = 0;
  /// Finite; the point at infinity is no business of the matcher.
  Approximation value;
  /// Up to which height to look for Moebius relations: kFirstHeightBits, or more (up to kMaxHeightBits) where the PCF's structure
  /// makes large coefficients likely.
  int height_bits = kFirstHeightBits;
};

/// L = map(constant).
struct ConstantMatch {
  std::size_t constant = 0;  ///< index into ConstantSet::entries()
  MoebiusMatch moebius;
};

struct Hit {
  std::uint64_t id = 0;
  std::variant<RationalMatch, QuadraticMatch, ConstantMatch> match;
  const Support& support() const;
};

struct MatchOptions {
  /// log2 of the number of (limit, constant) pairs of the whole run, of which this call may be a part.
  double log2_tests = 0;
  int rational_height_bits = kRationalHeightBits;
  int quadratic_height_bits = kQuadraticHeightBits;
};

struct MatchResult {
  std::vector<Hit> hits;                    ///< in the order of the limits
  std::uint64_t tests = 0;                  ///< (limit, constant) pairs looked at
  std::uint64_t left_open = 0;              ///< pairs that the filter left for the second look
  std::vector<std::uint64_t> undetermined;  ///< limits known to too few bits for any claim about four terms
  bool control_found = false;               ///< the planted relations were found: the search was able to see
};

/// For each limit: the rational within its uncertainty, else the quadratic equation, else the first constant of the set with L = (p
/// c + q)/(r c + s); only what the acceptance rule lets through. The result depends on the limits, the set and the options only;
/// nothing is shared, so a run may be cut into chunks (of a thousand limits or more) for any number of threads.
///
/// Two limits with planted relations, of height 2^12 with the first constant and with the last one, go with every call.
/// Cost: see find_open(); 10 us a limit for rationals and quadratics.
MatchResult match(std::span<const MatchLimit> limits, const ConstantSet& constants, const MatchOptions& options);

}  // namespace brouncker
