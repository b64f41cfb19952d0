/// The kernels for x86-64 with AVX-512 F, BW, DQ and VL.
#if defined(__AVX512F__) && defined(__AVX512BW__) && defined(__AVX512DQ__)
#include "engine/fast/dynamics_kernel.hpp"

namespace brouncker::fast {

extern const Kernels kAvx512;
const Kernels kAvx512 = {"avx512", dynamics};

}  // namespace brouncker::fast
#endif
