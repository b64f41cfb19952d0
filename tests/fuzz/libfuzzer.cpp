// libFuzzer's entry points; BROUNCKER_FUZZ_TARGET is the target, such as kPolynomial.
#include "tests/fuzz/target.hpp"

#include <algorithm>
#include <cstring>

using namespace brouncker::fuzz;

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed);

namespace brouncker::fuzz {
extern const Target BROUNCKER_FUZZ_TARGET;
}

namespace {
const Target& target() { return BROUNCKER_FUZZ_TARGET; }
}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  target().run({reinterpret_cast<const char*>(data), size});
  return 0;
}

std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  if (!target().mutate || seed % 4 == 0) return LLVMFuzzerMutate(data, size, most);
  Random random(seed);
  const std::string changed = target().mutate({reinterpret_cast<const char*>(data), size}, random);
  const std::size_t taken = std::min(changed.size(), most);
  std::memcpy(data, changed.data(), taken);
  return taken;
}
