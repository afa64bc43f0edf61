#include "estimate/persistence/calibration.hpp"

#include "estimate/persistence/bivariate_normal.hpp"
#include "sim/contribution/hurdle.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"
#include "sim/math/functions.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>

namespace entente {
namespace {

constexpr int bisections = 60;  // to the last bit

struct Step {
  std::size_t before;
  std::size_t now;
};

/// In the order of wars, states and years, so that sums do not depend on that of the rows.
std::vector<Step> steps_of(const PersistenceRows& rows) {
  using Series = std::pair<WarId, CowCode>;
  std::map<std::pair<Series, Year>, std::size_t> row_of;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    const WarId war = rows.wars.empty() ? WarId() : rows.wars[i];
    row_of[{{war, rows.states[i]}, rows.years[i]}] = i;
  }
  std::vector<Step> steps;
  const std::pair<const std::pair<Series, Year>, std::size_t>* before = nullptr;
  for (const auto& entry : row_of) {
    const auto& [series, year] = entry.first;
    if (before && before->first.first == series && before->first.second.number() + 1 == year.number()) {
      steps.push_back({before->second, entry.second});
    }
    before = &entry;
  }
  return steps;
}

double probability(const PersistenceRows& rows, std::size_t i, const Coefficients& coefficients) {
  if (coefficients.family == Family::hurdle) return participation_probability(rows.eta[i]);
  return math::normal_cdf(rows.eta[i] / math::exp(coefficients.estimate.back()));
}

void calibrate_switches(const PersistenceRows& rows, const std::vector<Step>& steps, const Coefficients& coefficients,
                        PersistenceCalibration& result) {
  std::vector<double> before;
  std::vector<double> now;
  for (const Step& step : steps) {
    before.push_back(probability(rows, step.before, coefficients));
    now.push_back(probability(rows, step.now, coefficients));
    if ((rows.share[step.before] > 0) != (rows.share[step.now] > 0)) ++result.switches;
  }
  result.most_switches = expected_switches(before, now, 0);
  result.fewest_switches = expected_switches(before, now, 1);
  double low = 0;
  double high = largest_persistence;
  if (result.switches >= result.most_switches) high = low;
  if (expected_switches(before, now, high) >= result.switches) low = high;
  for (int i = 0; i < bisections && low < high; ++i) {
    const double middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    (expected_switches(before, now, middle) > result.switches ? low : high) = middle;
  }
  choice_persistence(result.persistence, coefficients.family) = low;
  result.expected_switches = expected_switches(before, now, low);
}

/// Means, variances and covariance of pairs, over n.
struct PairMoments {
  double first = 0, second = 0, cross = 0;  // variances and covariance
};

template <class Value>
PairMoments moments(const std::vector<Step>& steps, const Value& value) {
  const double n = static_cast<double>(steps.size());
  double mean_before = 0;
  double mean_now = 0;
  for (const Step& step : steps) {
    mean_before += value(step.before) / n;
    mean_now += value(step.now) / n;
  }
  PairMoments result;
  for (const Step& step : steps) {
    const double before = value(step.before) - mean_before;
    const double now = value(step.now) - mean_now;
    result.first += before * before / n;
    result.second += now * now / n;
    result.cross += before * now / n;
  }
  return result;
}

std::vector<Step> with_two_contributions(const PersistenceRows& rows, const std::vector<Step>& steps, double ceiling) {
  std::vector<Step> kept;
  for (const Step& step : steps) {
    if (rows.share[step.before] > 0 && rows.share[step.now] > 0) kept.push_back(step);
  }
  for (const Step& step : kept) {
    const double share = std::max(rows.share[step.before], rows.share[step.now]);
    if (share < ceiling) continue;
    throw input_error({},
                      "an observed share of " + number_text(share) + " reaches the ceiling of " + number_text(ceiling) +
                          ", so that its logit is not finite",
                      "shares below the ceiling", "give the persistence as numbers or raise the ceiling");
  }
  return kept;
}

void calibrate_amount(const PersistenceRows& rows, const std::vector<Step>& steps, const Coefficients& coefficients,
                      PersistenceCalibration& result) {
  const double ceiling = coefficients.ceiling;
  const std::vector<Step> pairs = with_two_contributions(rows, steps, ceiling);
  result.amount_steps = pairs.size();
  const PairMoments seen = moments(pairs, [&](std::size_t i) { return amount_logit(rows.share[i], ceiling); });
  if (pairs.size() < 3 || !(seen.first > 0 && seen.second > 0)) {
    throw input_error({},
                      std::to_string(pairs.size()) +
                          " steps from one year to the next have a contribution on either side, too few or too "
                          "alike to show how amounts persist",
                      "three such steps at least, with shares that vary", "give the persistence as numbers");
  }
  const PairMoments fitted = moments(pairs, [&](std::size_t i) { return rows.eta_amount[i]; });
  const double variance = math::exp(2 * coefficients.estimate.back());
  const double scale = std::sqrt((fitted.first + variance) * (fitted.second + variance));
  result.autocorrelation = seen.cross / std::sqrt(seen.first * seen.second);
  const double rho = (result.autocorrelation * scale - fitted.cross) / variance;
  result.persistence.amount = std::clamp(rho, 0.0, largest_persistence);
  result.expected_autocorrelation = (fitted.cross + variance * result.persistence.amount) / scale;
}

}  // namespace

double& choice_persistence(Persistence& persistence, Family family) {
  return family == Family::hurdle ? persistence.participation : persistence.amount;
}

double expected_switches(const std::vector<double>& before, const std::vector<double>& now, double rho) {
  double sum = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const double both = bivariate_normal_cdf(math::normal_quantile(before[i]), math::normal_quantile(now[i]), rho);
    sum += std::max(0.0, before[i] + now[i] - 2 * both);
  }
  return sum;
}

PersistenceCalibration calibrate_persistence(const PersistenceRows& rows, const Coefficients& coefficients) {
  const std::vector<Step> steps = steps_of(rows);
  if (steps.empty()) {
    throw input_error({}, "the record has no state in two years running, which alone show how shocks persist",
                      "observed shares of consecutive years", "give the persistence as numbers");
  }
  PersistenceCalibration result;
  result.steps = steps.size();
  calibrate_switches(rows, steps, coefficients, result);
  if (coefficients.family == Family::hurdle) calibrate_amount(rows, steps, coefficients, result);
  return result;
}

}  // namespace entente
