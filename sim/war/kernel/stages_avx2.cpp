#ifdef ENTENTE_X86_KERNELS

#include "sim/war/kernel/make_stages.hpp"
#include "sim/war/kernel/stages_by_set.hpp"

namespace entente::kernel {

const Stages& avx2_stages() { return stages_here; }

}  // namespace entente::kernel

#endif
