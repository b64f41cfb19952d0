/// The kernels for x86-64 with AVX-512 F, BW, DQ and VL.
#if defined(__AVX512F__) && defined(__AVX512BW__) && defined(__AVX512DQ__)
#include "engine/fast/dynamics_kernel.hpp"
#include "engine/fast/real_kernels.hpp"
#include "engine/fast/valuation_kernel.hpp"
#include "engine/fast/word_kernels.hpp"

namespace brouncker::fast {

extern const Kernels kAvx512;
const Kernels kAvx512 = {"avx512", dynamics, word_table, word_column, word_chain, real_chains, wide_chains, valuations};

}  // namespace brouncker::fast
#endif
