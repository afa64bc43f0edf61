#pragma once

#include <vector>

namespace entente {

/// Which vector instructions the kernel is run with. It changes the speed and never a bit of a result.
enum class InstructionSet {
  baseline,  ///< what every machine of the platform has
  avx2,
  avx512,
};

const char* to_string(InstructionSet set);

/// The sets that this machine has and this build was compiled for, ascending; never empty.
std::vector<InstructionSet> instruction_sets();
/// The last of them.
InstructionSet best_instruction_set();

}  // namespace entente
