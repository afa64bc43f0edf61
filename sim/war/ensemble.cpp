#include "sim/war/ensemble.hpp"

#include "sim/parallel/lending_pool.hpp"
#include "sim/war/block_simulation.hpp"
#include "sim/war/plan.hpp"
#include "sim/war/troops.hpp"

#include <memory>
#include <utility>

namespace entente {
namespace {

Ensemble empty_ensemble(const World& world, const Experiment& experiment) {
  const std::size_t replications = experiment.replications;
  Ensemble ensemble;
  ensemble.replications = replications;
  ensemble.years = world.years;
  ensemble.states = world.states.size();
  const std::size_t states = world.states.size();
  ensemble.share.resize(world.acts() * replications);
  ensemble.standing.resize(world.leaders.size() * world.cells() * replications);
  if (experiment.expectation.learning) ensemble.expectation.resize(ensemble.standing.size());
  ensemble.casualties.resize(world.acts() * replications);
  ensemble.posterior.resize(world.leaders.size() * states * replications);
  ensemble.committed.resize(states * replications);
  ensemble.withdrawn.resize(world.wars.size() * states * replications);
  ensemble.conventional_share.resize(world.acts());
  ensemble.potential_slope.resize(replications);
  if (experiment.coefficients.family == Family::hurdle) ensemble.amount_potential_slope.resize(replications);
  return ensemble;
}

// Copies blocks to their places. Sums are kept by block and added in the order of blocks at the end, so that they are
// the same bits for any number of threads.
class EnsembleRecorder : public EnsembleObserver {
 public:
  EnsembleRecorder(const World& world, const Experiment& experiment)
      : ensemble_(empty_ensemble(world, experiment)),
        sums_((experiment.replications + ReplicateBlock::lanes - 1) / ReplicateBlock::lanes) {}

  void observe(const ReplicateBlock& block) override {
    copy(block, block.share, ensemble_.share);
    copy(block, block.standing, ensemble_.standing);
    copy(block, block.expectation, ensemble_.expectation);
    copy(block, block.casualties, ensemble_.casualties);
    copy(block, block.posterior, ensemble_.posterior);
    copy(block, block.committed, ensemble_.committed);
    copy(block, block.withdrawn, ensemble_.withdrawn);
    copy(block, block.potential_slope, ensemble_.potential_slope);
    if (!ensemble_.amount_potential_slope.empty()) {
      copy(block, block.amount_potential_slope, ensemble_.amount_potential_slope);
    }
    sums_[block.first / ReplicateBlock::lanes] = {block.conventional_share, block.negative_shares, block.drawn_shares};
  }

  Ensemble take() {
    for (const Sums& block : sums_) {
      for (std::size_t act = 0; act < ensemble_.conventional_share.size(); ++act) {
        ensemble_.conventional_share[act] += block.conventional_share[act];
      }
      ensemble_.negative_shares += block.negative_shares;
      ensemble_.drawn_shares += block.drawn_shares;
    }
    for (double& mean : ensemble_.conventional_share) mean /= static_cast<double>(ensemble_.replications);
    return std::move(ensemble_);
  }

 private:
  struct Sums {
    std::vector<double> conventional_share;
    std::uint64_t negative_shares = 0;
    std::uint64_t drawn_shares = 0;
  };

  template <class Number>
  void copy(const ReplicateBlock& block, const LaneArray<Number>& from, std::vector<Number>& to) const {
    const std::size_t rows = from.size() / ReplicateBlock::lanes;
    for (std::size_t row = 0; row < rows; ++row) {
      const Number* lane = from.data() + row * ReplicateBlock::lanes;
      std::copy(lane, lane + block.replicates, to.data() + row * ensemble_.replications + block.first);
    }
  }

  Ensemble ensemble_;
  std::vector<Sums> sums_;
};

}  // namespace

double troops(double share, double armed_forces) { return lane::troops(share, armed_forces); }

void observe_ensemble(const World& world, const Experiment& experiment, const std::vector<EnsembleObserver*>& observers,
                      const ParallelOptions& options) {
  const Plan plan(world, experiment);
  const InstructionSet instructions = options.instructions.value_or(best_instruction_set());
  LendingPool<BlockSimulation> simulations([&] { return std::make_unique<BlockSimulation>(plan, instructions); });
  for_each_block(experiment.replications, options, [&](std::size_t begin, std::size_t end) {
    std::unique_ptr<BlockSimulation> simulation = simulations.lend();
    const ReplicateBlock& block = simulation->run(begin, end - begin);
    for (EnsembleObserver* observer : observers) observer->observe(block);
    simulations.give_back(std::move(simulation));
  });
}

Ensemble run_ensemble(const World& world, const Experiment& experiment, const ParallelOptions& options) {
  EnsembleRecorder recorder(world, experiment);
  observe_ensemble(world, experiment, {&recorder}, options);
  return recorder.take();
}

}  // namespace entente
