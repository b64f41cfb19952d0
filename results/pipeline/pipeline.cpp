#include "results/pipeline/pipeline.hpp"

#include "results/cluster/stage.hpp"
#include "results/families/stage.hpp"
#include "results/literature/stage.hpp"
#include "results/match/stage.hpp"

namespace brouncker {

std::span<const Stage* const> pipeline() {
  static constexpr const Stage* kStages[] = {&kMatchStage, &kLiteratureStage, &kClusterStage, &kFamiliesStage};
  return kStages;
}

}  // namespace brouncker
