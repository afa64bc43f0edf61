#ifdef ENTENTE_X86_KERNELS

#include "estimate/depth/kernel/make_factor_loops.hpp"

namespace entente::kernel {

const FactorLoops& avx2_factor_loops() { return factor_loops_here; }

}  // namespace entente::kernel

#endif
