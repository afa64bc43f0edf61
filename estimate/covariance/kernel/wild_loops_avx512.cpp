#ifdef ENTENTE_X86_KERNELS

#include "estimate/covariance/kernel/make_wild_loops.hpp"

namespace entente::kernel {

const WildLoops& avx512_wild_loops() { return wild_loops_here; }

}  // namespace entente::kernel

#endif
