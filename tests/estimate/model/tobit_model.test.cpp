#include "estimate/fit/tobit.hpp"
#include "estimate/model/families.hpp"
#include "tests/estimate/fit/near.hpp"
#include "tests/estimate/model/family_sample.hpp"

namespace entente {
namespace {

using Catch::Matchers::Contains;

const ModelOptions options{.family = ModelFamily::tobit};

}  // namespace

TEST_CASE("The tobit of a sample is the tobit of its rows, to the bit", "[model][tobit]") {
  // tests/estimate/fit/tobit.test.cpp holds that to R's survreg.
  const Sample sample = oracle_sample();
  const ModelFit fit = fit_tobit(sample, options);
  const RegressionData data = oracle_panel(true);
  const TobitFit plain = tobit(data);
  CHECK(fit.estimate == plain.estimate);
  CHECK(fit.root == plain.root);
  CHECK(fit.statistics.log_likelihood == plain.log_likelihood);
  CHECK(fit.statistics.aic == plain.aic);
  CHECK(fit.statistics.bic == plain.bic);
  CHECK(fit.statistics.observations == 89);
  CHECK(fit.statistics.positive == 50);
  CHECK(fit.statistics.units == 12);
  CHECK(fit.statistics.parameters == 5);
  CHECK(fit.statistics.residual_df == 84);
  CHECK(fit.parameters.back().term == "log(sigma)");
  CHECK(fit.parameters.back().scale);
  CHECK(fit.convergence->gradient_norm < 1e-9);
  CHECK(fit.convergence->iterations > 2);
  CHECK(fit.dispersion == 1);
  // The scores give the clustered covariance of the plain fit.
  const Covariance clustered = clustered_covariance(data, plain);
  const std::vector<double> matrix = clustered_sandwich(fit.root, fit.scores, data.states, clustered.factor);
  for (std::size_t i = 0; i < matrix.size(); ++i) CHECK(matrix[i] == Approx(clustered.matrix[i]).epsilon(1e-9));
}

TEST_CASE("The tobit's scores, information and units are consistent", "[model][tobit]") {
  const Sample sample = oracle_sample();
  const ModelFit fit = fit_tobit(sample, options);
  check_scores_vanish(fit);
  check_information(sample, fit);
  check_bread(evaluate(sample, fit, fit.estimate).information, fit);
  check_scaling(sample, fit, [&](const Sample& other) { return fit_tobit(other, options); });
}

TEST_CASE("A tobit that cannot be fitted says why", "[model][tobit]") {
  Sample sample = oracle_sample();
  const auto message = [&] { return message_of([&] { fit_tobit(sample, options); }); };
  SECTION("absorbed effects") {
    sample.effects.push_back(sample.unit);
    CHECK_THAT(message(), Contains("state: the tobit family has no absorbed effects"));
  }
  SECTION("dependent terms") {
    for (std::size_t i = 0; i < sample.rows(); ++i) sample.design[i * 4 + 3] = 2 * sample.design[i * 4 + 2] - 1;
    CHECK_THAT(message(), Contains("potential: the term is a linear combination of (Intercept), ally"));
  }
  SECTION("a constant column") {
    for (std::size_t i = 0; i < sample.rows(); ++i) sample.design[i * 4 + 2] = 7;
    CHECK_THAT(message(), Contains("ally: the term is a linear combination of (Intercept)"));
  }
  SECTION("no positive outcome") {
    for (std::size_t i = 0; i < sample.rows(); ++i) sample.outcome[i] = -static_cast<double>(i);
    CHECK_THAT(message(), Contains("no share is above zero"));
  }
  SECTION("separation") {
    for (std::size_t i = 0; i < sample.rows(); ++i) {
      sample.design[i * 4 + 2] = sample.unit.level[i] == 2 ? 1 : 0;
      if (sample.unit.level[i] == 2) sample.outcome[i] = 0;
    }
    CHECK_THAT(message(), Contains("ally: zeros are separated"));
  }
}

}  // namespace entente
