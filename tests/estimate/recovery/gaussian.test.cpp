// Known truth: panels drawn from linear models of every kind that least squares fits, and refitted.
#include "tests/estimate/recovery/country_years.hpp"
#include "tests/estimate/recovery/verdict.hpp"

#include <catch2/catch.hpp>

namespace entente::recovery {
namespace {

constexpr int states = 150;
constexpr std::size_t years = 10;
constexpr double x_slope = 0.5;
constexpr double z_slope = -0.3;
const Truth pooled_truth{{"(Intercept)", 0.2}, {"x", x_slope}, {"z", z_slope}};
const Truth slopes{{"x", x_slope}, {"z", z_slope}};

/// y = 0.2 + 0.5 x - 0.3 z + the state's effect + the year's + a shock. A state's effect goes with the mean of its x, a
/// year's with a swing of x that all states share.
CountryYears panel(std::uint32_t replicate, bool state_effects, bool year_effects, const Dependence& shocks) {
  const Draws draws(replicate);
  CountryYears panel = regressors(draws, states, years);
  const std::vector<double> swing = draws.series(0, random::Purpose::withdrawal, years, {});
  for (int state = 1; state <= states; ++state) {
    const std::vector<double> shock = draws.series(state, random::Purpose::contribution, years, shocks);
    const std::size_t first = static_cast<std::size_t>(state - 1) * years;
    double mean = 0;
    for (std::size_t t = 0; t < years; ++t) mean += panel.x[first + t] / static_cast<double>(years);
    for (std::size_t t = 0; t < years; ++t) {
      double& x = panel.x[first + t];
      if (year_effects) x += 0.5 * swing[t];
      const double effects = (state_effects ? 0.6 * mean + 0.5 * draws.once(state, random::Purpose::withdrawal) : 0) +
                             (year_effects ? 0.5 * swing[t] : 0);
      panel.y.push_back(0.2 + x_slope * x + z_slope * panel.z[first + t] + effects + shock[t]);
    }
  }
  return panel;
}

}  // namespace

TEST_CASE("Least squares recovers its coefficients and their errors", "[recovery][heavy]") {
  const auto draw = [](std::uint32_t r) {
    return written(panel(r, false, false, {.common = 0.4, .persistence = 0.5}));
  };
  const std::vector<Refits> fits = refits(draw, {{.formula = "y ~ x + z", .covariance = CovarianceKind::cr2},
                                                 {.formula = "y ~ x + z", .covariance = CovarianceKind::model},
                                                 {.formula = "y ~ x", .covariance = CovarianceKind::cr2}});
  const Verdict right = judge(fits[0], pooled_truth);
  const Verdict unclustered = judge(fits[1], pooled_truth);
  const Verdict without_z = judge(fits[2], pooled_truth);
  INFO("CR2\n" << right.table << "unclustered\n" << unclustered.table << "without z\n" << without_z.table);
  CHECK(right.holds());
  CHECK(unclustered.coverage.size() == 3);
  CHECK(without_z.mean == std::vector<std::string>{"x"});
}

TEST_CASE("Least squares with absorbed state effects recovers its slopes and their errors", "[recovery][heavy]") {
  const auto draw = [](std::uint32_t r) { return written(panel(r, true, false, {.common = 0, .persistence = 0.7})); };
  const std::vector<Refits> fits = refits(draw, {{.formula = "y ~ x + z | state", .covariance = CovarianceKind::cr2},
                                                 {.formula = "y ~ x + z | state", .covariance = CovarianceKind::model},
                                                 {.formula = "y ~ x + z", .covariance = CovarianceKind::cr2}});
  const Verdict right = judge(fits[0], slopes);
  const Verdict unclustered = judge(fits[1], slopes);
  const Verdict without_effects = judge(fits[2], slopes);
  INFO("CR2\n" << right.table << "unclustered\n" << unclustered.table << "no effects\n" << without_effects.table);
  CHECK(right.holds());
  CHECK(unclustered.coverage.size() == 2);
  CHECK(without_effects.mean == std::vector<std::string>{"x"});  // effects go with x, and with z only through it
}

TEST_CASE("Least squares with absorbed state and year effects recovers its slopes and their errors",
          "[recovery][heavy]") {
  const auto draw = [](std::uint32_t r) { return written(panel(r, true, true, {.common = 0, .persistence = 0.7})); };
  const std::vector<Refits> fits =
      refits(draw, {{.formula = "y ~ x + z | state + year", .covariance = CovarianceKind::cr2},
                    {.formula = "y ~ x + z | state + year", .covariance = CovarianceKind::model},
                    {.formula = "y ~ x + z | state", .covariance = CovarianceKind::cr2}});
  const Verdict right = judge(fits[0], slopes);
  const Verdict unclustered = judge(fits[1], slopes);
  const Verdict without_years = judge(fits[2], slopes);
  INFO("CR2\n" << right.table << "unclustered\n" << unclustered.table << "no years\n" << without_years.table);
  CHECK(right.holds());
  CHECK(unclustered.coverage.size() == 2);
  CHECK(without_years.mean.size() >= 1);
}

TEST_CASE("The between-within model recovers both slopes of a regressor", "[recovery][heavy]") {
  // Between states a state's effect adds 0.6 to the slope of x; given x its mean of z tells nothing more.
  const auto draw = [](std::uint32_t r) { return written(panel(r, true, false, {.common = 0.2, .persistence = 0.5})); };
  const Truth truth{{"(Intercept)", 0.2},
                    {"between(x)", x_slope + 0.6},
                    {"within(x)", x_slope},
                    {"between(z)", z_slope},
                    {"within(z)", z_slope}};
  const SampleOptions split{.exclude = {}, .index = {}, .clusters = {}, .between_within = true, .complete = {}};
  const std::vector<Refits> fits =
      refits(draw, {{.formula = "y ~ x + z", .covariance = CovarianceKind::cr2, .sample = split},
                    {.formula = "y ~ x + z", .covariance = CovarianceKind::model, .sample = split},
                    {.formula = "y ~ x + z", .covariance = CovarianceKind::cr2}});
  const Verdict right = judge(fits[0], truth);
  const Verdict unclustered = judge(fits[1], truth);
  const Verdict unsplit = judge(fits[2], slopes);
  INFO("CR2\n" << right.table << "unclustered\n" << unclustered.table << "not split\n" << unsplit.table);
  CHECK(right.holds());
  CHECK(unclustered.coverage.size() >= 3);
  CHECK(unsplit.mean.size() >= 1);
}

}  // namespace entente::recovery
