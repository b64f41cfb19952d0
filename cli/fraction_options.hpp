/// A, B and --head: a fraction as a user has it, for every command about one.
#pragma once

#include "cli/options.hpp"
#include "formulas/contraction.hpp"
#include "formulas/json.hpp"

#include <optional>
#include <string>

namespace brouncker::cli {

/// What was given, and the PCF that is computed with.
struct GivenFraction {
  Fraction fraction;
  Contraction contraction;
  bool is_pcf = true;  ///< nothing had to be carried over
};

/// Throws Error (input) with what is wrong in the texts.
GivenFraction given_fraction(std::string_view a, std::string_view b, std::string_view head);

/// The fraction of an option of two texts. Precondition: pair.given(). Throws Error (input) naming the option.
GivenFraction given_fraction(const Pair& pair);

class FractionOptions {
 public:
  void declare(CLI::App& app);
  bool given() const { return a_.given; }
  /// Throws Error (input), also where there is no A.
  GivenFraction read() const;

 private:
  Text a_, b_, head_;
};

/// "(p L + q)/(r L + s)": the fraction by the limit L of its contraction.
std::string map_in_words(const Moebius& map);
/// Whether all convergents of a fraction go where those of its contraction go. Precondition: period > 1.
std::string convergents_in_words(const Contraction& contraction);

/// The lines that show the contraction; "" for a PCF.
std::string contraction_text(const GivenFraction& given);
/// {"a", "b", "head", "period", "first", "map", "all_convergents"}; null for a PCF.
nlohmann::ordered_json contraction_json(const GivenFraction& given);

}  // namespace brouncker::cli
