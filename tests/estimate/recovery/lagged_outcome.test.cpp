// Known truth: panels in which a year's outcome depends on the last one's, and refitted.
#include "tests/estimate/recovery/country_years.hpp"
#include "tests/estimate/recovery/verdict.hpp"

#include <catch2/catch.hpp>

namespace entente::recovery {
namespace {

/// 400 states by 10 years: y = 0.2 + 0.4 y(-1) + x - 0.3 z + a shock of its own each year, from a first year of 0.
Panel panel(std::uint32_t replicate) {
  const Draws draws(replicate);
  CountryYears panel = regressors(draws, 400, 10);
  for (int state = 1; state <= panel.states; ++state) {
    double last = 0;
    for (const double shock : draws.series(state, random::Purpose::contribution, panel.years, {})) {
      const std::size_t i = panel.y.size();
      last = 0.2 + 0.4 * last + panel.x[i] - 0.3 * panel.z[i] + shock;
      panel.y.push_back(last);
    }
  }
  return written(panel);
}

}  // namespace

TEST_CASE("A lagged outcome is recovered, and not where state effects are taken out of nine years",
          "[recovery][heavy]") {
  const Truth truth{{"(Intercept)", 0.2}, {"lag(y)", 0.4}, {"x", 1.0}, {"z", -0.3}};
  const SampleOptions lagged{.exclude = {}, .index = {}, .clusters = {}, .lagged_outcome = true, .complete = {}};
  const std::vector<Refits> fits =
      refits(panel, {{.formula = "y ~ x + z", .covariance = CovarianceKind::cr2, .sample = lagged},
                     {.formula = "y ~ x + z | state", .covariance = CovarianceKind::cr2, .sample = lagged}});
  const Verdict right = judge(fits[0], truth);
  const Verdict within = judge(fits[1], truth);  // biased towards 0 by the order of 1 / T (Nickell 1981)
  INFO("CR2\n" << right.table << "with absorbed effects\n" << within.table);
  CHECK(right.holds());
  CHECK(within.mean == std::vector<std::string>{"x", "z", "lag(y)"});
}

}  // namespace entente::recovery
