/// Closed forms for the limit of a PCF, or for a number: by theorem where there is one, else by everything that digits can justify.
#pragma once

#include "engine/claim/given_number.hpp"
#include "engine/match/identify.hpp"
#include "engine/row.hpp"
#include "formulas/contraction.hpp"

#include <functional>
#include <optional>
#include <vector>

namespace brouncker {

/// Significant digits of a limit that is searched.
inline constexpr long kIdentifyDigits = 100;

/// A closed form below the level of a claim: it may be an accident, or some of the digits may be wrong.
struct Candidate {
  Expression expression;
  std::string constant;
  double chance_bits = 0;    ///< 2^-chance_bits accidents are expected in what was looked at
  long digits_agreeing = 0;  ///< of the digits given
};

struct Answer {
  enum class Outcome {
    found,
    nothing,       ///< no relation that the digits could justify
    zero,          ///< to all digits: nothing can be said about it
    diverges,      ///< there is no limit
    infinite,      ///< the limit is the point at infinity
    not_computed,  ///< within the effort given
  };
  Outcome outcome = Outcome::nothing;
  std::vector<Claim> claims;           ///< the best first
  std::optional<Limit> limit;          ///< of a PCF that converges
  std::optional<Identified> search;    ///< what was looked at, where there was a search
  std::optional<Candidate> candidate;  ///< of a number; outcome is `nothing`
};

/// A limit proved rational, or named by a theorem, is not searched. A quotient of hypergeometric functions says nothing about the
/// number: it stands behind what the search finds.
/// @param constants  Asked for where a search is needed.
/// @param always     Search even where a theorem names the constant; what the theorem says comes first.
/// @param log2_numbers log2 of how many formulas are looked at: IdentifyOptions.
/// Cost: see identify().
Answer identified(const Pcf& pcf, const std::function<const ConstantSet&()>& constants, bool always, double log2_numbers = 0);

/// The same of a fraction and its value.
Answer identified(const Contraction& fraction, const std::function<const ConstantSet&()>& constants, bool always,
                  double log2_numbers = 0);

/// Of a number about which nothing but its digits is known; what is found is conjectured, and its value lies within the number's interval.
/// Where nothing is: a candidate; else the closed form of a decimal cut to 5/6, 2/3, 1/2, 1/3 of its digits, a candidate with the number
/// of digits that agree.
/// Of more than kLookDigits digits the first ones are searched before all are; what they give is held against all.
/// @param constants The constants to so many digits.
Answer identified(const GivenNumber& number, const std::function<const ConstantSet&(long digits)>& constants);
inline constexpr long kLookDigits = 120;

}  // namespace brouncker
