#include "estimate/diagnostics/autocorrelation.hpp"

#include "estimate/fit/pivoted_qr.hpp"
#include "estimate/fit/significance.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <utility>

namespace entente {
namespace {

/// Sums about the means of residuals and of those before them.
struct LagSums {
  double mean_now = 0, mean_lag = 0;
  double cross = 0, square_now = 0, square_lag = 0;
};

LagSums lag_sums(const std::vector<double>& now, const std::vector<double>& lag) {
  const double n = static_cast<double>(now.size());
  LagSums sums;
  for (std::size_t i = 0; i < now.size(); ++i) {
    sums.mean_now += now[i] / n;
    sums.mean_lag += lag[i] / n;
  }
  for (std::size_t i = 0; i < now.size(); ++i) {
    sums.cross += (now[i] - sums.mean_now) * (lag[i] - sums.mean_lag);
    sums.square_now += (now[i] - sums.mean_now) * (now[i] - sums.mean_now);
    sums.square_lag += (lag[i] - sums.mean_lag) * (lag[i] - sums.mean_lag);
  }
  return sums;
}

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

/// The level of the time before each, or none.
std::vector<std::size_t> levels_before(const Grouping& time) {
  std::map<double, std::size_t> numbers;
  for (std::size_t t = 0; t < time.levels(); ++t) {
    if (const auto number = parse_number(time.labels[t])) numbers[*number] = t;
  }
  std::vector<std::size_t> before(time.levels(), none);
  for (std::size_t t = 0; t < time.levels(); ++t) {
    if (numbers.size() < time.levels()) {
      if (t > 0) before[t] = t - 1;
      continue;
    }
    const auto found = numbers.find(*parse_number(time.labels[t]) - 1);
    if (found != numbers.end()) before[t] = found->second;
  }
  return before;
}

/// The row of the same unit at the time before each row, or none.
std::vector<std::size_t> rows_before(const Sample& sample) {
  const std::vector<std::size_t> before = levels_before(sample.time);
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> row_of;
  for (std::size_t i = 0; i < sample.rows(); ++i) row_of[{sample.unit.level[i], sample.time.level[i]}] = i;
  std::vector<std::size_t> rows(sample.rows(), none);
  for (std::size_t i = 0; i < sample.rows(); ++i) {
    const std::size_t level = before[sample.time.level[i]];
    if (level == none) continue;
    const auto found = row_of.find({sample.unit.level[i], level});
    if (found != row_of.end()) rows[i] = found->second;
  }
  return rows;
}

/// First differences of the outcome and of the terms that change at all.
RegressionData differences(const Sample& sample, const std::vector<std::size_t>& before,
                           std::vector<std::size_t>& rows) {
  std::vector<std::size_t> changing;
  for (std::size_t j = 0; j < sample.columns(); ++j) {
    for (std::size_t i = 0; i < sample.rows(); ++i) {
      if (before[i] == none || sample.row(i)[j] == sample.row(before[i])[j]) continue;
      changing.push_back(j);
      break;
    }
  }
  RegressionData data;
  for (const std::size_t j : changing) data.terms.push_back(sample.terms()[j]);
  for (std::size_t i = 0; i < sample.rows(); ++i) {
    if (before[i] == none) continue;
    rows.push_back(i);
    data.response.push_back(sample.outcome[i] - sample.outcome[before[i]]);
    for (const std::size_t j : changing) data.design.push_back(sample.row(i)[j] - sample.row(before[i])[j]);
  }
  return data;
}

/// Slope and clustered error of r on 1 and its lag.
WooldridgeTest regress_on_lag(const Sample& sample, const std::vector<double>& residual,
                              const std::vector<std::size_t>& before) {
  std::vector<double> now;
  std::vector<double> lag;
  std::vector<std::size_t> unit;
  for (std::size_t i = 0; i < residual.size(); ++i) {
    if (before[i] == none || std::isnan(residual[i]) || std::isnan(residual[before[i]])) continue;
    now.push_back(residual[i]);
    lag.push_back(residual[before[i]]);
    unit.push_back(sample.unit.level[i]);
  }
  const double n = static_cast<double>(now.size());
  const double groups = static_cast<double>(std::set<std::size_t>(unit.begin(), unit.end()).size());
  WooldridgeTest test{.df = groups - 1, .pairs = now.size()};
  if (now.size() < 3 || groups < 2) return test;
  const LagSums sums = lag_sums(now, lag);
  test.slope = sums.cross / sums.square_lag;
  std::map<std::size_t, double> scores;
  for (std::size_t i = 0; i < now.size(); ++i) {
    const double x = lag[i] - sums.mean_lag;
    scores[unit[i]] += x * (now[i] - sums.mean_now - test.slope * x);
  }
  double meat = 0;
  for (const auto& [group, score] : scores) meat += score * score;
  const double factor = groups / (groups - 1) * (n - 1) / (n - 2);
  const double error = std::sqrt(factor * meat) / sums.square_lag;
  const double t = (test.slope + 0.5) / error;
  test.statistic = t * t;
  test.p_value = two_sided_p_value(t, test.df);
  return test;
}

void wooldridge(const Sample& sample, const std::vector<std::size_t>& before, Autocorrelation& result) {
  std::vector<std::size_t> rows;
  const RegressionData data = differences(sample, before, rows);
  std::vector<double> residual(sample.rows(), std::numeric_limits<double>::quiet_NaN());
  std::vector<double> left = data.response;
  if (data.columns() > 0) {
    if (data.rows() <= data.columns()) {
      result.no_test = "too few first differences";
      return;
    }
    try {
      left = factorise(data).residuals(data.response);
    } catch (const Error& error) {
      result.no_test = "the first-differenced model cannot be fitted: " + to_string(error.problems().front());
      return;
    }
  }
  for (std::size_t r = 0; r < rows.size(); ++r) residual[rows[r]] = left[r];
  const WooldridgeTest test = regress_on_lag(sample, residual, before);
  if (test.pairs < 3 || test.df < 1 || !std::isfinite(test.statistic)) {
    result.no_test = "too few units with three consecutive times";
  } else {
    result.test = test;
  }
}

}  // namespace

Autocorrelation autocorrelation(const Sample& sample, const ModelFit& fit) {
  const std::vector<std::size_t> before = rows_before(sample);
  Autocorrelation result;
  std::vector<double> now;
  std::vector<double> lag;
  for (std::size_t i = 0; i < sample.rows(); ++i) {
    if (before[i] == none) continue;
    now.push_back(sample.outcome[i] - fit.fitted[i]);
    lag.push_back(sample.outcome[before[i]] - fit.fitted[before[i]]);
  }
  result.pairs = now.size();
  result.correlation = std::numeric_limits<double>::quiet_NaN();
  if (now.size() >= 3) {
    const LagSums sums = lag_sums(now, lag);
    result.correlation = sums.cross / std::sqrt(sums.square_now * sums.square_lag);
  }
  if (fit.options.family != ModelFamily::gaussian) {
    result.no_test = "Wooldridge's test is of least squares";
  } else if (sample.matrix.leaf("lag(" + sample.response + ")")) {
    result.no_test = "Wooldridge's test needs strictly exogenous terms, which a lagged outcome is not";
  } else {
    wooldridge(sample, before, result);
  }
  return result;
}

}  // namespace entente
