// How fast ensembles run and what memory they take: for kinds of experiments, on one thread and on all, in millions of
// agent-years a second, beside the barest of them, all in one sitting: times on shared machines mean little by
// themselves, and only the ratios last.
//
//   build/release/tests/ensemble_bench [--replicates N] [--runs N] [--only TEXT] [--threads N,N] [--yardstick ONE,ALL]
//                                      [--plain]
//
// An agent-year is one state in one year of one war and replicate that is invited to contribute, asked or not, gone or
// not. The world has the
// size of Afghanistan, 190 states and 14 years, all invited, so that a replicate has 2,660; its numbers are invented.
// The yardstick of ../shared counts its 190 states and 14 years in the same way, and nobody leaves there.
//
// Each case runs in a process of its own, so that its peak memory is its own: once to warm up, then as often as asked,
// of which the median counts. --yardstick takes the yardstick's speeds on one thread and on all; beside_yardstick.sh
// measures them in the same minute. --plain prints name, threads, speed and megabytes with tabs between them.

#include "sim/war/ensemble.hpp"
#include "tests/bench/cases.hpp"
#include "tests/bench/measure.hpp"
#include "tests/bench/options.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <string>

namespace {

using namespace entente;
using namespace entente::bench;

double agent_years(const World& world, const Experiment& experiment) {
  std::ptrdiff_t invited = 0;
  for (const War& war : world.wars) invited += std::count(war.invited.begin(), war.invited.end(), std::uint8_t{1});
  return static_cast<double>(invited) * static_cast<double>(experiment.replications);
}

void print_row(const std::string& name, const std::string& threads, const Measured& measured, double bare,
               double yardstick) {
  std::printf("%-58s %7s %9.2f %8.2f", name.c_str(), threads.c_str(), measured.speed, measured.speed / bare);
  if (yardstick > 0) std::printf(" %9.3f", measured.speed / yardstick);
  std::printf(" %9.1f\n", measured.megabytes);
}

void run(const Options& options) {
  const World plain_world = bench_world();
  if (!options.plain) {
    std::printf("instructions: %s\n", to_string(options.instructions));
    std::printf("%-58s %7s %9s %8s%s %9s\n", "experiment", "threads", "M/s", "to bare",
                options.yardstick.empty() ? "" : " to yardst", "peak MB");
  }
  for (std::size_t i = 0; i < options.threads.size(); ++i) {
    const int threads = options.threads[i];
    const double yardstick = i < options.yardstick.size() ? options.yardstick[i] : 0;
    double bare = 0;
    for (const Case& each : cases(options.replicates)) {
      // The barest comes first and is measured in any case: the others are told as ratios to it.
      const bool wanted = each.name.find(options.only) != std::string::npos;
      if (!wanted && (bare > 0 || options.plain)) continue;
      const World world = each.world ? each.world() : plain_world;
      const Measured measured = measure_in_child(
          [&] { each.run(world, each.experiment, {.threads = threads, .instructions = options.instructions}); },
          options.runs, agent_years(world, each.experiment));
      if (bare == 0) bare = measured.speed;
      if (!wanted) continue;
      if (options.plain) {
        std::printf("%s\t%d\t%.4f\t%.1f\n", each.name.c_str(), threads, measured.speed, measured.megabytes);
      } else {
        print_row(each.name, threads == 0 ? "all" : std::to_string(threads), measured, bare, yardstick);
      }
      std::fflush(stdout);
    }
  }
}

}  // namespace

int main(int count, char** arguments) {
  const auto options = parse_options(count, arguments);
  if (!options) return 2;
  run(*options);
}
