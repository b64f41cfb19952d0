/// Families as moves between PCFs, and the paths that they make: which families are compositions of others.
#pragma once

#include "engine/families/affine_family.hpp"

#include <optional>
#include <string>
#include <vector>

namespace brouncker {

/// A PCF up to rational scale and integer shift: a monic around its centre (deg a = 0: b around its), the centre modulo 1.
struct State {
  std::vector<Rational> a, b;  ///< lowest power first
  Rational centre;
  std::string key() const;
};

/// From coefficients in n, lowest power first; rational ones, too.
State state_of(const std::vector<Rational>& a, const std::vector<Rational>& b, const Rational& origin = 0);
State state_of(const Pcf& pcf);
/// The two PCFs of a family at values of its parameters.
State from_state(const AffineFamily& family, std::span<const Rational> parameters);
State to_state(const AffineFamily& family, std::span<const Rational> parameters);

/// The parameters at which the family's first PCF has the state, in all orders of the roots.
std::vector<std::vector<Rational>> parameters_of_state(const AffineFamily& family, const State& state);

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

/// A point of the family in general position: fixed rationals with denominators that nothing else has.
std::vector<Rational> general_parameters(std::size_t count, std::uint64_t seed);

}  // namespace brouncker
