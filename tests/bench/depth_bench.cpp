// Sweeps a second and core of the Gaussian factor model's sampler.
//
//   depth_bench [ITEMS.csv] [SWEEPS]     items in columns 2 to 10; without a file 492 made-up alliances. The last line:
//                                        sweeps a second of processor
//
// tests/bench/beside_mcmcpack.sh runs it beside R's MCMCpack.
#include "estimate/depth/gaussian_chain.hpp"
#include "estimate/table/csv.hpp"
#include "sim/core/error.hpp"
#include "sim/random/distributions.hpp"

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>

namespace {

using namespace entente;

constexpr std::size_t width = 9;

ItemMatrix made_up() {
  ItemMatrix matrix;
  random::Stream stream({.seed = MasterSeed(1)});
  for (std::size_t k = 0; k < width; ++k) matrix.items.push_back(std::string(1, static_cast<char>('a' + k)));
  for (std::size_t i = 0; i < 492; ++i) {
    matrix.ids.push_back(std::to_string(i));
    const double score = random::normal(stream);
    for (std::size_t k = 0; k < width; ++k) matrix.values.push_back(0.5 * score + random::normal(stream));
  }
  return matrix;
}

ItemMatrix read(const std::string& file) {
  const Table table = Table::read(file, file);
  ItemMatrix matrix;
  for (std::size_t k = 1; k <= width; ++k) matrix.items.push_back(table.columns().at(k));
  for (std::size_t i = 0; i < table.rows(); ++i) {
    matrix.ids.push_back(table.text(i, 0));
    for (std::size_t k = 1; k <= width; ++k) matrix.values.push_back(table.required_number(i, k));
  }
  return matrix;
}

void measure(const ItemMatrix& items, std::size_t sweeps) {
  const std::vector<double> x = standardised(items);
  const GaussianFactorData data(x, width, 4, {});
  double best = 0;
  for (const InstructionSet set : instruction_sets()) {
    ChainOptions options;
    options.parallel.instructions = set;
    GaussianChain chain(data, 0, options);
    chain.run(10'000);
    const std::clock_t start = std::clock();
    chain.run(sweeps);
    best = static_cast<double>(sweeps) * CLOCKS_PER_SEC / static_cast<double>(std::clock() - start);
    std::printf("%-10s %.0f sweeps a second\n", to_string(set), best);
  }
  std::printf("ours %.0f\n", best);
}

}  // namespace

int main(int count, char** arguments) {
  try {
    const std::size_t sweeps = count > 2 ? std::strtoul(arguments[2], nullptr, 10) : 1'000'000;
    measure(count > 1 ? read(arguments[1]) : made_up(), sweeps < 1000 ? 1000 : sweeps);
  } catch (const entente::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return static_cast<int>(error.fault());
  }
  return 0;
}
