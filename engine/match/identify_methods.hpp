/// The methods of identify(), one function each.
#pragma once

#include "engine/match/identify.hpp"
#include "engine/match/relation.hpp"

namespace brouncker::identification {

/// What one method collects.
struct Search {
  const Approximation& x;
  const ConstantSet& constants;
  const IdentifyOptions& options;
  double log2_tests = 0;
  std::vector<Identification> accepted, refused;
  Searched searched;

  /// Sorts a candidate that holds into accepted or refused.
  void offer(Identification candidate);
  /// find_relation(), counted.
  FoundRelation relation(std::span<const Approximation> terms);
};

struct Method {
  std::string_view name, form;
  std::uint64_t (*tests)(const ConstantSet&, const IdentifyOptions&);
  void (*run)(Search&);
};
std::span<const Method> methods();

void rational(Search& search);
void quadratic(Search& search);
void moebius(Search& search);
void quadratic_field(Search& search);
void square_root(Search& search);
void degree_two(Search& search);
void linear(Search& search);

/// How many relations linear() looks at.
std::uint64_t linear_tests(const ConstantSet& constants, const IdentifyOptions& options);

}  // namespace brouncker::identification
