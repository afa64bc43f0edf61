#include "estimate/depth/depth_report.hpp"

#include "estimate/posterior/convergence.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace entente {
namespace {

/// The worst of some numbers, none of which may be hidden by another: NaN is worst of all.
template <class Values, class Number, class Worse>
double worst(const Values& values, double start, const Number& number, const Worse& worse) {
  double result = start;
  for (const auto& value : values) {
    const double here = number(value);
    if (std::isnan(here)) return here;
    if (worse(here, result)) result = here;
  }
  return result;
}

constexpr double infinity = std::numeric_limits<double>::infinity();

bool larger(double a, double b) { return a > b; }
bool smaller(double a, double b) { return a < b; }

}  // namespace

double DepthReport::largest_rhat() const {
  return worst(
      parameters, 0, [](const DepthParameter& p) { return p.summary.rhat; }, larger);
}

double DepthReport::smallest_bulk() const {
  return worst(
      parameters, infinity, [](const DepthParameter& p) { return p.summary.ess_bulk; }, smaller);
}

double DepthReport::smallest_tail() const {
  return worst(
      parameters, infinity, [](const DepthParameter& p) { return p.summary.ess_tail; }, smaller);
}

double DepthReport::largest_score_rhat() const {
  return worst(
      scores, 0, [](const DepthScore& s) { return s.rhat; }, larger);
}

std::vector<std::string> DepthReport::warnings() const {
  std::vector<std::string> result;
  const std::string longer = "; run longer (--sweeps, --burn-in)";
  if (!(largest_rhat() < rhat_limit)) {
    result.push_back("chains have not converged: R-hat " + number_text(largest_rhat(), 3) + " is not below 1.01" +
                     longer);
  } else if (!(largest_score_rhat() < rhat_limit)) {
    result.push_back("chains have not converged for every score: R-hat " + number_text(largest_score_rhat(), 3) +
                     " is not below 1.01" + longer);
  }
  const double size = std::min(smallest_bulk(), smallest_tail());
  if (!(size >= ess_limit)) {
    result.push_back("few effective draws: " + number_text(size, 0) + ", fewer than 400" + longer +
                     " or keep more (--kept)");
  }
  std::size_t all = 0;
  for (const std::size_t chain : flips) all += chain;
  if (all > 0) {
    result.push_back("the anchor does not settle the sign: the loading of " + anchor + " changed its own " +
                     std::to_string(all) + (all == 1 ? " time" : " times") +
                     " within chains, and every draw was turned by it; take an item that loads more heavily");
  }
  return result;
}

DepthReport depth_report(const FactorPosterior& posterior, const ItemMatrix& items, const ChainOptions& options,
                         double level) {
  const std::vector<double> probabilities = {(1 - level) / 2, 0.5, (1 + level) / 2};
  DepthReport report;
  report.items = posterior.items;
  report.anchor = posterior.items[posterior.anchor];
  report.alliances = items.alliances();
  report.chains = options;
  report.level = level;
  report.flips = posterior.flips;
  report.acceptance = posterior.acceptance;
  for (const FactorParameter& draws : posterior.parameters) {
    DepthParameter parameter{draws.kind, posterior.items[draws.item], draws.level,
                             summarise({draws.draws, posterior.chains}, probabilities)};
    parameter.summary.mean = draws.mean;
    parameter.summary.sd = draws.sd;
    report.parameters.push_back(std::move(parameter));
  }
  report.scores.resize(items.alliances());
  for_each_block(items.alliances(), options.parallel, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const std::span<const double> draws(posterior.scores.data() + i * posterior.draws(), posterior.draws());
      const std::vector<double> points = quantiles(draws, probabilities);
      report.scores[i] = {items.ids[i], posterior.score_mean[i],        posterior.score_sd[i], points[0], points[1],
                          points[2],    rhat({draws, posterior.chains})};
    }
  });
  return report;
}

DepthComparison compare_depth(const DepthReport& report, const std::vector<std::pair<std::string, double>>& others,
                              std::string source, std::string column) {
  DepthComparison result{.source = std::move(source), .column = std::move(column)};
  std::map<std::string, double> theirs(others.begin(), others.end());
  std::vector<std::pair<double, double>> pairs;
  for (const DepthScore& score : report.scores) {
    const auto found = theirs.find(score.alliance);
    if (found == theirs.end()) {
      ++result.only_here;
    } else {
      pairs.emplace_back(score.mean, found->second);
    }
  }
  result.common = pairs.size();
  result.only_there = theirs.size() - pairs.size();
  if (pairs.size() < 3) {
    throw input_error({.file = result.source}, std::to_string(pairs.size()) + " alliances in common", "at least 3",
                      "--compare-id names the column of their ids");
  }
  const double n = static_cast<double>(pairs.size());
  double mean_x = 0, mean_y = 0, xx = 0, yy = 0, xy = 0;
  for (const auto& [x, y] : pairs) {
    mean_x += x / n;
    mean_y += y / n;
  }
  for (const auto& [x, y] : pairs) {
    xx += (x - mean_x) * (x - mean_x);
    yy += (y - mean_y) * (y - mean_y);
    xy += (x - mean_x) * (y - mean_y);
  }
  result.correlation = xy / std::sqrt(xx * yy);
  return result;
}

}  // namespace entente
