/// The figures of the stage `match`.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace brouncker {

/// Formulas count with their mirror images.
struct MatchSummary {
  std::uint64_t limits = 0;   ///< of formulas that are finite, not zero, and do not end
  std::uint64_t classes = 0;  ///< under sign, inflation, shift and deflation
  std::uint64_t constants = 0;
  std::uint64_t tests = 0;       ///< (class, constant) pairs looked at
  std::uint64_t identified = 0;  ///< with a constant that is neither rational nor quadratic
  std::uint64_t rational = 0;    ///< proved before or found now
  std::uint64_t quadratic = 0;
  std::uint64_t hypergeometric = 0;   ///< by theorem, a quotient of hypergeometric functions and nothing simpler
  std::uint64_t other_functions = 0;  ///< by theorem, one value of one function that is not in the catalogue
  std::map<std::string, std::uint64_t> by_constant;
  std::map<std::string, std::uint64_t> by_status;  ///< of the forms that are shown; adds up the five counts above
  std::uint64_t proved_forms = 0;                  ///< with a proof, be it behind a simpler form that is certified
  std::map<std::string, std::uint64_t> unproved;   ///< shown with a form that is not proved, by reason
  std::uint64_t contradicted = 0;  ///< claims that a stored limit denies; those of their classes are not kept: none is expected
  std::uint64_t not_compared = 0;  ///< by theorem a number that could not be enclosed to compare it, not kept
  std::uint64_t relations = 0;     ///< between classes
  std::uint64_t relations_proved = 0;
  std::map<std::string, std::uint64_t> relations_unproved;  ///< by reason
  std::uint64_t pair_tests = 0;
  std::uint64_t unconfirmed = 0;   ///< hits that did not hold at the second precision: none is expected
  std::uint64_t undetermined = 0;  ///< classes whose limit is known to too few digits for any claim
  bool control_found = false;      ///< the planted relations were found in every part of the search
  double cpu_seconds = 0;
  double prove_cpu_seconds = 0;  ///< of which the prover took
  std::string identity;          ///< checksum of what the result depends on: run, constants, options, version
  bool interrupted = false;
};

std::string to_json(const MatchSummary& summary);
/// Back. Throws nlohmann::json::exception or Error (file) where it is no such text.
MatchSummary match_summary_of(const std::string& json);

}  // namespace brouncker
