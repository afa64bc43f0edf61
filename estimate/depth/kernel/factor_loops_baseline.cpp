#include "estimate/depth/kernel/make_factor_loops.hpp"

namespace entente::kernel {

const FactorLoops& baseline_factor_loops() { return factor_loops_here; }

}  // namespace entente::kernel
