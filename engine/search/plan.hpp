/// How the formulas of a run are cut into chunks: a function of their source and the size asked, of nothing else.
#pragma once

#include "engine/fast/tile.hpp"
#include "engine/sieve/cells.hpp"
#include "formulas/source.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace brouncker {

/// A rectangle of a space: a's with numbers [a_first, a_last) and b's with numbers [b_first, b_last) of one slice.
struct Block {
  std::uint64_t slice = 0, a_first = 0, a_last = 0, b_first = 0, b_last = 0;
};

/// A slice of a space are the formulas with given values of the parameters that a and b share; without such parameters it is the
/// space. A slice is the product of its a's and its b's. It is cut into rectangles, up to kTileWidth a's high, because a rectangle
/// can be computed much faster than as many single formulas; small slices go several into a chunk. Where nothing is shared and
/// with every a also -a is in the space, at the mirrored place, only one half of the a's is walked. Lists are cut into runs of
/// different formulas. What is of a degree whose gcds the rectangles do not find prime by prime, or of slices with too few a's for that,
/// takes so much longer that its chunks are smaller by kSlowShare, those of lists by kListShare: a chunk is tenths of a second, and
/// no more is lost when a search is killed. A sieved space is cut into the cells of its sieve, which are larger by kSieveShare, or
/// kGuardedShare where every formula is looked at.
///
/// Indices: every parameter of a is slower than those that only b has, so that index = a-index * b_count + b-number, where the
/// a-index counts the values of all parameters of a.
class ChunkPlan {
 public:
  /// @param source Has to outlive the plan.
  /// @param size   Indices in a chunk, about; >= 1.
  ChunkPlan(const Source& source, std::uint64_t size);
  ChunkPlan(Source&&, std::uint64_t) = delete;

  /// Measured: 0.6 to 7 ms a formula of degree (2, 4) to (6, 12), where a rectangle of degree (2, 2) takes 0.03 ms a formula.
  static constexpr std::uint64_t kSlowShare = 96;
  /// Formulas of a list may be of any degree, and there are seldom many.
  static constexpr std::uint64_t kListShare = 384;
  /// Measured: 10^9 to 10^12 formulas a second, 10^8 where every formula is looked at.
  static constexpr std::uint64_t kSieveShare = 40'000, kGuardedShare = 2'000;

  std::uint64_t count() const { return (slices_ + slices_in_chunk_ - 1) / slices_in_chunk_ * rows_ * columns_; }
  bool is_tiled() const { return space_ != nullptr; }
  /// The rectangles of a chunk, at least one. Precondition: is_tiled(), number < count().
  std::vector<Block> blocks(std::uint64_t number) const;
  /// The cells of a sieved space, one a chunk; nullptr of others.
  const sieve::SieveCells* cells() const { return cells_.get(); }
  /// The least run of indices that holds the rectangles, mirror images left aside; of a list the run of different formulas, of a
  /// sieved space none.
  std::pair<std::uint64_t, std::uint64_t> indices(std::uint64_t number) const;

  /// Of a slice.
  std::uint64_t b_count() const { return b_count_; }
  /// The a's of a slice whose chunks are made; all others are their mirror images.
  std::uint64_t a_walked() const { return a_walked_; }
  /// For all rectangles: depends on the space alone.
  fast::Gcds gcds() const { return gcds_; }
  std::uint64_t slices() const { return slices_; }
  bool is_sliced() const { return !shared_.empty(); }
  /// The a-index of an a of a slice.
  std::uint64_t a_index(std::uint64_t slice, std::uint64_t a) const;
  std::uint64_t index(std::uint64_t a_index, std::uint64_t b) const { return a_index * b_count_ + b; }
  /// The a-index of -a, of a space without shared parameters.
  std::optional<std::uint64_t> mirror(std::uint64_t a_index) const;
  Polynomial a_at(std::uint64_t a_index) const;
  Polynomial b_at(std::uint64_t slice, std::uint64_t b) const;

 private:
  void cut_space(const SearchSpace& space, std::uint64_t size);

  void cut_sieved(const SievedSpace& sieved, std::uint64_t size);

  /// A parameter of a: its values, and how far apart they are in the a-index.
  struct Digit {
    std::uint64_t count = 1, stride = 1;
  };
  static std::uint64_t spread(std::uint64_t number, const std::vector<Digit>& digits);

  const SearchSpace* space_;         // nullptr: a list, or a sieved space
  std::uint64_t count_;              // indices, or different formulas
  std::uint64_t run_ = 0;            // of them in a run
  std::vector<Digit> shared_, own_;  // parameters of a that b has too, and others; the slowest first
  fast::Gcds gcds_ = fast::Gcds::by_primes;
  std::uint64_t b_count_ = 0;
  std::uint64_t a_walked_ = 0;            // a's 0 .. a_walked_ - 1 of a slice have all others for mirror images
  std::uint64_t rows_ = 0, columns_ = 1;  // of the grid of chunks of a slice
  std::uint64_t slices_ = 1, slices_in_chunk_ = 1;
  std::shared_ptr<const sieve::SieveCells> cells_;
};

}  // namespace brouncker
