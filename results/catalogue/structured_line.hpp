/// The lines of a structured table: what they hold, as JSON and back, and what must not differ when they are made anew.
#pragma once

#include "engine/row.hpp"
#include "formulas/job.hpp"
#include "formulas/json.hpp"

#include <optional>
#include <string>
#include <vector>

namespace brouncker::catalogue {

struct StructuredLine {
  Pcf pcf;
  std::string limit;           ///< kCatalogueDigits digits
  std::string delta;           ///< at the depth of the table, four decimals
  std::string digits_a_term;   ///< log10|l1/l2|, three decimals
  std::optional<Claim> claim;  ///< expression, constant, status and method
  std::uint64_t formulas = 0;  ///< of the class in the run
};

nlohmann::ordered_json to_json(const StructuredLine& line);
/// Throws Error, or what nlohmann::json throws, for what is no line.
StructuredLine structured_line_of(const nlohmann::json& json);

/// A number of digits that the depth can bear: "-0.4645"; "" for none.
std::string delta_text(double delta);
/// Of the eigenvalues, real and of different size; "" where they are not.
std::string digits_a_term_of(const Pcf& pcf);
/// The limit enclosed by theorem; "" where it is not.
std::string catalogue_limit(const Pcf& pcf);

/// By delta, largest first, then by text.
bool comes_before(const StructuredLine& x, const StructuredLine& y);

}  // namespace brouncker::catalogue
