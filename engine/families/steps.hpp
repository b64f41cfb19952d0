/// Families as moves between PCFs, and the paths that they make: which families are compositions of others.
#pragma once

#include "engine/families/affine_family.hpp"

#include <optional>
#include <string>
#include <vector>

namespace brouncker {

/// Where the family leads from a state; several places where roots can be taken in several orders.
std::vector<State> images(const AffineFamily& family, const State& state);

/// The families, each with its inverse, as moves.
class Moves {
 public:
  /// `inverse` may be absent where the family is its own inverse or none was found.
  void add(std::size_t number, const AffineFamily& family, const std::optional<AffineFamily>& inverse);
  /// A path of one or two moves from one state to the other: the numbers of the families. Empty: none.
  std::vector<std::size_t> path(const State& from, const State& to) const;

 private:
  struct Entry {
    std::size_t number;
    AffineFamily forward;
    std::optional<AffineFamily> backward;
  };
  std::vector<Entry> entries_;
};

}  // namespace brouncker
