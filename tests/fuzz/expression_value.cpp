// Values of closed forms: balls of two precisions have a number in common, whatever the form is.
#include "engine/number/expression_value.hpp"
#include "tests/fuzz/target.hpp"

namespace brouncker::fuzz {
namespace {

Verdict run(std::string_view input) {
  if (input.size() > 200) return Verdict::refused;
  return refused_or([input] {
    const Expression tree = parse_expression(input);
    const std::optional<Real> coarse = evaluate(tree, 64), fine = evaluate(tree, 160);
    require(!coarse || !fine || arb_overlaps(coarse->get(), fine->get()), "two balls of one closed form have nothing in common");
  });
}

}  // namespace

extern const Target kExpressionValue;
const Target kExpressionValue = {"expression_value", run};

}  // namespace brouncker::fuzz
