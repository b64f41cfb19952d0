/// One number against another: is L = (p c + q)/(r c + s)?
#pragma once

#include "engine/match/acceptance.hpp"
#include "engine/match/lane_search.hpp"
#include "formulas/moebius.hpp"

#include <optional>
#include <vector>

namespace brouncker {

/// A number made ready for the fast tests: x or 1/x, whichever is at most 1.
struct Prepared {
  Approximation value;
  Approximation small;
  bool inverted = false;
  Int128 fixed = 0;
};

/// nullopt where fewer than 120 bits are known (0 among them): too few for any claim about four terms.
[[nodiscard]] std::optional<Prepared> prepared(const Approximation& x);

/// The limits of a batch.
LimitBatch limit_batch(std::span<const Prepared* const> limits);

struct MoebiusMatch {
  /// L = map(c), coefficients without common factor, determinant not 0.
  Moebius map;
  Support support;
};

/// Looks deeper at a pair that find_open() left open. Relations A + B c + C L + D c L = 0 with AD - BC = 0 are refused: they say
/// that c or L is rational. Only accepted() relations of height <= 2^height_bits are returned.
/// Cost: 3 us; a few hundred where only exact arithmetic decides.
[[nodiscard]] std::optional<MoebiusMatch> test_pair(const Prepared& c, const Prepared& limit, int height_bits, double log2_tests);

/// The support of L = map(c) as numbers known to any precision.
Support moebius_support(const Moebius& map, const Approximation& c, const Approximation& limit, double log2_tests);

}  // namespace brouncker
