// Known truth: panels drawn from the hurdle equation itself, by which the fit must find its parameters back.
#include "estimate/fit/hurdle.hpp"
#include "sim/contribution/hurdle.hpp"
#include "sim/random/distributions.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cmath>

namespace entente {
namespace {

// intercept, distance, potential of participation; the same of the amount; log(sigma)
constexpr std::array<double, 7> truth{-0.8, 0.5, 0.6, -6.0, 0.3, 0.25, 0.2};
constexpr std::size_t potential_of_participation = 2;
constexpr std::size_t potential_of_amount = 5;

double draw(std::uint32_t replicate, int state, int year, random::Purpose purpose) {
  random::Stream stream({.seed = MasterSeed(20010911),
                         .replicate = Replicate(replicate),
                         .state = CowCode(static_cast<std::uint16_t>(state)),
                         .year = Year(static_cast<std::uint16_t>(year)),
                         .purpose = purpose});
  return random::normal(stream);
}

/// A panel of `states` by 14 years. Of the variance of participation's shock in odd years and of the amount's in even
/// years, `common` is due to one disposition of the state: what it does in one part tells of the other, while in any
/// one year the two shocks are independent, as the hurdle has it. Potential does not change over time.
RegressionData panel(std::uint32_t replicate, int states, double common) {
  RegressionData data;
  data.terms = {"intercept", "distance", "potential"};
  const auto mixed = [](double share, double shared, double own) {
    return std::sqrt(share) * shared + std::sqrt(1 - share) * own;
  };
  for (int s = 1; s <= states; ++s) {
    const double potential = draw(replicate, s, 2000, random::Purpose::coefficients);
    const double disposition = draw(replicate, s, 2000, random::Purpose::contribution);
    for (int year = 2001; year <= 2014; ++year) {
      const double distance = draw(replicate, s, year, random::Purpose::coefficients);
      const bool odd = year % 2 == 1;
      const double entry =
          mixed(odd ? common : 0, disposition, draw(replicate, s, year, random::Purpose::contribution));
      const double size = mixed(odd ? 0 : common, disposition, draw(replicate, s, year, random::Purpose::casualties));
      const double eta_p = truth[0] + truth[1] * distance + truth[2] * potential;
      const double eta_a = truth[3] + truth[4] * distance + truth[5] * potential;
      const bool takes_part = math::normal_cdf(-entry) < participation_probability(eta_p);
      const double share = takes_part ? amount_share(eta_a, std::exp(truth[6]), size) : 0;
      data.add(share, std::array<double, 3>{1, distance, potential}, CowCode(static_cast<std::uint16_t>(s)));
    }
  }
  return data;
}

}  // namespace

TEST_CASE("The hurdle finds the parameters that drew the shares, within three standard errors",
          "[fit][hurdle][recovery]") {
  const RegressionData data = panel(1, 150, 0.0);
  const HurdleFit fit = hurdle(data);
  REQUIRE(fit.positive < data.rows() / 2);
  for (std::size_t j = 0; j < truth.size(); ++j) {
    CAPTURE(j, fit.estimate[j]);
    CHECK(std::abs(fit.estimate[j] - truth[j]) < 3 * fit.covariance.standard_error(j));
  }
  // And they are not wide enough to hold anything.
  CHECK(fit.covariance.standard_error(potential_of_participation) < 0.12 * truth[potential_of_participation]);
  CHECK(fit.covariance.standard_error(potential_of_amount) < 0.2 * truth[potential_of_amount]);
}

TEST_CASE("The joint clustered covariance holds over samples, its broken variants do not", "[fit][hurdle][recovery]") {
  // 300 panels of 60 states; nominal coverage 95 %, Monte Carlo standard error 1.3 points.
  constexpr int panels = 300;
  int joint = 0;
  int unclustered = 0;
  int without_cross_terms = 0;
  double sums[5] = {};
  double implied = 0;
  for (std::uint32_t replicate = 1; replicate <= panels; ++replicate) {
    const RegressionData data = panel(replicate, 60, 0.8);
    const HurdleFit fit = hurdle(data);
    const Covariance clustered = clustered_covariance(data, fit);
    const double a = fit.estimate[potential_of_participation] - truth[potential_of_participation];
    const double b = fit.estimate[potential_of_amount] - truth[potential_of_amount];
    const auto variance_of_sum = [&](const Covariance& covariance, double cross) {
      return covariance.at(potential_of_participation, potential_of_participation) +
             covariance.at(potential_of_amount, potential_of_amount) +
             2 * cross * covariance.at(potential_of_participation, potential_of_amount);
    };
    const auto covers = [&](double variance) { return std::abs(a + b) < 1.96 * std::sqrt(variance); };
    joint += covers(variance_of_sum(clustered, 1));
    without_cross_terms += covers(variance_of_sum(clustered, 0));
    unclustered += covers(variance_of_sum(fit.covariance, 1));
    implied += clustered.at(potential_of_participation, potential_of_amount) /
               (clustered.standard_error(potential_of_participation) * clustered.standard_error(potential_of_amount));
    sums[0] += a;
    sums[1] += b;
    sums[2] += a * a;
    sums[3] += b * b;
    sums[4] += a * b;
  }
  const double between = (sums[4] - sums[0] * sums[1] / panels) /
                         std::sqrt((sums[2] - sums[0] * sums[0] / panels) * (sums[3] - sums[1] * sums[1] / panels));
  CAPTURE(joint, unclustered, without_cross_terms, between, implied / panels);
  CHECK(joint > panels * 0.89);  // G = 60 costs a point or two; three Monte Carlo errors below that
  CHECK(joint < panels * 0.99);
  CHECK(unclustered < panels * 0.85);
  CHECK(without_cross_terms < panels * 0.88);
  // The correlation between the parts' slopes over samples is what the covariance says; standard error 1 / sqrt(300).
  CHECK(between > 4 / std::sqrt(panels));  // so a covariance without cross terms, which says 0, is wrong
  CHECK(std::abs(implied / panels - between) < 3 / std::sqrt(panels));
}

TEST_CASE("A fit that takes zeros for small amounts is caught", "[fit][hurdle][recovery]") {
  // The broken variant: every state takes part, with a share of at least one in a million.
  const RegressionData data = panel(1, 150, 0.0);
  RegressionData filled = data;
  for (std::size_t i = 1; i < filled.rows(); ++i) filled.response[i] = std::max(filled.response[i], 1e-6);
  filled.response[0] = 0;  // one zero, or there is no participation to fit
  filled.terms = {"intercept"};
  filled.design.assign(filled.rows(), 1.0);
  const HurdleFit fit = hurdle(filled);
  CHECK(std::abs(fit.estimate[1] - truth[3]) > 10 * fit.covariance.standard_error(1));
}

}  // namespace entente
