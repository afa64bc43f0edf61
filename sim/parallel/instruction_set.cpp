#include "sim/parallel/instruction_set.hpp"

namespace entente {

const char* to_string(InstructionSet set) {
  switch (set) {
    case InstructionSet::avx2: return "avx2";
    case InstructionSet::avx512: return "avx512";
    default: return "baseline";
  }
}

std::vector<InstructionSet> instruction_sets() {
  std::vector<InstructionSet> sets = {InstructionSet::baseline};
#ifdef ENTENTE_X86_KERNELS
  // The flags with which the kernels are compiled (sim/CMakeLists.txt), one by one.
  if (!__builtin_cpu_supports("avx2")) return sets;
  sets.push_back(InstructionSet::avx2);
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vl")) {
    sets.push_back(InstructionSet::avx512);
  }
#endif
  return sets;
}

InstructionSet best_instruction_set() { return instruction_sets().back(); }

}  // namespace entente
