#include "estimate/combination/combined_report.hpp"
#include "estimate/fit/significance.hpp"
#include "sim/random/distributions.hpp"
#include "tests/estimate/covariance/hand_made.hpp"

#include <catch2/catch.hpp>

#include <cmath>

// A regressor that is measured with error, whose posterior given measurement and outcome is known up to the
// regression's own parameters: y = 1 + x + e, w = x + u, x ~ N(0, 1), e ~ N(0, 1), u ~ N(0, 0.8^2). Draws of x come
// from a Gibbs sampler (Tanner and Wong 1987): x given w, y and the parameters, the parameters given x and y.
namespace entente {
namespace {

constexpr std::size_t rows = 80;
constexpr std::size_t draws = 20;
constexpr int burn_in = 100, thinning = 15;
constexpr double intercept = 1, slope = 1, error_sd = 1, measurement_sd = 0.8;
constexpr int panels = 600;

struct Parameters {
  double intercept = 0, slope = 0, variance = 1;
};

/// Least squares of y on x with a draw from the parameters' posterior under the flat prior.
Parameters drawn_parameters(const std::vector<double>& x, const std::vector<double>& y, random::Stream& stream) {
  const auto n = static_cast<double>(x.size());
  double mx = 0, my = 0, sxx = 0, sxy = 0, rss = 0, chi_squared = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    mx += x[i] / n;
    my += y[i] / n;
  }
  for (std::size_t i = 0; i < x.size(); ++i) {
    sxx += (x[i] - mx) * (x[i] - mx);
    sxy += (x[i] - mx) * (y[i] - my);
  }
  const double b = sxy / sxx;
  for (std::size_t i = 0; i < x.size(); ++i) rss += std::pow(y[i] - my - b * (x[i] - mx), 2);
  for (std::size_t i = 0; i + 2 < x.size(); ++i) chi_squared += std::pow(random::normal(stream), 2);
  Parameters drawn;
  drawn.variance = rss / chi_squared;
  drawn.slope = b + std::sqrt(drawn.variance / sxx) * random::normal(stream);
  drawn.intercept = my - drawn.slope * mx + std::sqrt(drawn.variance / n) * random::normal(stream);
  return drawn;
}

ModelReport fitted(const std::vector<double>& y, const std::vector<double>& x) {
  std::vector<int> units, times;
  for (std::size_t i = 0; i < y.size(); ++i) {
    units.push_back(static_cast<int>(i));
    times.push_back(0);
  }
  const Sample sample = sample_of(y, {design_intercept, "x"}, {std::vector<double>(y.size(), 1.0), x}, units, times);
  ModelReport report;
  report.fit = fit_model(sample, {});
  report.covariance = estimate_covariance(sample, report.fit, {});
  return report;
}

/// How often 95 % intervals of the slope hold it.
struct Coverage {
  double combined = 0, naive = 0, without_between = 0;
  double mean_slope = 0, mean_slope_without_outcome = 0;
};

bool holds(double estimate, double variance, double df) {
  return std::abs(estimate - slope) <= t_quantile(0.975, df) * std::sqrt(variance);
}

Coverage simulate() {
  Coverage coverage;
  for (int panel = 0; panel < panels; ++panel) {
    random::Stream stream({.seed = MasterSeed(1987),
                           .replicate = Replicate(static_cast<std::uint32_t>(panel)),
                           .purpose = random::Purpose::contribution});
    std::vector<double> y, w;
    for (std::size_t i = 0; i < rows; ++i) {
      const double x = random::normal(stream);
      y.push_back(intercept + slope * x + error_sd * random::normal(stream));
      w.push_back(x + measurement_sd * random::normal(stream));
    }
    std::vector<double> x = w;
    std::vector<ModelReport> reports;
    std::vector<ModelReport> blind;  // draws that do not know the outcome
    const double measured = 1 / (measurement_sd * measurement_sd);
    for (std::size_t step = 0; reports.size() < draws; ++step) {
      const Parameters now = drawn_parameters(x, y, stream);
      const double told = now.slope / now.variance;
      const double precision = 1 + measured + now.slope * told;
      for (std::size_t i = 0; i < rows; ++i) {
        const double mean = (w[i] * measured + told * (y[i] - now.intercept)) / precision;
        x[i] = mean + random::normal(stream) / std::sqrt(precision);
      }
      if (step < burn_in || step % thinning != 0) continue;
      reports.push_back(fitted(y, x));
      std::vector<double> unaware;
      for (const double one : w) {
        unaware.push_back(one * measured / (1 + measured) + random::normal(stream) / std::sqrt(1 + measured));
      }
      blind.push_back(fitted(y, unaware));
    }
    const ModelReport combined = combine_reports(reports, "x");
    const EstimateLine line = inference(combined.fit, combined.covariance)[1];
    coverage.combined += holds(line.estimate, std::pow(line.standard_error, 2), line.df) ? 1 : 0;
    const CovarianceEstimate& one = reports.front().covariance;
    coverage.naive += holds(reports.front().fit.estimate[1], one.at(1, 1), one.df[1]) ? 1 : 0;
    // Broken: the mean of the draws with the mean variance alone.
    const double within =
        line.standard_error * line.standard_error * (1 - combined.covariance.combined->variance_share[1]);
    coverage.without_between += holds(line.estimate, within, one.df[1]) ? 1 : 0;
    coverage.mean_slope += line.estimate / panels;
    coverage.mean_slope_without_outcome += combine_reports(blind, "x").fit.estimate[1] / panels;
  }
  coverage.combined /= panels;
  coverage.naive /= panels;
  coverage.without_between /= panels;
  return coverage;
}

}  // namespace

TEST_CASE("combined intervals hold a slope as often as they say, and those of one draw do not", "[heavy]") {
  const Coverage coverage = simulate();
  const double error = std::sqrt(0.95 * 0.05 / panels);
  CAPTURE(coverage.combined, coverage.naive, coverage.without_between, coverage.mean_slope,
          coverage.mean_slope_without_outcome);
  CHECK(std::abs(coverage.combined - 0.95) <= 3 * error);
  CHECK(coverage.naive < 0.95 - 6 * error);
  CHECK(coverage.without_between < 0.95 - 6 * error);
  // Draws that do not know the outcome pull the slope to zero by their reliability, 1 / (1 + 0.8^2): what
  // docs/estimation.md warns of.
  CHECK(coverage.mean_slope_without_outcome == Approx(1 / 1.64).margin(0.02));
}

}  // namespace entente
