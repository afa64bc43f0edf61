#pragma once

#include "results/ensemble_file/ensemble_file.hpp"
#include "results/summary/summary_observer.hpp"
#include "sim/math/functions.hpp"
#include "sim/war/block_draws.hpp"
#include "sim/war/ensemble.hpp"
#include "tests/results/support/temporary_folder.hpp"
#include "tests/sim/war/small_world.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace entente::bench {

/// One kind of experiment and what is made of its replicates.
struct Case {
  std::string name;
  Experiment experiment;
  std::function<void(const World& world, const Experiment& experiment, const ParallelOptions& options)> run;
  std::function<World()> world{};  ///< of its own; none: bench_world
};

inline constexpr std::size_t bench_states = 190;
inline constexpr std::size_t bench_years = 14;

/// Of the size and the look of Afghanistan: armed forces from 1,000 to 500,000, in no order; three states in four send
/// nobody.
inline World bench_world() {
  World world = testing::small_world(bench_states, bench_years);
  for (std::size_t cell = 0; cell < world.cells(); ++cell) {
    const double place = static_cast<double>(cell % bench_states * 83 % bench_states) / bench_states;
    world.armed_forces[cell] = math::exp(math::log(1000) + place * math::log(500));
  }
  world.democracy.assign(world.cells(), 1);
  return world;
}

inline Experiment bare_experiment(std::size_t replications) {
  Experiment experiment = testing::small_experiment(Family::tobit, 0.03, replications);
  experiment.coefficients.estimate[0] = -0.014;
  experiment.draw_coefficients = false;
  experiment.types.on = false;
  return experiment;
}

/// The kernel alone: nobody looks at the blocks.
inline void simulate(const World& world, const Experiment& experiment, const ParallelOptions& options) {
  observe_ensemble(world, experiment, {}, options);
}

/// As a run does it, against a record that is one of the replicates.
inline void sum_up(const World& world, const Experiment& experiment, const ParallelOptions& options) {
  Experiment one = experiment;
  one.replications = 1;
  const Ensemble record = run_ensemble(world, one);
  ObservedShares observed{.share = record.share, .troops = record.share};
  for (std::size_t cell = 0; cell < world.cells(); ++cell) {
    observed.troops[cell] = troops(record.share[cell], world.armed_forces[cell]);
  }
  SummaryObserver summary(world, observed);
  observe_ensemble(world, experiment, {&summary}, options);
  summary.take();
}

/// The random numbers of a bare ensemble and nothing else: a normal and a uniform for each state and year.
inline void draw_only(const World& world, const Experiment& experiment, const ParallelOptions& options) {
  const Plan plan(world, experiment);
  const kernel::Stages& stages = kernel::stages_of(*options.instructions);
  for_each_block(experiment.replications, options, [&](std::size_t begin, std::size_t) {
    PairedDraws normals(plan, {.purpose = random::Purpose::contribution, .war = world.wars[0].id}, stages.normal_pairs);
    PairedDraws uniforms(plan, {.purpose = random::Purpose::casualties, .war = world.wars[0].id}, stages.uniform_pairs);
    for (std::size_t year = 0; year < world.years; ++year) {
      for (std::size_t acting = 0; acting < plan.acting_states.size(); ++acting) {
        normals.draw(begin, acting, year);
        uniforms.draw(begin, acting, year);
      }
    }
  });
}

inline void keep_in_memory(const World& world, const Experiment& experiment, const ParallelOptions& options) {
  run_ensemble(world, experiment, options);
}

inline void record_in_file(const World& world, const Experiment& experiment, const ParallelOptions& options) {
  const testing::TemporaryFolder folder;
  EnsembleFileOptions contents{.quantities = {all_quantities.begin(), all_quantities.end()},
                               .amount_slope = experiment.coefficients.family == Family::hurdle,
                               .replications = experiment.replications,
                               .seed = experiment.seed};
  if (!experiment.expectation.learning) std::erase(contents.quantities, Quantity::expectation);
  for (const CowCode state : world.states) contents.states.push_back({state, "", std::to_string(state.number())});
  for (const LeaderRelation& leader : world.leaders) contents.leaders.push_back({leader.leader, "", "leader"});
  EnsembleFile file(folder.path() / "ensemble.nc", world, contents);
  observe_ensemble(world, experiment, {&file}, options);
  file.close();
}

