/// How a sieved space is cut into cells: a function of the space and of a size, of nothing else.
///
/// Each part of the space falls into strata (stratum.hpp), and each stratum into slices of its pieces of work, of about the size asked. How many
/// pieces there are is known once a stratum's tables are made; the number of slices is known before, so that some may be empty.
/// Where a stratum has too many axes for tables the values of its shortest ones are put in, each combination a stratum of its own.
#pragma once

#include "engine/sieve/sieve_counts.hpp"
#include "engine/sieve/stratum.hpp"
#include "formulas/sieve_space.hpp"

#include <optional>

namespace brouncker::sieve {

/// A stratum, or holes and mirror images, which are counted and not looked at.
struct SieveBlock {
  std::size_t part = 0;
  std::optional<Stratum> stratum;
  SieveCounts untested;
  std::uint64_t slices = 1;
};

class SieveCells {
 public:
  /// More are refused: each is looked at before anything is walked.
  static constexpr std::size_t kMostBlocks = 100'000;
  /// Of a stratum.
  static constexpr std::uint64_t kMostSlices = std::uint64_t{1} << 20;

  /// @param size Formulas in a cell, about; >= 1. Throws Error (input) where there are more than kMostBlocks.
  SieveCells(const SieveSpace& space, std::uint64_t size);

  struct Cell {
    std::size_t block = 0;
    std::uint64_t slice = 0;
  };
  std::uint64_t count() const { return first_.back(); }
  /// Precondition: number < count().
  Cell cell(std::uint64_t number) const;
  const std::vector<SieveBlock>& blocks() const { return blocks_; }

 private:
  void add(std::size_t part, const Strata& strata, std::uint64_t size);

  std::vector<SieveBlock> blocks_;
  std::vector<std::uint64_t> first_{0};  // number of the first cell of each block, and of the one after the last
};

/// The first of n pieces that belongs to slice i of so many.
std::uint64_t first_piece(std::uint64_t pieces, std::uint64_t slices, std::uint64_t i);

}  // namespace brouncker::sieve
