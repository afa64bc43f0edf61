#pragma once

// Included once by each instruction set's own source file. Everything has internal linkage and no library function is
// called, so that no code with newer instructions can end up where an older machine would run it.

#include "estimate/covariance/kernel/wild_block.hpp"

#include <cstddef>

namespace entente::kernel {
namespace {

/// Draws that go through a loop together: twice what 512 bits hold, since one register's subtractions would wait for each
/// other. Narrower sets take more registers.
constexpr std::size_t lane_group = 16;

/// Columns of a sum that stay in registers together.
template <std::size_t columns>
void total_columns(const double* left, std::size_t clusters, std::size_t width, const double* weights, double* sums) {
  double own[columns][lane_group] = {};
  for (std::size_t g = 0; g < clusters; ++g) {
    for (std::size_t k = 0; k < columns; ++k) {
      const double factor = left[g * width + k];
      for (std::size_t b = 0; b < lane_group; ++b) own[k][b] += factor * weights[g * wild_lanes + b];
    }
  }
  for (std::size_t k = 0; k < columns; ++k) {
    for (std::size_t b = 0; b < lane_group; ++b) sums[k * wild_lanes + b] = own[k][b];
  }
}

void total_here(const double* left, std::size_t clusters, std::size_t width, const double* weights, double* sums) {
  for (std::size_t b = 0; b < wild_lanes; b += lane_group) {
    std::size_t k = 0;
    for (; k + 4 <= width; k += 4) total_columns<4>(left + k, clusters, width, weights + b, sums + k * wild_lanes + b);
    for (; k < width; ++k) total_columns<1>(left + k, clusters, width, weights + b, sums + k * wild_lanes + b);
  }
}

void block_here(const WildBlock& block) {
  total_here(block.leverage, block.clusters, block.width, block.weights, block.scratch);
  const double d = block.displacement;
  for (std::size_t first = 0; first < wild_lanes; first += lane_group) {
    double numerator0[lane_group] = {}, numerator1[lane_group] = {};
    double squares0[lane_group] = {}, squares1[lane_group] = {}, squares2[lane_group] = {}, whole[lane_group] = {};
    for (std::size_t g = 0; g < block.clusters; ++g) {
      const double* w = block.weights + g * wild_lanes + first;
      const double* leverage = block.leverage + g * block.width;
      double rest0[lane_group], rest1[lane_group];
      for (std::size_t b = 0; b < lane_group; ++b) {
        rest0[b] = block.score[g] * w[b];
        rest1[b] = block.slope[g] * w[b];
        numerator0[b] += rest0[b];
        numerator1[b] += rest1[b];
      }
      for (std::size_t k = 0; k < block.width; ++k) {
        const double factor = leverage[k];
        const double* scores = block.totals + k * wild_lanes + first;
        const double* slopes = block.scratch + k * wild_lanes + first;
        for (std::size_t b = 0; b < lane_group; ++b) {
          rest0[b] -= factor * scores[b];
          rest1[b] -= factor * slopes[b];
        }
      }
      for (std::size_t b = 0; b < lane_group; ++b) {
        const double rest = rest0[b] + d * rest1[b];
        squares0[b] += rest0[b] * rest0[b];
        squares1[b] += rest0[b] * rest1[b];
        squares2[b] += rest1[b] * rest1[b];
        whole[b] += rest * rest;
      }
    }
    for (std::size_t b = 0; b < lane_group; ++b) {
      block.numerator[0][first + b] = numerator0[b];
      block.numerator[1][first + b] = numerator1[b];
      block.squares[0][first + b] = squares0[b];
      block.squares[1][first + b] = 2 * squares1[b];
      block.squares[2][first + b] = squares2[b];
      block.squares[3][first + b] = whole[b];
    }
  }
}

constexpr WildLoops wild_loops_here{total_here, block_here};

}  // namespace
}  // namespace entente::kernel
