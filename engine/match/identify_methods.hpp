/// The methods of identify(), one function each.
#pragma once

#include "engine/match/identify.hpp"
#include "engine/match/lane_search.hpp"
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
  /// Cheap, and the only ones that fewer than kAllMethodsBits bits can say anything with.
  bool quick = false;
  /// Its tests are among those of later methods, where they count.
  bool is_part = false;
};
std::span<const Method> methods();

/// x = c p/q, else x = (p c + q)/(r c + s), for those constants only that the filter of the batch matcher leaves open for
/// coefficients up to 2^kMaxHeightBits: 2 us a constant, where the full search takes 150.
void small_coefficients(Search& search);
/// One constant of multiple(), p and q up to 2^most_bits.
void multiple_of(Search& search, const ConstantSet::Entry& entry, int most_bits);

void rational(Search& search);
void quadratic(Search& search);
/// x = c p/q with p and q of any size.
void multiple(Search& search);
/// x^k in a quadratic field, k = 2, 3, 4.
void radicals(Search& search);
/// p(x) = 0 with p of degree 3 to kMaxAlgebraicDegree.
void algebraic(Search& search);
inline constexpr int kMaxAlgebraicDegree = 8;
/// x = product of c^e, rational e, over constants whose products turn up: pi, zeta(3), gamma(1/4), log(2), ..., and small primes; or over
/// pi, small primes and a Chowla-Selberg period.
void products(Search& search);
std::uint64_t product_tests(const ConstantSet& constants, const IdentifyOptions& options);
void moebius(Search& search);
/// The same with c = q(d) or q(d)^2 of periods.hpp.
void periods(Search& search);
std::uint64_t period_tests(const ConstantSet& constants, const IdentifyOptions& options);
void quadratic_field(Search& search);
void square_root(Search& search);
void degree_two(Search& search);
void linear(Search& search);

/// x as a rational combination of the products of one weight, or of one and them.
void weights(Search& search);
inline constexpr std::uint64_t kWeightTests = 20;

/// How many relations linear() looks at.
std::uint64_t linear_tests(const ConstantSet& constants, const IdentifyOptions& options);

}  // namespace brouncker::identification
