/// The kernels for any machine.
#include "engine/fast/dynamics_kernel.hpp"
#include "engine/fast/real_kernels.hpp"
#include "engine/fast/valuation_kernel.hpp"
#include "engine/fast/word_kernels.hpp"

namespace brouncker::fast {

extern const Kernels kBaseline;
const Kernels kBaseline = {"baseline", dynamics, word_table, word_column, word_chain, real_chains, wide_chains, valuations};

}  // namespace brouncker::fast
