#include "estimate/covariance/kernel/wild_block.hpp"

namespace entente::kernel {

const WildLoops& wild_loops(InstructionSet set) {
#ifdef ENTENTE_X86_KERNELS
  if (set == InstructionSet::avx512) return avx512_wild_loops();
  if (set == InstructionSet::avx2) return avx2_wild_loops();
#endif
  static_cast<void>(set);
  return baseline_wild_loops();
}

}  // namespace entente::kernel
