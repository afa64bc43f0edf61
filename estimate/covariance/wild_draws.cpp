#include "estimate/covariance/wild_draws.hpp"

#include "sim/parallel/blocks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>

namespace entente {
namespace {

constexpr std::size_t lanes = WildWeightSource::block;
static_assert(lanes == replicates_per_block, "a block of draws is a block of the parallel loop");

using Lane = std::array<double, lanes>;

/// Refitted scores whose squares sum to less than this share of the drawn ones' are rounding error.
constexpr double nothing_left = 1e-24;

double squared_statistic(double numerator, double squares, double drawn_squares) {
  if (squares <= nothing_left * drawn_squares) return std::numeric_limits<double>::quiet_NaN();
  return numerator * numerator / squares;
}

/// sums[k][b] = sum_g left[g][k] weights[g][b], clusters in their order.
void accumulate(std::span<const double> left, std::size_t width, std::span<const double> weights,
                std::vector<Lane>& sums) {
  for (Lane& lane : sums) lane.fill(0);
  const std::size_t clusters = left.size() / width;
  for (std::size_t g = 0; g < clusters; ++g) {
    const double* w = weights.data() + g * lanes;
    for (std::size_t k = 0; k < width; ++k) {
      const double factor = left[g * width + k];
      for (std::size_t b = 0; b < lanes; ++b) sums[k][b] += factor * w[b];
    }
  }
}

/// Buffers of one block of draws.
struct Work {
  explicit Work(std::size_t clusters, std::size_t width) : weights(clusters * lanes), scores(width), slopes(width) {}
  std::vector<double> weights;
  std::vector<Lane> scores;  ///< sum_h w_h B_h'e_h
  std::vector<Lane> slopes;  ///< sum_h w_h B_h'q_h
};

void draw_block(const WildKernel& kernel, std::size_t width, double displacement, Work& work, std::size_t begin,
                std::size_t end, WildDraws& draws) {
  accumulate(kernel.leverage, width, work.weights, work.slopes);
  Lane numerator0{}, numerator1{}, squares0{}, squares1{}, squares2{}, squares_at{}, drawn{};
  for (std::size_t g = 0; g < kernel.score.size(); ++g) {
    const double* w = work.weights.data() + g * lanes;
    const double* leverage = kernel.leverage.data() + g * width;
    Lane rest0, rest1;
    for (std::size_t b = 0; b < lanes; ++b) {
      rest0[b] = kernel.score[g] * w[b];
      rest1[b] = kernel.slope[g] * w[b];
      numerator0[b] += rest0[b];
      numerator1[b] += rest1[b];
      const double whole = rest0[b] + displacement * rest1[b];
      drawn[b] += whole * whole;
    }
    for (std::size_t k = 0; k < width; ++k) {
      const double factor = leverage[k];
      const Lane& scores = work.scores[k];
      const Lane& slopes = work.slopes[k];
      for (std::size_t b = 0; b < lanes; ++b) {
        rest0[b] -= factor * scores[b];
        rest1[b] -= factor * slopes[b];
      }
    }
    for (std::size_t b = 0; b < lanes; ++b) {
      const double rest = rest0[b] + displacement * rest1[b];
      squares0[b] += rest0[b] * rest0[b];
      squares1[b] += 2 * rest0[b] * rest1[b];
      squares2[b] += rest1[b] * rest1[b];
      squares_at[b] += rest * rest;
    }
  }
  for (std::size_t i = begin; i < end; ++i) {
    const std::size_t b = i - begin;
    draws.numerator[0][i] = numerator0[b];
    draws.numerator[1][i] = numerator1[b];
    draws.squares[0][i] = squares0[b];
    draws.squares[1][i] = squares1[b];
    draws.squares[2][i] = squares2[b];
    draws.test.drawn[i] = squared_statistic(numerator0[b] + displacement * numerator1[b], squares_at[b], drawn[b]);
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
  result.square = squared_statistic(d * slope_sum, score_squares, 0);
  result.drawn.resize(numerator[0].size());
  for (std::size_t i = 0; i < result.drawn.size(); ++i) {
    const double value = numerator[0][i] + d * numerator[1][i];
    // A sum of squares cannot be less than what rounding leaves of its terms when they cancel.
    const double least = std::numeric_limits<double>::epsilon() * (squares[0][i] + d * d * squares[2][i]);
    const double sum = std::max(least, squares[0][i] + d * (squares[1][i] + d * squares[2][i]));
    result.drawn[i] = std::isnan(test.drawn[i]) ? test.drawn[i] : value * value / sum;
  }
  return result;
}

std::vector<WildDraws> wild_draws(const std::vector<WildKernel>& kernels, const std::vector<double>& score,
                                  std::size_t width, const std::vector<double>& displacements,
                                  const WildWeightSource& weights, int threads) {
  std::vector<WildDraws> draws(kernels.size());
  for (std::size_t j = 0; j < kernels.size(); ++j) {
    WildDraws& own = draws[j];
    for (const double value : kernels[j].score) own.score_squares += value * value;
    own.slope_sum = std::accumulate(kernels[j].slope.begin(), kernels[j].slope.end(), 0.0);
    own.test.square = sample_square(kernels[j], score, width, displacements[j]);
    own.test.drawn.resize(weights.draws());
    for (auto& values : own.numerator) values.resize(weights.draws());
    for (auto& values : own.squares) values.resize(weights.draws());
  }
  for_each_block(weights.draws(), {.threads = threads}, [&](std::size_t begin, std::size_t end) {
    Work work(weights.clusters(), width);
    weights.fill(begin, work.weights);
    accumulate(score, width, work.weights, work.scores);
    for (std::size_t j = 0; j < kernels.size(); ++j) {
      draw_block(kernels[j], width, displacements[j], work, begin, end, draws[j]);
    }
  });
  return draws;
}

}  // namespace entente
