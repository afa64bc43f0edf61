// How fast ensembles are summed up: nanoseconds an agent-year (one invited state in one year of one replicate) on one
// thread, for each instruction set of the machine, and the memory of one summary.
//
//   build/release/tests/summary_bench
//
// The world has the size of Afghanistan: 190 states, 14 years; its numbers are invented, and the record is a replicate.

#include "results/summary/accumulate.hpp"
#include "sim/core/number_text.hpp"
#include "sim/war/ensemble.hpp"
#include "tests/sim/war/small_world.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <mutex>
#include <vector>

namespace {

using namespace entente;

constexpr std::size_t blocks_shown = 1;
constexpr int runs = 300;

class BlockKeeper : public EnsembleObserver {
 public:
  void observe(const ReplicateBlock& block) override {
    const std::lock_guard lock(mutex_);
    blocks.push_back(block);
  }
  std::vector<ReplicateBlock> blocks;

 private:
  std::mutex mutex_;
};

double nanoseconds(EnsembleSummary& summary, const std::vector<ReplicateBlock>& blocks, InstructionSet set,
                   double agent_years) {
  std::vector<double> times;
  for (int run = 0; run < runs; ++run) {
    const auto begin = std::chrono::steady_clock::now();
    for (const ReplicateBlock& block : blocks) Accumulation::add(summary, block, set);
    times.push_back(std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - begin).count());
  }
  return *std::min_element(times.begin(), times.end()) / agent_years;
}

}  // namespace

int main() {
  const World world = testing::small_world(190, 14);
  Experiment experiment = testing::small_experiment(Family::tobit, 0.03, blocks_shown * ReplicateBlock::lanes);
  experiment.coefficients = testing::small_hurdle(3, 1.5);
  experiment.coefficients.estimate[0] = -2.8;  // a quarter of all state-years, as in the record
  experiment.persistence = {.participation = 0.97, .amount = 0.9};
  BlockKeeper keeper;
  observe_ensemble(world, experiment, {&keeper});

  ObservedShares observed;
  double invited = 0, positive = 0;
  for (std::size_t cell = 0; cell < world.cells(); ++cell) {
    const double share = keeper.blocks[0].share[cell * ReplicateBlock::lanes];
    observed.share.push_back(share);
    observed.troops.push_back(troops(share, world.armed_forces[cell]));
    invited += world.wars[0].invited[cell] ? 1 : 0;
    positive += share > 0 ? 1 : 0;
  }
  for (ReplicateBlock& block : keeper.blocks) block.first += ReplicateGroups::one_by_one;  // as most are
  EnsembleSummary summary(world, observed);
  std::printf("one summary: %s MB; contributions: %s %% of state-years\n",
              number_text(static_cast<double>(summary.bytes()) / 1e6, 2).c_str(),
              number_text(100 * positive / invited, 1).c_str());
  const double agent_years = invited * static_cast<double>(keeper.blocks.size() * ReplicateBlock::lanes);
  for (const InstructionSet set : instruction_sets()) {
    std::printf("%-10s %8s ns an agent-year\n", to_string(set),
                number_text(nanoseconds(summary, keeper.blocks, set, agent_years), 2).c_str());
  }
}
