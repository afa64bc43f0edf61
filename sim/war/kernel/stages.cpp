#include "sim/war/kernel/stages.hpp"

#include "sim/war/kernel/stages_by_set.hpp"

namespace entente::kernel {

const Stages& stages_of(InstructionSet set) {
#ifdef ENTENTE_X86_KERNELS
  if (set == InstructionSet::avx512) return avx512_stages();
  if (set == InstructionSet::avx2) return avx2_stages();
#endif
  static_cast<void>(set);
  return baseline_stages();
}

}  // namespace entente::kernel
