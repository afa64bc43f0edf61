#include "sim/war/kernel/make_stages.hpp"
#include "sim/war/kernel/stages_by_set.hpp"

namespace entente::kernel {

const Stages& baseline_stages() { return stages_here; }

}  // namespace entente::kernel
