#pragma once

#include "sim/war/kernel/stages.hpp"

/// What the loops of the kernels share. Only for the files that are compiled once for every instruction set: all is
/// static, since a function that the linker may merge across them could bring a newer instruction to an older machine.
namespace entente::kernel {

static inline double larger(double a, double b) { return a > b ? a : b; }
static inline double smaller(double a, double b) { return a < b ? a : b; }
static inline double within(double low, double x, double high) { return smaller(larger(x, low), high); }

}  // namespace entente::kernel
