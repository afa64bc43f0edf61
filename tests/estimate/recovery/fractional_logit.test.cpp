// Known truth: panels of shares with a logistic mean and no distribution that the fit knows of, and refitted.
#include "tests/estimate/recovery/country_years.hpp"
#include "tests/estimate/recovery/verdict.hpp"

#include <catch2/catch.hpp>

namespace entente::recovery {
namespace {

/// A share of mean logistic(eta) that rises with a standard normal shock: 0 but for a probability of p = logistic(eta +
/// 1), and then U^(1/m - 1) with U uniform, whose mean is m = logistic(eta) / p.
double share(double eta, double shock) {
  const double p = math::logistic(eta + 1);
  const double tail = math::normal_cdf(-shock);
  if (tail >= p) return 0;
  return math::exp((p / math::logistic(eta) - 1) * math::log1p(-tail / p));
}

// Of 200 states 4000 panels give intervals that cover 89.0 to 89.7 and 94.3 to 94.9 %, and an intercept 0.009 too
// small.

/// 800 states by 8 years, some two thirds of the rows zero.
Panel panel(std::uint32_t replicate) {
  const Draws draws(replicate);
  CountryYears panel = regressors(draws, 800, 8);
  for (int state = 1; state <= panel.states; ++state) {
    for (const double shock : draws.series(state, random::Purpose::contribution, panel.years, {.common = 0.5})) {
      const std::size_t i = panel.y.size();
      panel.y.push_back(share(-1.5 + 0.5 * panel.x[i] - 0.3 * panel.z[i], shock));
    }
  }
  return written(panel);
}

}  // namespace

TEST_CASE("Fractional logit recovers its coefficients and their errors", "[recovery][heavy]") {
  const Truth truth{{"(Intercept)", -1.5}, {"x", 0.5}, {"z", -0.3}};
  const ModelOptions fractional{.family = ModelFamily::fractional_logit};
  SampleOptions positive;
  positive.exclude = {{.variable = "y", .values = {"0"}, .place = {}}};
  const std::vector<Refits> fits = refits(
      panel, {{.formula = "y ~ x + z", .model = fractional, .covariance = CovarianceKind::cr2},
              {.formula = "y ~ x + z", .model = fractional, .covariance = CovarianceKind::model},
              {.formula = "y ~ x + z", .model = fractional, .covariance = CovarianceKind::cr2, .sample = positive}});
  const Verdict right = judge(fits[0], truth);
  const Verdict unclustered = judge(fits[1], truth);
  const Verdict without_zeros = judge(fits[2], truth);
  INFO("CR2\n" << right.table << "unclustered\n" << unclustered.table << "no zeros\n" << without_zeros.table);
  CHECK(right.holds());
  CHECK(unclustered.coverage.size() >= 2);
  CHECK(without_zeros.mean.size() == 3);
}

}  // namespace entente::recovery
