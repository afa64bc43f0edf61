#pragma once

#include "sim/war/kernel/stages.hpp"

namespace entente::kernel {

const Stages& baseline_stages();
const Stages& avx2_stages();
const Stages& avx512_stages();

}  // namespace entente::kernel
