#include "sim/network/measures/core_periphery.hpp"

#include "sim/network/measures/degree.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente {
namespace {

// Pearson's correlation of depth and pattern from their sums over the same dyads; NaN where either does not vary.
struct DyadSums {
  double dyads = 0;
  double depth = 0;
  double pattern = 0;
  double depth_squares = 0;
  double pattern_squares = 0;
  double products = 0;

  double correlation() const {
    const double depth_variation = depth_squares - depth * depth / dyads;
    const double pattern_variation = pattern_squares - pattern * pattern / dyads;
    // Differences of sums: what is left of equal values is rounding.
    if (!(depth_variation > 1e-12 * depth_squares && pattern_variation > 1e-12 * pattern_squares)) return NAN;
    const double covariation = products - depth * pattern / dyads;
    return std::clamp(covariation / std::sqrt(depth_variation * pattern_variation), -1.0, 1.0);
  }
};

double pairs_among(double states) { return states * (states - 1) / 2; }

double core_fit(const TieGraph& graph, const Core& core) {
  DyadSums sums;
  sums.pattern = sums.pattern_squares = pairs_among(static_cast<double>(core.size));
  sums.dyads = sums.pattern + pairs_among(static_cast<double>(graph.states() - core.size));
  for (std::size_t state = 0; state < graph.states(); ++state) {
    for (const TieGraph::End& tie : graph.ties_of(state)) {
      if (tie.other < state || core.member[state] != core.member[tie.other]) continue;
      sums.depth += tie.depth;
      sums.depth_squares += tie.depth * tie.depth;
      if (core.member[state]) sums.products += tie.depth;
    }
  }
  return sums.correlation();
}

double coreness_fit(const TieGraph& graph, const std::vector<double>& c) {
  double sum = 0;
  double squares = 0;
  double fourths = 0;
  for (const double value : c) {
    sum += value;
    squares += value * value;
    fourths += value * value * value * value;
  }
  DyadSums sums;
  sums.dyads = pairs_among(static_cast<double>(c.size()));
  sums.pattern = (sum * sum - squares) / 2;
  sums.pattern_squares = (squares * squares - fourths) / 2;
  for (std::size_t state = 0; state < graph.states(); ++state) {
    for (const TieGraph::End& tie : graph.ties_of(state)) {
      if (tie.other < state) continue;
      sums.depth += tie.depth;
      sums.depth_squares += tie.depth * tie.depth;
      sums.products += tie.depth * c[state] * c[tie.other];
    }
  }
  return sums.correlation();
}

// Puts each c at its own minimum, given the others; returns the largest move.
double sweep(const TieGraph& graph, std::vector<double>& c) {
  double squares = 0;
  for (const double value : c) squares += value * value;
  double moved = 0;
  for (std::size_t state = 0; state < c.size(); ++state) {
    const auto ties = graph.ties_of(state);
    if (ties.empty()) continue;
    double product = 0;
    for (const TieGraph::End& tie : ties) product += tie.depth * c[tie.other];
    const double others = squares - c[state] * c[state];
    // Where the others are all 0, any c fits as well: it stays.
    const double best = others > 0 ? std::clamp(product / others, 0.0, 1.0) : c[state];
    moved = std::max(moved, std::abs(best - c[state]));
    squares = others + best * best;
    c[state] = best;
  }
  return moved;
}

}  // namespace

Core core_of(const TieGraph& graph) {
  const std::vector<double> strength = strengths(graph);
  std::vector<std::size_t> order(graph.states());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return strength[a] > strength[b]; });
  Core core{.member = std::vector<std::uint8_t>(graph.states(), 0)};
  for (const std::size_t state : order) {
    if (!(strength[state] > static_cast<double>(core.size))) break;
    core.member[state] = 1;
    ++core.size;
  }
  core.fit = core_fit(graph, core);
  return core;
}

Coreness coreness_of(const TieGraph& graph) {
  Coreness result{.coreness = strengths(graph)};
  double total = 0;
  for (const double strength : result.coreness) total += strength;
  if (total > 0) {
    for (double& c : result.coreness) c = std::min(1.0, c / std::sqrt(total));
    double moved = 0;
    do {
      moved = sweep(graph, result.coreness);
      ++result.sweeps;
    } while (moved > Coreness::tolerance && result.sweeps < Coreness::most_sweeps);
    result.converged = moved <= Coreness::tolerance;
  }
  result.fit = coreness_fit(graph, result.coreness);
  return result;
}

}  // namespace entente
