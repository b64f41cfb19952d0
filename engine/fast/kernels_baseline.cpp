/// The kernels for any machine.
#include "engine/fast/dynamics_kernel.hpp"

namespace brouncker::fast {

extern const Kernels kBaseline;
const Kernels kBaseline = {"baseline", dynamics};

}  // namespace brouncker::fast
