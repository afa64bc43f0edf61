#include "estimate/covariance/wild_draws.hpp"

#include "estimate/covariance/kernel/wild_block.hpp"
#include "sim/parallel/blocks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace entente {
namespace {

constexpr std::size_t lanes = WildWeightSource::block;
static_assert(lanes == replicates_per_block, "a block of draws is a block of the parallel loop");
static_assert(lanes == kernel::wild_lanes);

/// Refitted scores whose squares sum to less than this share of the drawn ones' are rounding error.
constexpr double nothing_left = 1e-24;

double squared_statistic(double numerator, double squares, double drawn_squares) {
  if (squares <= nothing_left * drawn_squares) return std::numeric_limits<double>::quiet_NaN();
  return numerator * numerator / squares;
}

/// Buffers of one block of draws.
struct Work {
  Work(std::size_t clusters, std::size_t width)
      : weights(clusters * lanes), totals(width * lanes), scratch(width * lanes) {}
  std::vector<double> weights;
  std::vector<double> totals;  ///< sum_h w_h B_h'e_h
  std::vector<double> scratch;
  std::array<std::array<double, lanes>, 6> results{};
};

void draw_block(const kernel::WildLoops& loops, const WildKernel& kernel, std::size_t width, double displacement,
                Work& work, std::size_t begin, std::size_t end, WildDraws& draws) {
  auto& results = work.results;
  loops.block({.clusters = kernel.score.size(),
               .width = width,
               .weights = work.weights.data(),
               .totals = work.totals.data(),
               .score = kernel.score.data(),
               .slope = kernel.slope.data(),
               .leverage = kernel.leverage.data(),
               .displacement = displacement,
               .scratch = work.scratch.data(),
               .numerator = {results[0].data(), results[1].data()},
               .squares = {results[2].data(), results[3].data(), results[4].data(), results[5].data()}});
  for (std::size_t i = begin; i < end; ++i) {
    const std::size_t b = i - begin;
    draws.numerator[0][i] = results[0][b];
    draws.numerator[1][i] = results[1][b];
    for (std::size_t power = 0; power < 3; ++power) draws.squares[power][i] = results[2 + power][b];
    draws.test.drawn[i] =
        squared_statistic(results[0][b] + displacement * results[1][b], results[5][b], draws.drawn_squares);
  }
}

/// The squared statistic of the sample, which is the draw whose weights are all 1.
double sample_square(const WildKernel& kernel, const std::vector<double>& score, std::size_t width, double d) {
  const std::size_t clusters = kernel.score.size();
  std::vector<double> total(width, 0.0);
  for (std::size_t g = 0; g < clusters; ++g) {
    for (std::size_t k = 0; k < width; ++k) total[k] += score[g * width + k] + d * kernel.leverage[g * width + k];
  }
  double numerator = 0;
  double squares = 0;
  double drawn = 0;
  for (std::size_t g = 0; g < clusters; ++g) {
    const double own = kernel.score[g] + d * kernel.slope[g];
    double rest = own;
    for (std::size_t k = 0; k < width; ++k) rest -= kernel.leverage[g * width + k] * total[k];
    numerator += own;
    squares += rest * rest;
    drawn += own * own;
  }
  return squared_statistic(numerator, squares, drawn);
}

}  // namespace

WildKernel wild_kernel(const ClusterSums& sums, const std::vector<double>& root, std::size_t j) {
  const std::size_t p = sums.parameters;
  // (Z'Z)^-1 = L L', so q = Z (Z'Z)^-1 e_j / (Z'Z)^-1_jj = (Z L) l / l'l with l the j-th row of L.
  std::vector<double> direction(root.begin() + static_cast<std::ptrdiff_t>(j * p),
                                root.begin() + static_cast<std::ptrdiff_t>((j + 1) * p));
  const double square = std::inner_product(direction.begin(), direction.end(), direction.begin(), 0.0);
  for (double& value : direction) value /= square;

  WildKernel kernel;
  kernel.score.assign(sums.clusters, 0.0);
  kernel.slope.assign(sums.clusters, 0.0);
  kernel.leverage.assign(sums.clusters * sums.width, 0.0);
  for (std::size_t g = 0; g < sums.clusters; ++g) {
    double* leverage = kernel.leverage.data() + g * sums.width;
    for (std::size_t m = 0; m < p; ++m) {
      kernel.score[g] += direction[m] * sums.score_of(g)[m];
      const double* row = sums.gram_of(g) + m * sums.width;
      for (std::size_t k = 0; k < sums.width; ++k) leverage[k] += direction[m] * row[k];
    }
    for (std::size_t m = 0; m < p; ++m) kernel.slope[g] += direction[m] * leverage[m];
  }
  return kernel;
}

NullTest WildDraws::at(double d) const {
  NullTest result;
  at(d, result);
  return result;
}

void WildDraws::at(double d, NullTest& result) const {
  result.square = squared_statistic(d * slope_sum, score_squares, 0);
  result.drawn.resize(numerator[0].size());
  for (std::size_t i = 0; i < result.drawn.size(); ++i) {
    const double value = numerator[0][i] + d * numerator[1][i];
    // A sum of squares cannot be less than what rounding leaves of its terms when they cancel.
    const double least = std::numeric_limits<double>::epsilon() * (squares[0][i] + d * d * squares[2][i]);
    const double sum = std::max(least, squares[0][i] + d * (squares[1][i] + d * squares[2][i]));
    result.drawn[i] = std::isnan(test.drawn[i]) ? test.drawn[i] : value * value / sum;
  }
}

std::vector<WildDraws> wild_draws(const std::vector<WildKernel>& kernels, const std::vector<double>& score,
                                  std::size_t width, const std::vector<double>& displacements,
                                  const WildWeightSource& weights, int threads, InstructionSet instructions) {
  std::vector<WildDraws> draws(kernels.size());
  for (std::size_t j = 0; j < kernels.size(); ++j) {
    WildDraws& own = draws[j];
    for (std::size_t g = 0; g < weights.clusters(); ++g) {
      const double whole = kernels[j].score[g] + displacements[j] * kernels[j].slope[g];
      own.score_squares += kernels[j].score[g] * kernels[j].score[g];
      own.drawn_squares += whole * whole;
    }
    own.slope_sum = std::accumulate(kernels[j].slope.begin(), kernels[j].slope.end(), 0.0);
    own.test.square = sample_square(kernels[j], score, width, displacements[j]);
    own.test.drawn.resize(weights.draws());
    for (auto& values : own.numerator) values.resize(weights.draws());
    for (auto& values : own.squares) values.resize(weights.draws());
  }
  const kernel::WildLoops& loops = kernel::wild_loops(instructions);
  for_each_block(weights.draws(), {.threads = threads}, [&](std::size_t begin, std::size_t end) {
    Work work(weights.clusters(), width);
    weights.fill(begin, work.weights);
    loops.total(score.data(), weights.clusters(), width, work.weights.data(), work.totals.data());
    for (std::size_t j = 0; j < kernels.size(); ++j) {
      draw_block(loops, kernels[j], width, displacements[j], work, begin, end, draws[j]);
    }
  });
  return draws;
}

}  // namespace entente
