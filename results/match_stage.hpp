/// The stage `match`: every limit of a run against every constant, and the limits against each other.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace brouncker {

struct MatchStageOptions {
  std::string user_constants;  ///< text of a file of constants (formulas/user_constants.hpp); empty: none
  int threads = 0;             ///< 0: all cores
  bool pairs = true;           ///< match the limits against each other, too
  std::function<void(std::string_view stage, std::uint64_t done, std::uint64_t total)> progress;
  const std::atomic<bool>* stop = nullptr;
};

/// Formulas count with their mirror images.
struct MatchSummary {
  std::uint64_t limits = 0;      ///< of formulas that are finite, not zero, and do not end
  std::uint64_t classes = 0;     ///< under sign, inflation, shift and deflation
  std::uint64_t constants = 0;
  std::uint64_t tests = 0;       ///< (class, constant) pairs looked at
  std::uint64_t identified = 0;  ///< with a constant that is neither rational nor quadratic
  std::uint64_t rational = 0;    ///< proved before or found now
  std::uint64_t quadratic = 0;
  std::uint64_t hypergeometric = 0;   ///< by theorem, a quotient of hypergeometric functions and nothing simpler
  std::uint64_t other_functions = 0;  ///< by theorem, one value of one function that is not in the catalogue
  std::map<std::string, std::uint64_t> by_constant;
  std::map<std::string, std::uint64_t> by_status;  ///< of the forms that are shown; adds up the five counts above
  std::uint64_t proved_forms = 0;  ///< with a proof, be it behind a simpler form that is certified
  std::map<std::string, std::uint64_t> unproved;  ///< shown with a form that is not proved, by reason
  std::uint64_t contradicted = 0;  ///< by theorem another number than the stored limit, not kept: none is expected
  std::uint64_t not_compared = 0;  ///< by theorem a number that could not be enclosed to compare it
  std::uint64_t relations = 0;   ///< between classes
  std::uint64_t relations_proved = 0;
  std::map<std::string, std::uint64_t> relations_unproved;  ///< by reason
  std::uint64_t pair_tests = 0;
  std::uint64_t unconfirmed = 0; ///< hits that did not hold at the second precision: none is expected
  std::uint64_t undetermined = 0;///< classes whose limit is known to too few digits for any claim
  bool control_found = false;    ///< the planted relations were found in every part of the search
  double cpu_seconds = 0;
  double prove_cpu_seconds = 0;  ///< of which the prover took
  bool interrupted = false;
};

/// Matches one limit a class (formulas/canonical.hpp) and carries each hit back to the members, where it is confirmed at
/// kConfirmDigits digits or more before it is stored. Every formula goes through the prover, every relation through the gauge solver. What an
/// earlier `match` stored is replaced in one transaction; an interrupted one changes nothing.
/// Throws Error: input for bad constants, file for a run that is not complete or cannot be written.
MatchSummary match_run(const std::filesystem::path& directory, const MatchStageOptions& options);

std::string to_json(const MatchSummary& summary);

}  // namespace brouncker
