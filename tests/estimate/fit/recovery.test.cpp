// Known truth: panels drawn from the contribution equation itself, by which the fit must find its parameters back.
#include "estimate/fit/least_squares.hpp"
#include "estimate/fit/tobit.hpp"
#include "sim/contribution/equation.hpp"
#include "sim/random/distributions.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cmath>

namespace entente {
namespace {

constexpr std::array<double, 3> truth{-0.002, 0.004, 0.003};  // intercept, distance, potential
constexpr double sigma = 0.005;

double draw(std::uint32_t replicate, int state, int year, random::Purpose purpose) {
  random::Stream stream({.seed = MasterSeed(20010911),
                         .replicate = Replicate(replicate),
                         .state = CowCode(static_cast<std::uint16_t>(state)),
                         .year = Year(static_cast<std::uint16_t>(year)),
                         .purpose = purpose});
  return random::normal(stream);
}

/// A panel of `states` by 14 years. A share `common` of the shock's variance is common to a state's years, and
/// potential does not change over time: the case in which unclustered errors are too small.
RegressionData panel(std::uint32_t replicate, int states, double common) {
  RegressionData data;
  data.terms = {"intercept", "distance", "potential"};
  for (int s = 1; s <= states; ++s) {
    const double potential = draw(replicate, s, 2000, random::Purpose::coefficients);
    const double shared = draw(replicate, s, 2000, random::Purpose::contribution);
    for (int year = 2001; year <= 2014; ++year) {
      const double distance = draw(replicate, s, year, random::Purpose::coefficients);
      const double own = draw(replicate, s, year, random::Purpose::contribution);
      const double shock = std::sqrt(common) * shared + std::sqrt(1 - common) * own;
      const double eta =
          linear_predictor(truth[0] + truth[1] * distance, truth[2], signalled_potential(potential, 0, 1));
      data.add(drawn_share(Family::tobit, eta, sigma, shock), std::array<double, 3>{1, distance, potential},
               CowCode(static_cast<std::uint16_t>(s)));
    }
  }
  return data;
}

}  // namespace

TEST_CASE("Tobit finds the parameters that drew the shares, within three standard errors", "[fit][recovery]") {
  const RegressionData data = panel(1, 150, 0.0);
  const TobitFit fit = tobit(data);
  REQUIRE(fit.positive < data.rows() * 6 / 10);  // many zeros, or the test says little
  for (std::size_t j = 0; j < 3; ++j) {
    CAPTURE(j, fit.estimate[j]);
    CHECK(std::abs(fit.estimate[j] - truth[j]) < 3 * fit.covariance.standard_error(j));
  }
  CHECK(std::abs(fit.estimate[3] - std::log(sigma)) < 3 * fit.covariance.standard_error(3));
  CHECK(fit.covariance.standard_error(2) < 0.1 * truth[2]);  // and they are not wide enough to hold anything
}

TEST_CASE("A fit that ignores censoring is caught", "[fit][recovery]") {
  const RegressionData data = panel(1, 150, 0.0);
  const LeastSquaresFit linear = least_squares(data);
  for (std::size_t j = 1; j < 3; ++j) {
    CHECK(std::abs(linear.coefficients[j] - truth[j]) > 10 * linear.covariance.standard_error(j));
  }
  // So is one that leaves the zeros out.
  RegressionData positive;
  positive.terms = data.terms;
  for (std::size_t i = 0; i < data.rows(); ++i) {
    if (data.response[i] > 0) positive.add(data.response[i], data.row(i), data.states[i]);
  }
  const LeastSquaresFit truncated = least_squares(positive);
  for (std::size_t j = 1; j < 3; ++j) {
    CHECK(std::abs(truncated.coefficients[j] - truth[j]) > 10 * truncated.covariance.standard_error(j));
  }
}

TEST_CASE("Clustered intervals cover the truth, unclustered ones do not", "[fit][recovery]") {
  // 200 panels of 60 states; half the shock's variance is common to a state. Nominal coverage 95 %, Monte Carlo
  // standard error 1.5 points. Tobit under an equicorrelated normal shock has the right margin, so its estimates are
  // consistent.
  constexpr int panels = 200;
  int clustered = 0;
  int plain = 0;
  for (std::uint32_t replicate = 1; replicate <= panels; ++replicate) {
    const RegressionData data = panel(replicate, 60, 0.5);
    const TobitFit fit = tobit(data);
    const double error = std::abs(fit.estimate[2] - truth[2]);
    clustered += error < 1.96 * clustered_covariance(data, fit).standard_error(2);
    plain += error < 1.96 * fit.covariance.standard_error(2);
  }
  CAPTURE(clustered, plain);
  CHECK(clustered > panels * 0.88);  // G = 60 costs a point or two; four Monte Carlo errors below that
  CHECK(clustered < panels * 0.99);
  CHECK(plain < panels * 0.75);  // the broken variant: years of a state taken as independent
}

}  // namespace entente
