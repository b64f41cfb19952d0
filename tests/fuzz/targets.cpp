#include "tests/fuzz/target.hpp"

namespace brouncker::fuzz {

extern const Target kPolynomial, kTemplate, kFraction, kExpression, kExpressionValue, kJob, kUserConstants, kJson, kList,
    kCertificate, kMatchBlock, kMatchShard, kStoreColumn;

std::span<const Target* const> targets() {
  static constexpr const Target* kTargets[] = {&kPolynomial, &kTemplate,      &kFraction,   &kExpression, &kExpressionValue,
                                               &kJob,        &kUserConstants, &kJson,       &kList,       &kCertificate,
                                               &kMatchBlock, &kMatchShard,    &kStoreColumn};
  return kTargets;
}

const Target* find_target(std::string_view name) {
  for (const Target* target : targets())
    if (target->name == name) return target;
  return nullptr;
}

}  // namespace brouncker::fuzz
