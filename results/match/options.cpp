#include "results/match/options.hpp"

namespace brouncker {

ConstantSet match_constants(const MatchStageOptions& options) {
  return ConstantSet(all_constants(options.user_constants, kMatchDigits + 16));
}

}  // namespace brouncker
