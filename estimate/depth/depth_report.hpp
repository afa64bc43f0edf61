#pragma once

#include "estimate/depth/factor_options.hpp"
#include "estimate/depth/factor_posterior.hpp"
#include "estimate/depth/item_matrix.hpp"
#include "estimate/posterior/summary.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente {

struct DepthParameter {
  ParameterKind kind = ParameterKind::loading;
  std::string item;
  std::size_t level = 0;  ///< of a threshold, from 1
  /// Mean and sd over all sweeps, the rest of the kept draws; quantiles lower, median, upper.
  PosteriorSummary summary;
};

struct DepthScore {
  std::string alliance;
  double mean = 0, sd = 0;                  ///< over all sweeps
  double lower = 0, median = 0, upper = 0;  ///< of the kept draws
  double rhat = 0;
};

/// Our scores beside others'.
struct DepthComparison {
  std::string source, column;
  std::size_t common = 0;  ///< alliances with both
  std::size_t only_here = 0, only_there = 0;
  double correlation = 0;  ///< Pearson, of our posterior means
};

/// What `measure depth` says: plain values, for text and JSON.
struct DepthReport {
  std::string model;  ///< "gaussian" or "ordinal"
  std::vector<std::string> items;
  std::string anchor;
  std::size_t alliances = 0;
  ChainOptions chains;
  std::vector<std::pair<std::string, double>> prior;
  double level = 0.95;  ///< of intervals
  std::vector<DepthParameter> parameters;
  std::vector<DepthScore> scores;
  std::vector<std::size_t> flips;  ///< by chain
  std::vector<double> acceptance;  ///< by chain; empty for the Gaussian model
  std::optional<DepthComparison> comparison;
  std::vector<std::string> notes;  ///< what was done to the data

  double largest_rhat() const;        ///< of parameters
  double smallest_bulk() const;       ///< of parameters
  double smallest_tail() const;       ///< of parameters
  double largest_score_rhat() const;  ///< of scores
  /// R-hats and effective sizes outside their limits, an anchor that does not settle the sign.
  std::vector<std::string> warnings() const;
};

/// Summaries of a posterior. @param level of intervals, in (0, 1).
DepthReport depth_report(const FactorPosterior& posterior, const ItemMatrix& items, const ChainOptions& options,
                         double level);

/// Correlation with others' scores, by alliance; needs three in common. Error (Fault::input) otherwise.
DepthComparison compare_depth(const DepthReport& report, const std::vector<std::pair<std::string, double>>& others,
                              std::string source, std::string column);

}  // namespace entente
