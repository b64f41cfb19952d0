/// The affine subspace of a frame on which a relation lies, as a family of pairs; or a surface that polynomials parametrise.
#pragma once

#include "engine/families/framed.hpp"
#include "engine/families/modular_pair.hpp"
#include "engine/families/surface.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace brouncker {

/// coordinates = origin + sum parameter_i * direction_i, in the frame `label`. The parameters are those coordinates at which the
/// reduced echelon form has its pivots, so that equal subspaces have equal descriptions.
struct AffineFamily {
  std::string label;
  Frame frame;
  Rational weight = 0;             ///< of the frame
  std::vector<std::string> names;  ///< of the parameters
  std::vector<std::vector<Rational>> directions;
  std::vector<Rational> origin;    ///< 0 at the pivots
  std::optional<Surface> surface;  ///< instead of directions and origin
  PairSystem system;               ///< in n and the parameters
  std::size_t integers = 0;        ///< so many of the parameters, the last, are integers

  std::size_t parameters() const { return names.size(); }
  /// Label, directions and origin: equal for equal families.
  std::string key() const;
  /// The parameters of a point of the frame; nullopt where it does not lie on the family.
  std::optional<std::vector<Rational>> parameters_of(const std::vector<Rational>& point) const;
};

/// The subspace through the pair along `directions` (reduced echelon form).
AffineFamily affine_family(const FramedPair& pair, const std::vector<std::vector<Rational>>& directions);

/// The family of the pairs on a surface of the frame of `pair`.
AffineFamily curved_family(const FramedPair& pair, Surface surface);

/// The two PCFs of a family at values of its parameters.
State from_state(const AffineFamily& family, std::span<const Rational> parameters);
State to_state(const AffineFamily& family, std::span<const Rational> parameters);

/// Values of parameters in general position: fixed rationals with denominators that nothing else has.
std::vector<Rational> general_parameters(std::size_t count, std::uint64_t seed);

/// Whether U exists, regular, at random parameters modulo a prime: the family is then more than a first-order accident, with an
/// error probability below 2^-50. The proof over Q is solve_family().
bool holds_generically(const AffineFamily& family);

/// The pivot of a pointed frame that the tangent space of a plain one shows: dp/dq where a and the leading coefficient of b stay.
/// nullopt where there is none.
std::optional<Rational> pivot_shown(const FramedPair& plain);

/// The largest family through the pair in its frame: the tangent space where it holds, else what is left of it when one coordinate
/// at a time is kept constant. nullopt where there is none of a positive dimension.
std::optional<AffineFamily> family_through(const FramedPair& pair);

}  // namespace brouncker
