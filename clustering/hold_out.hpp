/// How good are claims made from clusters? Some labels are hidden, and the clusters must give them back.
#pragma once

#include "clustering/points.hpp"

#include <optional>
#include <vector>

namespace brouncker {

/// What is known of one row.
struct HoldOutRow {
  std::int32_t cluster = -1;  ///< -1: noise, claims nothing
  std::int32_t label = -1;    ///< the identified constant; -1: none
  bool ignored = false;       ///< a label that takes no part, such as a rational or quadratic limit
  std::uint64_t kin = 0;      ///< hidden together: a number of the shift class that does not depend on the order of rows
};

/// A cluster whose visible labels are all the same claims this label for all its members; one with different ones is a conflict and
/// claims nothing.
struct HoldOut {
  std::size_t hidden = 0;           ///< labelled rows hidden
  std::size_t claimed = 0;          ///< of them, in clusters that claim a label
  std::size_t right = 0;            ///< of them, with this label
  std::size_t clusters = 0;         ///< that claim a label
  std::size_t conflicts = 0;        ///< clusters with different labels, hidden ones included
  std::size_t members = 0;          ///< of clusters that claim a label, whatever they are
  std::size_t ignored_members = 0;  ///< of them, with ignored labels
  std::size_t confirmed = 0;        ///< of them, with the label that is claimed, hidden or not

  std::optional<double> precision() const { return ratio(right, claimed); }  ///< absent where nothing was claimed
  std::optional<double> recall() const { return ratio(right, hidden); }
  /// Share of all members, ignored ones too, that carry the claimed label.
  std::optional<double> confirmed_share() const { return ratio(confirmed, members); }

 private:
  static std::optional<double> ratio(std::size_t part, std::size_t whole) {
    if (whole == 0) return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
  }
};

/// Half of the kins are hidden, each by a bit of a hash of the seed and its number.
/// Depends on the set of rows and the seed only. Cost: O(n).
HoldOut hold_out(std::span<const HoldOutRow> rows, std::uint64_t seed);

/// Means of several seeds (seed, seed + 1, ...); each ratio over the seeds where it exists.
struct HoldOutMean {
  std::optional<double> precision, recall, confirmed;
  std::size_t conflicts = 0;  ///< the same for every seed
};
HoldOutMean hold_out_mean(std::span<const HoldOutRow> rows, std::uint64_t seed, int repetitions);

}  // namespace brouncker
