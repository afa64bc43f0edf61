#pragma once

#include "scenarios/world/record.hpp"
#include "sim/war/world.hpp"

#include <cstddef>
#include <vector>

namespace entente {

/// The world that a record describes, in whose wars the `acting` cells are invited. With `treaty: frozen`, depth and
/// ally are those of each state's first year; a fit reads both as they were.
World build_world(const Scenario& scenario, const Record& record, const std::vector<std::vector<std::size_t>>& acting);

}  // namespace entente
