// Blocks of `match`: what is read is printed as a text that reads as the same, and damage is an Error.
#include "results/match/block.hpp"
#include "tests/fuzz/json_mutation.hpp"
#include "tests/fuzz/target.hpp"

namespace brouncker::fuzz {
namespace {

Verdict run(std::string_view input) {
  return refused_or([input] {
    const std::string text = to_text(match_block_of(std::string(input), "block"));
    require(to_text(match_block_of(text, "block")) == text, "a printed block reads as another one");
  });
}

}  // namespace

extern const Target kMatchBlock;
const Target kMatchBlock = {"match_block", run, mutated_json};

}  // namespace brouncker::fuzz
