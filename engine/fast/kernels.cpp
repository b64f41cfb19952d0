#include "engine/fast/kernels.hpp"

#include <atomic>

namespace brouncker::fast {

extern const Kernels kBaseline;
#if defined(BROUNCKER_X86_KERNELS)
extern const Kernels kAvx2, kAvx512;
#endif

namespace {

std::atomic<const Kernels*> in_use = nullptr;

}  // namespace

std::vector<const Kernels*> available_kernels() {
  std::vector<const Kernels*> found = {&kBaseline};
#if defined(BROUNCKER_X86_KERNELS)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) found.push_back(&kAvx2);
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512vl"))
    found.push_back(&kAvx512);
#endif
  return found;
}

const Kernels& kernels() {
  const Kernels* chosen = in_use.load();
  if (!chosen) in_use = chosen = available_kernels().back();
  return *chosen;
}

void use_kernels(const Kernels* chosen) { in_use = chosen; }

}  // namespace brouncker::fast
