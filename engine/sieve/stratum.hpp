/// Parts of a search space on which the leading coefficients do not vanish, so that the degrees are the same throughout.
///
/// A space is cut along x_i = v wherever that is a zero of a leading coefficient (of one parameter, or a product of parameters): the part
/// with x_i = v put in is a space with one parameter less, and where a or b vanishes with it all of it is holes. Where (-a, b) is at mirrored
/// values of the parameters, only one half of the space is kept.
#pragma once

#include "formulas/space.hpp"

#include <functional>
#include <vector>

namespace brouncker::sieve {

/// One parameter that runs.
struct Axis {
  std::size_t parameter = 0;  ///< in SearchSpace::parameters()
  std::int64_t first = 0, last = 0;
  std::vector<std::int64_t> left_out;  ///< increasing, within first .. last
  std::uint64_t count() const { return static_cast<std::uint64_t>(last - first) + 1 - left_out.size(); }
  bool contains(std::int64_t x) const;
  /// The i-th one, from 0. Precondition: i < count().
  std::int64_t value(std::uint64_t i) const;
};

struct Stratum {
  Template a, b;           ///< parameters without axis are put in
  ParameterValues values;  ///< of all parameters; those of axes mean nothing
  std::vector<Axis> axes;
  std::uint64_t size() const;
  int degree_a() const;  ///< of the template, the largest of its members
  int degree_b() const;
};

/// How a space falls apart. Every index is in exactly one stratum, a hole, or the image of a member under signs of parameters that turn a
/// and leave b.
struct Strata {
  std::vector<Stratum> strata;
  std::uint64_t holes = 0, mirrored = 0;
};
Strata strata_of(const SearchSpace& space);
/// Of what a stratum is with a value for one of its axes. Mirror images and holes are counted anew.
Strata strata_with(const Stratum& stratum, std::size_t axis, std::int64_t value);

/// Does no leading coefficient vanish anywhere in the stratum? Where one is a sum of several parameters this is not known.
bool leading_coefficients_settled(const Stratum& stratum);

/// The template with x_parameter = value.
Template substituted(const Template& t, std::size_t parameter, std::int64_t value);

/// Weights 0, 1, 2 of the parameters with a -> l a, b -> l^2 b under x_i -> l^(w_i) x_i; empty where there are none (or more than
/// kMostWeighted parameters to try).
std::vector<int> weights_of(const Stratum& stratum);

}  // namespace brouncker::sieve
