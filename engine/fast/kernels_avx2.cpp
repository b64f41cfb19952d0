/// The kernels for x86-64 with AVX2 and FMA.
#if defined(__AVX2__)
#include "engine/fast/dynamics_kernel.hpp"
#include "engine/fast/real_kernels.hpp"
#include "engine/fast/valuation_kernel.hpp"
#include "engine/fast/word_kernels.hpp"

namespace brouncker::fast {

extern const Kernels kAvx2;
const Kernels kAvx2 = {"avx2", dynamics, word_table, word_column, word_chain, real_chains, wide_chains, valuations};

}  // namespace brouncker::fast
#endif
