// Covariances that are robust to dependence across units and over time (Driscoll and Kraay 1998).
#include "estimate/covariance/convention.hpp"
#include "estimate/covariance/kinds.hpp"
#include "estimate/covariance/sandwich.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <string>

namespace entente {
namespace {

void check_periods(const Grouping& time) {
  if (time.levels() >= 2) return;
  throw input_error({.file = {}, .key = "vcov"},
                    time.empty() ? "Driscoll-Kraay errors without a time index" : "Driscoll-Kraay errors of one period",
                    "rows of at least two periods", "name the unit and the time of rows by --index");
}

std::size_t longest_unit(const Grouping& unit, std::size_t periods) {
  if (unit.empty()) return periods;
  std::vector<std::size_t> rows(unit.levels(), 0);
  for (const std::uint32_t level : unit.level) ++rows[level];
  return *std::max_element(rows.begin(), rows.end());
}

int lag_of(const Sample& sample, const CovarianceRequest& request) {
  const std::size_t periods = sample.time.levels();
  if (!request.lag) return default_lag(request.convention, periods, longest_unit(sample.unit, periods));
  if (*request.lag >= 0 && static_cast<std::size_t>(*request.lag) < periods) return *request.lag;
  throw input_error({.file = {}, .key = "vcov"}, "Driscoll-Kraay with a lag of " + std::to_string(*request.lag),
                    "a lag from 0 to " + std::to_string(periods - 1) + ", one less than the periods");
}

/// Whether years are missing between the first and the last.
bool has_gaps(const Grouping& time) {
  const auto first = parse_integer(time.labels.front());
  const auto last = parse_integer(time.labels.back());
  return first && last && *last - *first + 1 != static_cast<long long>(time.levels());
}

}  // namespace

CovarianceEstimate driscoll_kraay_covariance(const Sample& sample, const ModelFit& fit,
                                             const CovarianceRequest& request) {
  const Grouping& time = sample.time;
  check_periods(time);
  CovarianceEstimate estimate = begin_covariance(sample, fit, request, {&time});
  const int lag = lag_of(sample, request);
  estimate.notes.push_back("lag " + std::to_string(lag) + ", Bartlett weights");
  if (lag > 0 && has_gaps(time)) {
    estimate.notes.push_back("some periods have no rows; a lag is a step between periods that have");
  }

  const std::size_t p = fit.size();
  const std::vector<double> sums = sums_by_level(turned_scores(fit), p, time);
  const auto period = [&](std::size_t t) { return std::span<const double>(sums.data() + t * p, p); };
  Meat meat(p);
  for (std::size_t t = 0; t < time.levels(); ++t) meat.add(period(t));
  for (std::size_t j = 1; j <= static_cast<std::size_t>(lag); ++j) {
    const double weight = 1 - static_cast<double>(j) / (lag + 1);
    for (std::size_t t = j; t < time.levels(); ++t) meat.add(period(t), period(t - j), weight);
  }
  estimate.matrix = meat.between(fit.root, estimate.factor);
  return estimate;
}

}  // namespace entente
