#include "results/match/identity.hpp"

#include "results/run/checksum.hpp"
#include "results/run/store.hpp"

#include <fmt/format.h>

namespace brouncker {

std::string MatchIdentity::difference(const MatchIdentity& other) const {
  if (other.version != version) return fmt::format("was made by version {}, this is {}", other.version, version);
  if (other.run != run) return "belongs to another run";
  if (other.constants != constants) return "was matched with other constants";
  if (other.pairs != pairs) return other.pairs ? "was matched without --no-pairs" : "was matched with --no-pairs";
  return {};
}

std::string MatchIdentity::checksum() const {
  return brouncker::checksum(fmt::format("{}\n{}\n{}\n{}", version, run, constants, pairs));
}

MatchIdentity match_identity(const sqlite::Database& database, const ConstantSet& constants, const MatchStageOptions& options) {
  std::string set;
  constexpr long kBits = 110;  // fewer than are known of any constant, so that they do not depend on how it was evaluated
  for (const auto& entry : constants.entries())
    set += fmt::format("{} {} {}\n", entry.constant.name, rounded_to(entry.constant.value, kBits).str(),
                       to_plain(entry.constant.expression));
  return {options.version, rows_checksum(database), checksum(set), options.pairs};
}

}  // namespace brouncker
