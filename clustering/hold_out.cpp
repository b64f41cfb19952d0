#include "clustering/hold_out.hpp"

#include "formulas/mixed_bits.hpp"

#include <algorithm>

namespace brouncker {
namespace {

constexpr std::int32_t kNone = -1, kConflict = -2;

std::uint64_t mixed(std::uint64_t x) { return mixed_bits(x + kSplitMixStep); }

bool is_hidden(const HoldOutRow& row, std::uint64_t seed) { return mixed(mixed(seed) ^ row.kin) >> 63; }

bool is_labelled(const HoldOutRow& row) { return row.label >= 0 && !row.ignored; }

void meet(std::int32_t& claim, std::int32_t label) {
  if (claim == kNone) claim = label;
  else if (claim != label) claim = kConflict;
}

/// By cluster: the label of all labelled rows that are wanted, kNone or kConflict.
template <class Wanted>
std::vector<std::int32_t> claims(std::span<const HoldOutRow> rows, const Wanted& wanted) {
  std::int32_t last = -1;
  for (const HoldOutRow& row : rows) last = std::max(last, row.cluster);
  std::vector<std::int32_t> result(static_cast<std::size_t>(last + 1), kNone);
  for (const HoldOutRow& row : rows)
    if (row.cluster >= 0 && is_labelled(row) && wanted(row)) meet(result[static_cast<std::size_t>(row.cluster)], row.label);
  return result;
}

}  // namespace

HoldOut hold_out(std::span<const HoldOutRow> rows, std::uint64_t seed) {
  HoldOut result;
  const auto visible = claims(rows, [&](const HoldOutRow& row) { return !is_hidden(row, seed); });
  const auto all = claims(rows, [](const HoldOutRow&) { return true; });
  result.clusters = static_cast<std::size_t>(std::count_if(visible.begin(), visible.end(), [](auto claim) { return claim >= 0; }));
  result.conflicts = static_cast<std::size_t>(std::count(all.begin(), all.end(), kConflict));
  for (const HoldOutRow& row : rows) {
    const std::int32_t claim = row.cluster < 0 ? kNone : visible[static_cast<std::size_t>(row.cluster)];
    const bool right = is_labelled(row) && row.label == claim;
    if (is_labelled(row) && is_hidden(row, seed)) {
      ++result.hidden;
      result.claimed += claim >= 0;
      result.right += right;
    }
    if (claim < 0) continue;
    ++result.members;
    result.ignored_members += row.ignored;
    result.confirmed += right;
  }
  return result;
}

HoldOutMean hold_out_mean(std::span<const HoldOutRow> rows, std::uint64_t seed, int repetitions) {
  HoldOutMean mean;
  std::vector<std::optional<double>> precision, recall, confirmed;
  for (int i = 0; i < repetitions; ++i) {
    const HoldOut one = hold_out(rows, seed + static_cast<std::uint64_t>(i));
    precision.push_back(one.precision());
    recall.push_back(one.recall());
    confirmed.push_back(one.confirmed_share());
    mean.conflicts = one.conflicts;
  }
  const auto average = [](const std::vector<std::optional<double>>& values) -> std::optional<double> {
    double sum = 0;
    int count = 0;
    for (const auto& value : values)
      if (value) {
        sum += *value;
        ++count;
      }
    return count > 0 ? std::optional(sum / count) : std::nullopt;
  };
  mean.precision = average(precision);
  mean.recall = average(recall);
  mean.confirmed = average(confirmed);
  return mean;
}

}  // namespace brouncker