inline Experiment bare_hurdle(std::size_t replications) {
  Experiment experiment = bare_experiment(replications);
  experiment.coefficients = testing::small_hurdle(3, 1.5);
  experiment.draw_coefficients = true;
  return experiment;
}

/// Three wars of one leader, two of which overlap the first: 14, 6 and 3 years, with everybody invited and most of
/// them asked; each state tied to about twenty others.
inline World world_of_wars() {
  World world = bench_world();
  const War first = world.wars[0];
  const std::size_t begins[] = {0, 2, 9};
  const std::size_t lasts[] = {14, 6, 3};
  world.wars.clear();
  for (std::size_t number = 0; number < 3; ++number) {
    War war = first;
    const std::size_t begin = world.first_year.number() + begins[number];
    war.id = WarId(static_cast<std::uint16_t>(1 + number));
    war.first_year = Year(static_cast<std::uint16_t>(begin));
    war.last_year = Year(static_cast<std::uint16_t>(begin + lasts[number] - 1));
    war.deaths_per_1000.resize(lasts[number]);
    for (std::size_t cell = 0; cell < world.cells(); ++cell) {
      const std::size_t year = cell / bench_states;
      war.invited[cell] = begins[number] <= year && year < begins[number] + lasts[number] ? 1 : 0;
    }
    war.request = {.on = true, .intercept = 4, .tie = 1, .capability = 0.3};
    world.wars.push_back(war);
  }
  for (std::size_t cell = 0; cell < world.cells(); ++cell) {
    world.capability.push_back(world.armed_forces[cell] / 2e7);
  }
  std::vector<ThirdPartyTie> ties;
  for (std::size_t a = 0; a < bench_states; ++a) {
    for (std::size_t step = 1; step <= 10; ++step) ties.push_back({a, (a + step * step) % bench_states, 0.4});
  }
  world.third_party_ties.assign(bench_years, ties);
  return world;
}

/// Every mechanism of the model at once.
inline Experiment everything(std::size_t replications) {
  Experiment experiment = bare_hurdle(replications);
  experiment.types.on = true;
  experiment.persistence = {.participation = 0.97, .amount = 0.9};
  experiment.withdrawal = {.on = true, .intercept = -4, .losses = 0.1, .democracy = 0.1, .tie = -0.5};
  experiment.leader_rule.rule = Reward::budgeted;
  experiment.leader_rule.budget = 0.5;
  experiment.expectation.learning = true;
  experiment.closure = 0.05;
  return experiment;
}

/// All cases, the barest first.
inline std::vector<Case> cases(std::size_t replications) {
  const Experiment bare = bare_experiment(replications);
  Experiment drawn = bare;
  drawn.draw_coefficients = true;
  Experiment types = drawn;
  types.types.on = true;
  Experiment all = types;
  all.coefficients = testing::small_hurdle(3, 1.5);
  all.persistence = {.participation = 0.97, .amount = 0.9};
  all.withdrawal = {.on = true, .intercept = -4, .losses = 0.1, .democracy = 0.1, .tie = -0.5};
  const Experiment hurdle = bare_hurdle(replications);
  Experiment typed = hurdle;
  typed.types.on = true;
  return {
      {"bare: tobit, fixed coefficients, types off", bare, simulate},
      {"drawn coefficients", drawn, simulate},
      {"drawn coefficients, types", types, simulate},
      {"hurdle, drawn, types, persistent shocks, withdrawal", all, simulate},
      {"bare hurdle: drawn, types off, one war", hurdle, simulate},
      {"hurdle with types alone, one war", typed, simulate},
      {"three wars and all mechanisms, budgeted", everything(replications), simulate, world_of_wars},
      {"the random numbers of the bare one alone", bare, draw_only},
      {"bare, with summaries", bare, sum_up},
      {"hurdle and all, with summaries", all, sum_up},
      {"bare, all kept in memory", bare, keep_in_memory},
      {"bare, all recorded in ensemble.nc", bare, record_in_file},
      {"hurdle and all, all recorded in ensemble.nc", all, record_in_file},
  };
}

}  // namespace entente::bench
