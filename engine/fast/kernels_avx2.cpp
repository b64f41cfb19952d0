/// The kernels for x86-64 with AVX2 and FMA.
#if defined(__AVX2__)
#include "engine/fast/dynamics_kernel.hpp"

namespace brouncker::fast {

extern const Kernels kAvx2;
const Kernels kAvx2 = {"avx2", dynamics};

}  // namespace brouncker::fast
#endif
