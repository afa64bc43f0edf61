#pragma once

#include "estimate/model/model_fit.hpp"
#include "estimate/sample/sample.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace entente {

/// How much of a term's variance the other terms explain: VIF_j = 1 / (1 - R2_j), the diagonal of the inverse of the
/// terms' correlation matrix (Belsley, Kuh and Welsch 1980).
struct VarianceInflation {
  std::string term;
  double factor = 1;
};

/// Wooldridge's (2002, section 10.6.3; Drukker 2003) test that errors of the levels are not correlated over time: the
/// residuals of the first-differenced model regressed on their own lag; without correlation the slope is -1/2.
struct WooldridgeTest {
  double slope = 0;
  double statistic = 0;  ///< F(1, df): ((slope + 1/2) / se)^2, clustered by unit, factor G/(G-1) (n-1)/(n-2)
  double df = 0;         ///< G - 1
  double p_value = 0;
  std::size_t pairs = 0;  ///< n: differences that have a predecessor
};

/// Of the residuals (outcome less fitted value) of consecutive times of a unit.
struct Autocorrelation {
  std::size_t pairs = 0;
  double correlation = 0;  ///< of e_it with e_i,t-1; NaN below 3 pairs
  std::optional<WooldridgeTest> test;
  std::string no_test;  ///< why not
};

/// The model fitted again without one unit.
struct UnitInfluence {
  std::string unit;
  std::size_t rows = 0;
  std::vector<double> estimate;  ///< P, without the unit; empty when the refit failed
  std::vector<double> change;    ///< P: (estimate without - estimate with) / standard error with, like DFBETAS
  double largest = 0;            ///< of |change|
  std::string failure;           ///< why there is no fit without the unit
};

/// Leave-one-unit-out estimates.
struct Influence {
  std::string grouping;  ///< the unit's variable
  std::vector<std::string> parameters;
  std::vector<double> standard_errors;  ///< by which changes are divided
  std::string standard_error_name;
  std::vector<UnitInfluence> units;  ///< in the order of the labels
  /// Position in `units` of the unit that moves each parameter most; nothing when every refit failed.
  std::vector<std::optional<std::size_t>> strongest;
  /// Positions of the units by `largest`, greatest first; failed ones are left out.
  std::vector<std::size_t> order;
};

/// How well a group's outcomes are predicted by the model fitted to all other groups.
struct LeaveOutScores {
  std::string grouping;             ///< the variable whose groups are left out in turn
  std::string refused;              ///< why there are none
  std::size_t groups = 0;           ///< left out and predicted
  std::size_t rows = 0;             ///< predicted
  std::size_t skipped = 0;          ///< rows that no refit could predict
  double rmse = 0;                  ///< root mean squared error of E[y | x]
  double rmse_of_mean = 0;          ///< of the mean of the other groups' outcomes: what no model at all achieves
  std::optional<double> crps;       ///< mean, in the outcome's unit; smaller is better
  std::optional<double> log_score;  ///< mean log predictive density; larger is better
  std::string no_distribution;      ///< why the last two are missing
  std::vector<std::string> notes;   ///< groups that failed or could not be predicted
};

struct DiagnosticsOptions {
  bool variance_inflation = true;
  bool autocorrelation = true;
  bool influence = true;  ///< refits the model once a unit
  bool scores = true;     ///< uses these refits, and refits once a time
  /// P, of the covariance that the user reports, with its name; empty: the model's own.
  std::vector<double> standard_errors;
  std::string standard_error_name;
  int threads = 1;  ///< results do not depend on it; 0 takes all
};

struct Diagnostics {
  std::vector<VarianceInflation> variance_inflation;
  std::string variance_inflation_of;  ///< which design: "the terms, centred", "the terms less the effects of ccode"
  std::optional<Autocorrelation> autocorrelation;
  std::optional<Influence> influence;
  std::vector<LeaveOutScores> scores;  ///< by unit, then by time
  std::vector<std::string> notes;      ///< what was asked for and could not be had
};

/// `fit` is of `sample`. What needs units or times says so in `notes` when the sample has none. Throws Error
/// (Fault::input) when the standard errors given are not of this fit.
Diagnostics diagnose(const Sample& sample, const ModelFit& fit, const DiagnosticsOptions& options = {});

}  // namespace entente
