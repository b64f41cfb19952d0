#include "engine/sieve/cells.hpp"

#include "engine/sieve/plan.hpp"
#include "formulas/error.hpp"
#include "formulas/integer.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace brouncker::sieve {

SieveCells::SieveCells(const SieveSpace& space, std::uint64_t size) {
  for (std::size_t part = 0; part < space.parts().size(); ++part) add(part, strata_of(space.parts()[part]), size);
  for (const SieveBlock& block : blocks_) first_.push_back(first_.back() + block.slices);
}

void SieveCells::add(std::size_t part, const Strata& strata, std::uint64_t size) {
  if (blocks_.size() + strata.strata.size() > kMostBlocks)
    throw input_error(
        fmt::format("the space falls into more than {} parts of at most {} parameters; give ranges of one value to some "
                    "parameters, or shorter ones",
                    kMostBlocks, kMostTableAxes));
  if (strata.holes + strata.mirrored > 0) {
    SieveBlock& block = blocks_.emplace_back(SieveBlock{part, std::nullopt, {}, 1});
    block.untested.holes = strata.holes;
    block.untested.mirrored = strata.mirrored;
  }
  for (const Stratum& stratum : strata.strata) {
    if (stratum.axes.size() <= kMostTableAxes) {
      blocks_.push_back({part, stratum, {}, std::clamp<std::uint64_t>((stratum.size() + size - 1) / size, 1, kMostSlices)});
      continue;
    }
    const auto shortest = std::ranges::min_element(stratum.axes, {}, &Axis::count);
    const auto axis = static_cast<std::size_t>(shortest - stratum.axes.begin());
    for (std::int64_t x = shortest->first; x <= shortest->last; ++x)
      if (shortest->contains(x)) add(part, strata_with(stratum, axis, x), size);
  }
}

SieveCells::Cell SieveCells::cell(std::uint64_t number) const {
  const auto block = static_cast<std::size_t>(std::ranges::upper_bound(first_, number) - first_.begin()) - 1;
  return {block, number - first_[block]};
}

std::uint64_t first_piece(std::uint64_t pieces, std::uint64_t slices, std::uint64_t i) {
  return static_cast<std::uint64_t>(static_cast<UInt128>(pieces) * i / slices);
}

}  // namespace brouncker::sieve
