#pragma once

// Included once by each instruction set's own source file. Everything has internal linkage and no library function is
// called, so that no code with newer instructions can end up where an older machine would run it.

#include "estimate/depth/kernel/factor_numbers.hpp"
#include "estimate/depth/kernel/factor_sweep.hpp"
#include "estimate/depth/kernel/normal_intervals.hpp"

namespace entente::kernel {

static constexpr FactorLoops factor_loops_here{normals_here, uniforms_here, gammas_here, sweeps_here, intervals_here};

}  // namespace entente::kernel
