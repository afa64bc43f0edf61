#include "estimate/theory/contribution_rows.hpp"
#include "estimate/theory/equation_course.hpp"
#include "scenarios/experiment/recovery.hpp"
#include "sim/parallel/items.hpp"
#include "sim/war/ensemble.hpp"

#include <algorithm>

namespace entente {
namespace {

/// Keeps the shares of some acts of every replicate.
class ShareRecorder final : public EnsembleObserver {
 public:
  ShareRecorder(const std::vector<std::size_t>& acts, MadeUpRecords& made) : acts_(acts), made_(made) {}

  // Blocks hold different replicates, and each writes to its own.
  void observe(const ReplicateBlock& block) override {
    for (std::size_t lane = 0; lane < block.replicates; ++lane) {
      double* const record = made_.shares.data() + (block.first + lane) * acts_.size();
      for (std::size_t i = 0; i < acts_.size(); ++i) {
        record[i] = block.share[acts_[i] * ReplicateBlock::lanes + lane];
      }
    }
  }

 private:
  const std::vector<std::size_t>& acts_;
  MadeUpRecords& made_;
};

// What takes long is to fit the records, of which progress is told.
ParallelOptions without_progress(ParallelOptions parallel) {
  parallel.progress = {};
  return parallel;
}

void by_agents(const RecoveryPlan& plan, MasterSeed seed, std::size_t records, const ParallelOptions& parallel,
               MadeUpRecords& made) {
  Experiment experiment = plan.prepared.experiment;
  experiment.seed = seed;
  experiment.replications = records;
  ShareRecorder recorder(plan.acts, made);
  observe_ensemble(plan.prepared.world, experiment, {&recorder}, without_progress(parallel));
}

void by_model(const RecoveryPlan& plan, MasterSeed seed, std::size_t records, const ParallelOptions& parallel,
              MadeUpRecords& made) {
  const ContributionRows rows = contribution_rows(plan.rows);
  const Coefficients& truth = plan.prepared.experiment.coefficients;
  const DrawnCoefficients point(truth, seed, records, false);
  const EquationCourse equation{.rows = rows,
                                .coefficients = truth,
                                .persistence = plan.prepared.experiment.persistence,
                                .draws = point,
                                .within_bounds = false};
  const std::vector<StateInWar> states = states_in_wars(rows, all_rows(rows));
  // States are in different rows of a record, so that each writes to its own.
  for_each_item(states.size(), without_progress(parallel), [&](std::size_t which) {
    const StateInWar& state = states[which];
    CourseForecast course;
    equation.run(state, {}, draw_shocks(rows, state, {}, seed, records, random::Purpose::record_shock), records,
                 course);
    for (std::size_t i = 0; i < state.rows.size(); ++i) {
      for (std::size_t record = 0; record < records; ++record) {
        made.shares[record * made.acts + plan.act_of_row[state.rows[i]]] = course.shares[i * records + record];
      }
    }
  });
}

}  // namespace

MadeUpRecords make_records(const RecoveryPlan& plan, MasterSeed seed, std::size_t records,
                           const ParallelOptions& parallel) {
  MadeUpRecords made{.acts = plan.acts.size(), .shares = std::vector<double>(plan.acts.size() * records)};
  if (plan.generator == RecoveryGenerator::scenario) {
    by_agents(plan, seed, records, parallel, made);
  } else {
    by_model(plan, seed, records, parallel, made);
  }
  return made;
}

}  // namespace entente
