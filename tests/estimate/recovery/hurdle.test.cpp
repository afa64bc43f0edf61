// Known truth: panels drawn from a hurdle with each of its amount distributions, and refitted.
#include "sim/contribution/hurdle.hpp"

#include "tests/estimate/recovery/country_years.hpp"
#include "tests/estimate/recovery/joint_covariance.hpp"

#include <catch2/catch.hpp>

namespace entente::recovery {
namespace {

// The likelihood takes a dispersion too small by the order of p / n, which 500 panels of 200 states would tell from
// chance: the bias falls with the states, its Monte Carlo error only with their root. Of 200 states by 10 years, 4000
// panels give CR1 intervals that cover 89.6 to 90.2 and 94.7 to 95.1 % for participation, 88.3 to 89.5 and 94.2 to 95.1
// % for coefficients of logit-normal, log-normal and beta amounts, 87.3 to 89.0 and 93.5 to 94.7 % for gamma ones, and
// 88.3 to 89.2 and 93.4 to 93.8 % for the scales; of the joint covariance the entry farthest off is so by 3.3 of their
// Monte Carlo errors.
constexpr int states = 1000;
constexpr std::size_t years = 8;

/// An amount of a linear predictor and a standard normal shock, with which it rises.
using Amount = double (*)(double eta, double shock);

/// Two dispositions of a state decide on both parts: the first on taking part in odd years and on the amount in even
/// ones, the second the other way round. So the parts' estimates go together over panels, and each part's errors within
/// a state, while in any one year the two shocks are independent, as the hurdle has it.
Panel panel(std::uint32_t replicate, double eta_amount, Amount amount) {
  constexpr double common = 0.5;
  const Draws draws(replicate);
  CountryYears panel = regressors(draws, states, years);
  for (int state = 1; state <= states; ++state) {
    const double first = draws.once(state, random::Purpose::withdrawal);
    const double second = draws.once(state, random::Purpose::many_casualties);
    const std::vector<double> entry = draws.series(state, random::Purpose::participation, years, {});
    const std::vector<double> size = draws.series(state, random::Purpose::contribution, years, {});
    for (std::size_t t = 0; t < years; ++t) {
      const std::size_t i = panel.y.size();
      const bool odd = t % 2 == 0;
      const auto mixed = [&](double shared, double own) {
        return std::sqrt(common) * shared + std::sqrt(1 - common) * own;
      };
      const double participates = participation_probability(0.4 + 0.6 * panel.x[i] - 0.4 * panel.z[i]);
      const bool takes_part = math::normal_cdf(-mixed(odd ? first : second, entry[t])) < participates;
      const double eta = eta_amount + 0.3 * panel.x[i] + 0.25 * panel.z[i];
      panel.y.push_back(takes_part ? amount(eta, mixed(odd ? second : first, size[t])) : 0);
    }
  }
  return written(panel);
}

/// The hurdle recovers the truth with its joint clustered covariance, and three broken variants do not: errors taken as
/// independent, another distribution of the amount, and parts whose estimates are taken as unrelated.
void check(AmountDistribution distribution, const std::string& scale, double log_scale, double eta_amount,
           Amount amount, AmountDistribution wrong) {
  const Truth truth{{"participation: (Intercept)", 0.4}, {"participation: x", 0.6}, {"participation: z", -0.4},
                    {"amount: (Intercept)", eta_amount}, {"amount: x", 0.3},        {"amount: z", 0.25},
                    {"amount: " + scale, log_scale}};
  const ModelOptions model{.family = ModelFamily::hurdle, .amount = distribution};
  const std::vector<Refits> fits =
      refits([&](std::uint32_t r) { return panel(r, eta_amount, amount); },
             {{.formula = "y ~ x + z", .model = model},
              {.formula = "y ~ x + z", .model = model, .covariance = CovarianceKind::model},
              {.formula = "y ~ x + z", .model = {.family = ModelFamily::hurdle, .amount = wrong}}});
  const Verdict right = judge(fits[0], truth);
  const Verdict unclustered = judge(fits[1], truth);
  const Verdict mistaken = judge(fits[2], truth);
  const JointCovariance joint = joint_covariance(fits[0]);
  const JointCovariance apart = joint_covariance(fits[0], false);
  INFO("CR1\n" << right.table << "unclustered\n" << unclustered.table << "another amount\n" << mistaken.table);
  CAPTURE(joint.farthest, joint.where, joint.farthest_of_cross, joint.cross_correlation, apart.farthest_of_cross);
  CHECK(fits[0].names.size() == truth.size());
  CHECK(right.holds());
  CHECK(joint.farthest <= bound);
  CHECK(unclustered.coverage.size() >= 3);
  CHECK_FALSE(joint_covariance(fits[1]).farthest <= bound);
  CHECK_FALSE(mistaken.mean.empty());
  CHECK_FALSE(apart.farthest_of_cross <= bound);
}

}  // namespace

TEST_CASE("The hurdle with logit-normal amounts recovers its coefficients and their joint errors",
          "[recovery][heavy]") {
  check(
      AmountDistribution::logit_normal, "log(sigma)", 0, -2,
      [](double eta, double shock) { return amount_share(eta, 1, shock); }, AmountDistribution::log_normal);
}

TEST_CASE("The hurdle with beta amounts recovers its coefficients and their joint errors", "[recovery][heavy]") {
  check(
      AmountDistribution::beta, "log(phi)", math::log(8), -1.5,
      [](double eta, double shock) {
        const double mean = math::logistic(eta);
        return math::logistic(at_shock(shock, -200, 40, [&](double log_odds) {
          return math::incomplete_beta(8 * mean, 8 * (1 - mean), math::logistic(log_odds), math::logistic(-log_odds));
        }));
      },
      AmountDistribution::logit_normal);
}

TEST_CASE("The hurdle with log-normal amounts recovers its coefficients and their joint errors", "[recovery][heavy]") {
  check(
      AmountDistribution::log_normal, "log(sigma)", 0, -2,
      [](double eta, double shock) { return math::exp(eta + shock); }, AmountDistribution::gamma);
}

TEST_CASE("The hurdle with gamma amounts recovers its coefficients and their joint errors", "[recovery][heavy]") {
  check(
      AmountDistribution::gamma, "log(nu)", math::log(1.5), -2,
      [](double eta, double shock) {
        return math::exp(eta) / 1.5 * math::exp(at_shock(shock, -200, 10, [](double log_value) {
                 return math::incomplete_gamma(1.5, math::exp(log_value));
               }));
      },
      AmountDistribution::log_normal);
}

}  // namespace entente::recovery
