#pragma once

#include "results/observed.hpp"
#include "sim/war/ensemble.hpp"
#include "sim/war/world.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace entente::testing {

inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// A world, an ensemble and a record of one shape, all states invited, 1,000 soldiers each, all values 0, for tests to
/// fill in.
struct SmallWar {
  World world;
  Ensemble ensemble;
  ObservedShares observed;

  SmallWar(std::size_t years, std::size_t states, std::size_t replications) {
    world.leader = CowCode(2);
    for (std::size_t i = 0; i < states; ++i) world.states.push_back(CowCode(static_cast<std::uint16_t>(20 + 10 * i)));
    world.first_year = Year(2001);
    world.years = years;
    const std::size_t cells = years * states;
    world.armed_forces.assign(cells, 1000);
    world.treaty_depth.assign(cells, 0);
    world.invited.assign(cells, 1);
    ensemble.replications = replications;
    ensemble.years = years;
    ensemble.states = states;
    ensemble.share.assign(cells * replications, 0);
    ensemble.standing.assign(cells * replications, 0);
    ensemble.casualties.assign(cells * replications, 0);
    ensemble.posterior.assign(states * replications, 0.5);
    ensemble.committed.assign(states * replications, 0);
    ensemble.conventional_share.assign(cells, 0);
    ensemble.potential_slope.assign(replications, 0);
    observed.share.assign(cells, 0);
    observed.troops.assign(cells, 0);
  }

  double& share(std::size_t cell, std::size_t replicate) {
    return ensemble.share[cell * ensemble.replications + replicate];
  }
  double& standing(std::size_t cell, std::size_t replicate) {
    return ensemble.standing[cell * ensemble.replications + replicate];
  }
};

}  // namespace entente::testing
