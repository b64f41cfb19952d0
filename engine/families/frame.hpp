/// Coordinates in which families of gauge equivalent PCFs are flat.
///
/// A pair (a, b), (a', b') with M(n) U(n+1) = S U(n) M'(n) is looked at up to a shift of n and a scale (a -> c a, b -> c^2 b),
/// rational ones too. What the gauge preserves is built in: the leading coefficients, and the roots of b modulo the integers. What
/// may vary are the coordinates; along a family i, o, e, S are constant. A frame is a way to write a and a' (heads.hpp) with a way to
/// write b and b' (numerators.hpp): a row of the table in frame.cpp.
///
/// To add a frame: a row of heads or of numerators where the ways that are there do not do, a name here, a row in frame.cpp; the
/// generic test of tests/engine/families/test_frame.cpp takes it up.
#pragma once

#include "engine/families/coordinate.hpp"
#include "engine/families/heads.hpp"
#include "engine/families/numerators.hpp"
#include "engine/families/pair_system.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace brouncker {

/// In the order in which they are tried.
enum class FrameName { plain, constant, square, roots, constant_roots, square_roots, roots_of_a, based, pointed };

struct FrameRow {
  FrameName name;
  std::string_view label;  ///< begins that of a frame: {e}, {k} (counted from 1) and {kappa} are constants
  const HeadRow& heads;
  const NumeratorRow& numerators;
  bool heads_last = false;  ///< their coordinates come after those of b
};

/// All of them, by name.
std::span<const FrameRow> frame_rows();

struct Frame {
  FrameName name = FrameName::plain;
  FrameConstants constants;

  const FrameRow& row() const { return frame_rows()[static_cast<std::size_t>(name)]; }
  /// Row and constants: equal for all members of a family.
  std::string label() const;
  /// |i| + |o| + |e|: the smaller, the plainer.
  Rational weight() const;
  std::vector<Coordinate> coordinates() const;
  /// The pair in n and the coordinates, but for the bounds of the degrees.
  PairSystem polynomials() const;
  /// Whether both write their polynomials alike, at whatever steps.
  bool is_like(const Frame& other) const;
};

/// A pair in a frame.
struct Placement {
  Frame frame;
  std::vector<Rational> point;  ///< its coordinates
};

/// The frames but pointed ones in which the pair has rational coordinates, the plainest first.
std::vector<Placement> placements(const NormalPair& pair);

/// The pointed frame in which `pivot` is p. nullopt where the degrees are not 2, or b' is not b shifted.
std::optional<Placement> pointed_placement(const NormalPair& pair, const Rational& pivot);

/// The coordinates that a first PCF of this state has, in all orders of the roots; those of the second PCF are not known from it.
/// Precondition: the state has the frame's degrees.
std::vector<std::vector<std::optional<Rational>>> coordinates_of_state(const Frame& frame, const State& state);

}  // namespace brouncker
