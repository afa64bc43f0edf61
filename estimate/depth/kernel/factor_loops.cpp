#include "estimate/depth/kernel/factor_loops.hpp"

namespace entente::kernel {

const FactorLoops& factor_loops(InstructionSet set) {
#ifdef ENTENTE_X86_KERNELS
  if (set == InstructionSet::avx512) return avx512_factor_loops();
  if (set == InstructionSet::avx2) return avx2_factor_loops();
#endif
  static_cast<void>(set);
  return baseline_factor_loops();
}

}  // namespace entente::kernel
