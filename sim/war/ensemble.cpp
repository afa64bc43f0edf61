#include "sim/war/ensemble.hpp"

#include "sim/war/plan.hpp"
#include "sim/war/replicate.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

Ensemble empty_ensemble(const World& world, Family family, std::size_t replications) {
  Ensemble ensemble;
  ensemble.replications = replications;
  ensemble.years = world.years;
  ensemble.states = world.states.size();
  ensemble.share.resize(world.cells() * replications);
  ensemble.standing.resize(world.cells() * replications);
  ensemble.casualties.resize(world.cells() * replications);
  ensemble.posterior.resize(world.states.size() * replications);
  ensemble.committed.resize(world.states.size() * replications);
  ensemble.withdrawn.resize(world.states.size() * replications);
  ensemble.conventional_share.resize(world.cells());
  ensemble.mean_share.resize(world.cells());
  ensemble.potential_slope.resize(replications);
  if (family == Family::hurdle) ensemble.amount_potential_slope.resize(replications);
  return ensemble;
}

BlockSums empty_sums(std::size_t cells) {
  return {.conventional_share = std::vector<double>(cells), .mean_share = std::vector<double>(cells)};
}

// Blocks are added in their order, so that the sums are the same bits for any number of threads.
void add_blocks(const std::vector<BlockSums>& blocks, Ensemble& ensemble) {
  for (const BlockSums& block : blocks) {
    for (std::size_t cell = 0; cell < ensemble.mean_share.size(); ++cell) {
      ensemble.conventional_share[cell] += block.conventional_share[cell];
      ensemble.mean_share[cell] += block.mean_share[cell];
    }
    ensemble.negative_shares += block.negative_shares;
    ensemble.drawn_shares += block.drawn_shares;
  }
  const double replications = static_cast<double>(ensemble.replications);
  for (double& mean : ensemble.conventional_share) mean /= replications;
  for (double& mean : ensemble.mean_share) mean /= replications;
}

}  // namespace

double troops(double share, double armed_forces) {
  if (!(share > 0)) return 0;
  return std::min(std::max(std::floor(share * armed_forces + 0.5), 1.0), armed_forces);
}

std::size_t replicate_bytes(const World& world) {
  const std::size_t by_cell = sizeof(double) + sizeof(double) + sizeof(std::int32_t);  // share, standing, casualties
  const std::size_t by_state = sizeof(double) + 2 * sizeof(std::uint8_t);  // posterior, committed, withdrawn
  return world.cells() * by_cell + world.states.size() * by_state + 2 * sizeof(double);
}

Ensemble run_ensemble(const World& world, const Experiment& experiment, const ParallelOptions& options) {
  const Plan plan(world, experiment);
  Ensemble ensemble = empty_ensemble(world, experiment.coefficients.family, experiment.replications);
  std::vector<BlockSums> blocks((experiment.replications + replicates_per_block - 1) / replicates_per_block);
  for_each_block(experiment.replications, options, [&](std::size_t begin, std::size_t end) {
    ReplicateSimulation simulation(plan);
    BlockSums& sums = blocks[begin / replicates_per_block] = empty_sums(world.cells());
    for (std::size_t k = begin; k < end; ++k) {
      simulation.run(Replicate(static_cast<std::uint32_t>(k)), ensemble, sums);
    }
  });
  add_blocks(blocks, ensemble);
  return ensemble;
}

}  // namespace entente
