#include "sim/war/paired_ensemble.hpp"

#include "sim/core/error.hpp"
#include "sim/parallel/lending_pool.hpp"
#include "sim/war/block_simulation.hpp"
#include "sim/war/plan.hpp"

#include <memory>

namespace entente {
namespace {

bool same_coefficients(const Coefficients& a, const Coefficients& b) {
  return a.family == b.family && all_terms(a) == all_terms(b) && a.estimate == b.estimate &&
         a.covariance == b.covariance && a.ceiling == b.ceiling;
}

void check_pair(const EnsembleCase& baseline, const EnsembleCase& changed) {
  const World& world = baseline.world;
  const World& other = changed.world;
  if (world.states != other.states || world.first_year != other.first_year || world.years != other.years) {
    throw work_error("cannot pair: baseline and counterfactual do not cover the same states and years");
  }
  const Experiment& a = baseline.experiment;
  const Experiment& b = changed.experiment;
  if (a.seed != b.seed || a.replications != b.replications || a.draw_coefficients != b.draw_coefficients ||
      a.types.on != b.types.on || a.types.committed != b.types.committed ||
      !same_coefficients(a.coefficients, b.coefficients)) {
    throw work_error("cannot pair: baseline and counterfactual differ in seed, replicates, types or coefficients");
  }
}

// The simulations of one thread; variants take their intercepts from the baseline beside them.
struct Simulations {
  std::unique_ptr<BlockSimulation> baseline;
  std::vector<std::unique_ptr<BlockSimulation>> variants;
};

}  // namespace

void observe_paired(const EnsembleCase& baseline, const std::vector<PairedVariant>& variants,
                    const std::vector<EnsembleObserver*>& observers, const ParallelOptions& options) {
  const Plan plan(baseline.world, baseline.experiment);
  std::vector<std::unique_ptr<const Plan>> plans;
  for (const PairedVariant& variant : variants) {
    check_pair(baseline, variant.changed);
    plans.push_back(std::make_unique<const Plan>(variant.changed.world, variant.changed.experiment));
  }
  const InstructionSet instructions = options.instructions.value_or(best_instruction_set());
  LendingPool<Simulations> pool([&] {
    auto made = std::make_unique<Simulations>();
    made->baseline = std::make_unique<BlockSimulation>(plan, instructions);
    for (const auto& changed : plans) {
      made->variants.push_back(std::make_unique<BlockSimulation>(*changed, instructions, made->baseline.get()));
    }
    return made;
  });
  for_each_block(baseline.experiment.replications, options, [&](std::size_t begin, std::size_t end) {
    std::unique_ptr<Simulations> simulations = pool.lend();
    const ReplicateBlock& block = simulations->baseline->run(begin, end - begin);
    for (EnsembleObserver* observer : observers) observer->observe(block);
    for (std::size_t i = 0; i < variants.size(); ++i) {
      variants[i].observer->observe(block, simulations->variants[i]->run(begin, end - begin));
    }
    pool.give_back(std::move(simulations));
  });
}

}  // namespace entente
