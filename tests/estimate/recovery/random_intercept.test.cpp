// Known truth: panels of states with intercepts of their own, drawn from a normal distribution, and refitted.
#include "tests/estimate/recovery/country_years.hpp"
#include "tests/estimate/recovery/verdict.hpp"

#include <catch2/catch.hpp>

namespace entente::recovery {
namespace {

/// 200 states by 8 years: y = 0.2 + 0.5 x - 0.3 z + u + e with u of standard deviation 0.7 and e of 1.
Panel panel(std::uint32_t replicate) {
  const Draws draws(replicate);
  CountryYears panel = regressors(draws, 200, 8);
  for (int state = 1; state <= panel.states; ++state) {
    const double intercept = 0.2 + 0.7 * draws.once(state, random::Purpose::withdrawal);
    for (const double shock : draws.series(state, random::Purpose::contribution, panel.years, {})) {
      const std::size_t i = panel.y.size();
      panel.y.push_back(intercept + 0.5 * panel.x[i] - 0.3 * panel.z[i] + shock);
    }
  }
  return written(panel);
}

}  // namespace

TEST_CASE("A random intercept recovers its coefficients and their errors", "[recovery][heavy]") {
  const Truth truth{{"(Intercept)", 0.2}, {"x", 0.5}, {"z", -0.3}};
  const ModelOptions drawn{.random_intercept = true};
  const std::vector<Refits> fits =
      refits(panel, {{.formula = "y ~ x + z", .model = drawn, .covariance = CovarianceKind::model},
                     {.formula = "y ~ x + z", .model = drawn, .covariance = CovarianceKind::cr2},
                     {.formula = "y ~ x + z", .covariance = CovarianceKind::model},
                     {.formula = "y ~ x", .model = drawn, .covariance = CovarianceKind::model}});
  const Verdict own = judge(fits[0], truth);
  const Verdict clustered = judge(fits[1], truth);
  const Verdict pooled = judge(fits[2], truth);
  const Verdict without_z = judge(fits[3], truth);
  const auto unit_variance = [&](const Refits& f) {
    return mean_of(f, [](const Refit& fit) { return fit.unit_variance; });
  };
  const Mean error = mean_of(fits[0], [](const Refit& fit) { return fit.error_variance; });
  const Mean unit = unit_variance(fits[0]);
  INFO("the model's own\n" << own.table << "CR2\n" << clustered.table << "pooled\n" << pooled.table);
  INFO("without z\n" << without_z.table);
  CAPTURE(error.value, error.from(1), unit.value, unit.from(0.49), unit_variance(fits[3]).value);
  CHECK(own.holds());
  CHECK(clustered.holds());
  CHECK(std::abs(error.from(1)) <= bound);  // of REML, without bias
  CHECK(std::abs(unit.from(0.49)) <= bound);
  CHECK(pooled.coverage.size() == 3);
  CHECK(without_z.mean == std::vector<std::string>{"x"});
  CHECK(unit_variance(fits[3]).from(0.49) > bound);
}

}  // namespace entente::recovery
