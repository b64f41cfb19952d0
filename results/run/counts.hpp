/// What is counted about formulas as they are computed; sums of it survive rows that are not kept.
#pragma once

#include "engine/search/search.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace brouncker {

/// Every formula counts, mirror images included.
struct Counts {
  std::uint64_t formulas = 0;
  std::uint64_t kept = 0;  ///< of which rows are stored
  std::array<std::uint64_t, kClassNames.size()> by_class{};
  std::uint64_t delta_positive = 0;    ///< delta > 0, the limit not proved rational
  std::uint64_t limits_50_digits = 0;  ///< finite limits known to 50 significant digits or more
  std::uint64_t limits_infinite = 0;
  std::uint64_t limits_zero = 0;
  std::uint64_t limits_rigorous = 0;
  sieve::SieveCounts sieved;  ///< of a sieved space: also what has no row

  std::uint64_t converging() const;
  void add(const IndexedRow& row, bool is_kept);
  Counts& operator+=(const Counts& other);
};

/// One number of Counts: its column in the table `chunks`.
struct CountColumn {
  std::string_view name;
  std::uint64_t& (*of)(Counts&);
};
std::span<const CountColumn> count_columns();

/// Which rows a run stores.
enum class Keep { all, interesting, summary };
inline constexpr std::array<std::string_view, 3> kKeepNames = {"all", "interesting", "summary"};

/// Interesting: the gcd removes factorial growth, at least in part; or the limit is rational, zero or infinite while the
/// fraction itself does not end.
bool is_kept(Keep keep, const Row& row);

}  // namespace brouncker
