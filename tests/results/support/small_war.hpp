#pragma once

#include "results/comparison.hpp"
#include "results/observed.hpp"
#include "results/summary/summary_observer.hpp"
#include "sim/war/ensemble.hpp"
#include "sim/war/world.hpp"

#include <algorithm>
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
    world.leaders[0].leader = CowCode(2);
    for (std::size_t i = 0; i < states; ++i) world.states.push_back(CowCode(static_cast<std::uint16_t>(20 + 10 * i)));
    world.first_year = Year(2001);
    world.years = years;
    const std::size_t cells = years * states;
    world.armed_forces.assign(cells, 1000);
    world.leaders[0].treaty_depth.assign(cells, 0);
    world.leaders[0].alignment.assign(cells, 0.5);
    world.wars[0].invited.assign(cells, 1);
    ensemble.replications = replications;
    ensemble.years = years;
    ensemble.states = states;
    ensemble.share.assign(cells * replications, 0);
    ensemble.standing.assign(cells * replications, 0);
    ensemble.casualties.assign(cells * replications, 0);
    ensemble.posterior.assign(states * replications, 0.5);
    ensemble.committed.assign(states * replications, 0);
    ensemble.withdrawn.assign(states * replications, 0);
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

/// The ensemble as blocks; what stands in padded lanes is meant to do harm.
inline std::vector<ReplicateBlock> blocks_of(const SmallWar& war) {
  constexpr std::size_t lanes = ReplicateBlock::lanes;
  const Ensemble& ensemble = war.ensemble;
  std::vector<ReplicateBlock> blocks;
  for (std::size_t first = 0; first < ensemble.replications; first += lanes) {
    ReplicateBlock block(war.world);
    block.first = first;
    block.replicates = std::min(lanes, ensemble.replications - first);
    block.share.assign(block.share.size(), missing);
    block.standing.assign(block.standing.size(), 1e300);
    block.casualties.assign(block.casualties.size(), std::numeric_limits<std::int32_t>::min());
    block.posterior.assign(block.posterior.size(), -missing);
    block.withdrawn.assign(block.withdrawn.size(), 255);
    block.potential_slope.assign(lanes, -1);
    block.amount_potential_slope.assign(lanes, -1);
    const auto fill = [&](const auto& from, auto& to) {
      for (std::size_t item = 0; item < to.size() / lanes; ++item) {
        for (std::size_t l = 0; l < block.replicates; ++l) {
          to[item * lanes + l] = from[item * ensemble.replications + first + l];
        }
      }
    };
    fill(ensemble.share, block.share);
    fill(ensemble.standing, block.standing);
    fill(ensemble.casualties, block.casualties);
    fill(ensemble.posterior, block.posterior);
    fill(ensemble.withdrawn, block.withdrawn);
    fill(ensemble.potential_slope, block.potential_slope);
    for (std::size_t l = 0; l < block.replicates; ++l) block.amount_potential_slope[l] = 0;
    for (std::size_t cell = 0; cell < war.world.cells(); ++cell) {
      block.conventional_share[cell] = ensemble.conventional_share[cell] * static_cast<double>(block.replicates);
    }
    blocks.push_back(block);
  }
  return blocks;
}

inline EnsembleSummary summarise(const SmallWar& war) { return summarise(war.world, war.ensemble, war.observed); }

inline Comparison compare(const SmallWar& war) { return compare(war.world, summarise(war)); }

}  // namespace entente::testing
