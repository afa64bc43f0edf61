// How fast ensembles run: millions of agent-years a second for kinds of experiments, and their ratios to the barest,
// all in one run, since times on shared machines mean little by themselves.
//
//   build/release/tests/ensemble_bench [REPLICATES]
//
// An agent-year is one invited state in one year of one replicate. The world has the size of Afghanistan: 190 states,
// 14 years; its numbers are invented.

#include "sim/core/number_text.hpp"
#include "sim/war/ensemble.hpp"
#include "tests/sim/war/small_world.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

namespace {

using namespace entente;

constexpr std::size_t states = 190;
constexpr std::size_t years = 14;
constexpr int runs = 5;

struct Kind {
  const char* name;
  Experiment experiment;
  int threads;
};

Experiment bare(std::size_t replications) {
  Experiment experiment = testing::small_experiment(Family::tobit, 0.03, replications);
  experiment.coefficients.estimate[0] = -0.014;
  experiment.draw_coefficients = false;
  experiment.types.on = false;
  return experiment;
}

std::vector<Kind> kinds(std::size_t replications) {
  const Experiment plain = bare(replications);
  Experiment drawn = plain;
  drawn.draw_coefficients = true;
  Experiment types = drawn;
  types.types.on = true;
  Experiment hurdle = types;
  hurdle.coefficients = testing::small_hurdle(3, 1.5);
  hurdle.persistence = {.participation = 0.97, .amount = 0.9};
  return {{"bare: tobit, fixed coefficients, types off", plain, 1},
          {"with drawn coefficients", drawn, 1},
          {"with drawn coefficients and types", types, 1},
          {"hurdle, drawn, types, persistent shocks", hurdle, 1},
          {"bare, two threads", plain, 2},
          {"hurdle and all, two threads", hurdle, 2}};
}

// The median of several runs, in millions of agent-years a second.
double speed(const World& world, const Kind& kind) {
  std::vector<double> speeds;
  for (int run = 0; run < runs; ++run) {
    const auto begin = std::chrono::steady_clock::now();
    observe_ensemble(world, kind.experiment, {}, {.threads = kind.threads});
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    speeds.push_back(static_cast<double>(world.cells() * kind.experiment.replications) / seconds / 1e6);
  }
  std::nth_element(speeds.begin(), speeds.begin() + runs / 2, speeds.end());
  return speeds[runs / 2];
}

}  // namespace

int main(int count, char** arguments) {
  const auto wanted = count > 1 ? parse_integer(arguments[1]) : std::optional<long long>(500);
  if (!wanted || *wanted < 1) {
    std::fprintf(stderr, "usage: ensemble_bench [REPLICATES]\n");
    return 2;
  }
  const World world = testing::small_world(states, years);
  double first = 0;
  std::printf("%-46s %10s %8s\n", "experiment", "M/s", "ratio");
  for (const Kind& kind : kinds(static_cast<std::size_t>(*wanted))) {
    const double now = speed(world, kind);
    if (first == 0) first = now;
    std::printf("%-46s %10s %8s\n", kind.name, number_text(now, 2).c_str(), number_text(now / first, 2).c_str());
  }
}
