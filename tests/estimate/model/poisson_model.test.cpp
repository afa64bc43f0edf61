#include "estimate/fit/covariance.hpp"
#include "estimate/model/families.hpp"
#include "tests/estimate/fit/near.hpp"
#include "tests/estimate/model/family_sample.hpp"

namespace entente {
namespace {

using Catch::Matchers::Contains;

const ModelOptions options{.family = ModelFamily::poisson};

/// Where a dummy is 1 the outcome is 0.
void separate(Sample& sample, std::size_t term, std::uint32_t unit) {
  for (std::size_t i = 0; i < sample.rows(); ++i) {
    const bool there = sample.unit.level[i] == unit;
    sample.design[i * sample.columns() + term] = there ? 1 : 0;
    if (there) sample.outcome[i] = 0;
  }
}

}  // namespace

TEST_CASE("Poisson pseudo-likelihood agrees with R's quasipoisson glm", "[model][poisson]") {
  // R: b <- glm(y ~ gdp + ally + potential, quasipoisson, p, control = glm.control(epsilon = 1e-16)); mu <- fitted(b)
  //   d <- sum((y - mu)^2 / mu) / 85; sqrt(diag(solve(X'WX)) * d) at the final mu; sum(y log(mu) - mu - lgamma(y + 1))
  const ModelFit fit = fit_poisson(oracle_sample(), options);
  check_near(fit.estimate, {-18.5311525364485, 0.598989121877358, 0.888873052830344, 0.765698766254442}, 1e-10);
  check_near(own_errors(fit), {1.99334433668741, 0.092953656601054, 0.222284114543571, 0.135955158286865}, 1e-10);
  CHECK(*fit.statistics.dispersion == Approx(0.0023325440797744).epsilon(1e-11));
  CHECK(*fit.statistics.deviance == Approx(0.195836880188434).epsilon(1e-11));
  CHECK(*fit.statistics.null_deviance == Approx(0.410427117015977).epsilon(1e-11));
  CHECK(*fit.statistics.log_likelihood == Approx(-1.62875252481247).epsilon(1e-11));
  CHECK(!fit.statistics.aic);
  CHECK(!fit.statistics.bic);
  CHECK(fit.statistics.likelihood_of.empty());
  CHECK_THAT(fit.statistics.no_likelihood, Contains("no count"));
  CHECK(fit.statistics.residual_df == 85);
  CHECK(fit.absorbed == 0);
  CHECK(fit.convergence->gradient_norm < 1e-9);
  CHECK(fit.notes.empty());
}

TEST_CASE("The Poisson likelihood of counts is a likelihood", "[model][poisson]") {
  // R: glm(round(y * 1000) ~ gdp + ally + potential, poisson); logLik, AIC, BIC
  Sample sample = oracle_sample();
  for (double& y : sample.outcome) y = std::round(y * 1000);
  const ModelFit fit = fit_poisson(sample, options);
  check_near(fit.estimate, {-11.6735891355008, 0.601210137436726, 0.892743221691693, 0.766788668122997}, 1e-10);
  CHECK(*fit.statistics.log_likelihood == Approx(-182.007443195883).epsilon(1e-12));
  CHECK(*fit.statistics.aic == Approx(372.014886391766).epsilon(1e-12));
  CHECK(*fit.statistics.bic == Approx(381.969431870694).epsilon(1e-12));
  CHECK(fit.statistics.likelihood_of == "the outcome as a count");
}

TEST_CASE("A Poisson climb meets rows that are far out", "[model][poisson]") {
  // R: i <- 1:300; x <- sin(1.3*i)*1e3; w <- cos(0.7*i); y <- exp(0.0005*x + 2*sin(3.3*i)) * (sin(2.1*i) > -0.3);
  // y[7] <- 5e4; x[11] <- 1e6; w[11] <- -40; quasipoisson glm, errors with dispersion 1
  Sample sample = plain_sample({design_intercept, "x", "w"}, {}, {});
  for (int i = 1; i <= 300; ++i) {
    const double x = std::sin(1.3 * i) * 1e3;
    const double y = std::sin(2.1 * i) > -0.3 ? std::exp(0.0005 * x + 2 * std::sin(3.3 * i)) : 0;
    sample.outcome.push_back(i == 7 ? 5e4 : y);
    sample.design.insert(sample.design.end(), {1, i == 11 ? 1e6 : x, i == 11 ? -40 : std::cos(0.7 * i)});
  }
  ModelFit fit = fit_poisson(sample, options);
  check_near(fit.estimate, {5.08766249042036, 1.38826152629999e-05, 0.405291153734213}, 1e-9);
  fit.dispersion = 1;
  check_near(own_errors(fit), {0.00463372055984831, 3.61833473736318e-07, 0.00648061534564636}, 1e-9);
}

TEST_CASE("The unit of a Poisson outcome moves the intercept alone", "[model][poisson]") {
  Sample sample = oracle_sample();
  const ModelFit fit = fit_poisson(sample, options);
  for (const double unit : {1e-12, 1e9}) {
    Sample scaled = sample;
    for (double& y : scaled.outcome) y *= unit;
    const ModelFit other = fit_poisson(scaled, options);
    CHECK(other.estimate[0] == Approx(fit.estimate[0] + std::log(unit)).epsilon(1e-9));
    for (std::size_t j = 1; j < 4; ++j) {
      CHECK(other.estimate[j] == Approx(fit.estimate[j]).epsilon(1e-9));
      CHECK(own_errors(other)[j] == Approx(own_errors(fit)[j]).epsilon(1e-9));
    }
    CHECK(other.convergence->iterations == fit.convergence->iterations);
  }
}

TEST_CASE("The Poisson model's scores, information and units are consistent", "[model][poisson]") {
  const Sample sample = oracle_sample();
  const ModelFit fit = fit_poisson(sample, options);
  check_scores_vanish(fit);
  check_information(sample, fit);
  check_bread(evaluate(sample, fit, fit.estimate).information, fit);
  check_working(fit);
  check_scaling(sample, fit, [&](const Sample& other) { return fit_poisson(other, options); });
}

TEST_CASE("One effect agrees with R's dummies once all-zero groups are out", "[model][poisson]") {
  // R: q <- p without states 3 and 10, whose y is always 0; glm(y ~ gdp + potential + factor(state), quasipoisson, q);
  // dispersion by Pearson's chi-squared over 73 - 12. Clustered: rowsum(X (y - mu), state) between inverse
  // informations, no factor, the rows of the slopes.
  const Sample sample = absorbed_sample(false);
  const ModelFit fit = fit_poisson(sample, options);
  check_near(fit.estimate, {0.55441007418731, 0.841121497511258}, 1e-9);
  check_near(own_errors(fit), {0.387976697993411, 0.306642401818297}, 1e-9);
  CHECK(*fit.statistics.dispersion == Approx(0.00196870540614794).epsilon(1e-9));
  CHECK(*fit.statistics.deviance == Approx(0.133089482523957).epsilon(1e-9));
  CHECK(*fit.statistics.null_deviance == Approx(0.299238750584329).epsilon(1e-9));
  CHECK(*fit.statistics.log_likelihood == Approx(-1.59737882598023).epsilon(1e-9));
  CHECK(fit.statistics.observations == 73);
  CHECK(fit.statistics.units == 10);
  CHECK(fit.statistics.parameters == 12);
  CHECK(fit.statistics.residual_df == 61);
  CHECK(fit.absorbed == 10);
  REQUIRE(fit.notes.size() == 1);
  CHECK_THAT(fit.notes[0], Contains("16 rows of 2 groups of state"));

  REQUIRE(fit.effects.size() == 1);
  const std::vector<double> expected{-17.5875989147829, -18.6935680534193, -17.7731068118085, -16.7607839390285,
                                     -16.4242452486563, -17.3903181511487, -18.0187863874219, -17.5893036199431,
                                     -16.5272358343165, -16.0356205658884};
  std::vector<double> values;
  for (const double value : fit.effects[0].value) {
    if (std::isfinite(value)) values.push_back(value);
  }
  REQUIRE(values.size() == 10);
  check_near(values, expected, 1e-9);
  CHECK(fit.effects[0].value[2] == -INFINITY);
  CHECK(fit.effects[0].value[9] == -INFINITY);

  const std::vector<double> clustered = clustered_sandwich(fit.root, fit.scores, oracle_panel(true).states, 1);
  CHECK(std::sqrt(clustered[0]) == Approx(0.240172263095211).epsilon(1e-9));
  CHECK(std::sqrt(clustered[3]) == Approx(0.18945282394245).epsilon(1e-9));
  check_scores_vanish(fit);
  check_working(fit);
  check_scaling(sample, fit, [&](const Sample& other) { return fit_poisson(other, options); });
  // A row of an all-zero group has no share in anything.
  for (std::size_t i = 0; i < sample.rows(); ++i) {
    if (sample.unit.level[i] != 2) continue;
    CHECK(fit.fitted[i] == 0);
    CHECK(fit.working->weights[i] == 0);
    CHECK(fit.scores[2 * i] == 0);
  }
}

TEST_CASE("Two effects agree with R's dummies", "[model][poisson]") {
  // R: glm(y ~ gdp + potential + factor(state) + factor(year), quasipoisson, q)
  const Sample sample = absorbed_sample(true);
  const ModelFit fit = fit_poisson(sample, options);
  check_near(fit.estimate, {0.743424624568078, 0.899749964324227}, 1e-9);
  check_near(own_errors(fit), {0.763126339863165, 0.350036316960984}, 1e-9);
  CHECK(*fit.statistics.dispersion == Approx(0.00208645205441797).epsilon(1e-9));
  CHECK(*fit.statistics.deviance == Approx(0.12722917902501).epsilon(1e-9));
  CHECK(*fit.statistics.log_likelihood == Approx(-1.59444867423075).epsilon(1e-9));
  CHECK(fit.absorbed == 17);
  CHECK(fit.statistics.residual_df == 54);
  check_scores_vanish(fit);
  check_working(fit);
  // Effects give the means back, the second's with a mean of 0 over the rows.
  const std::vector<double> offsets = absorbed_offsets(sample, fit);
  double mean = 0;
  for (std::size_t i = 0; i < sample.rows(); ++i) {
    const double eta = offsets[i] + sample.row(i)[0] * fit.estimate[0] + sample.row(i)[1] * fit.estimate[1];
    CHECK(std::exp(eta) == Approx(fit.fitted[i]).epsilon(1e-9));
    if (std::isfinite(offsets[i])) mean += fit.effects[1].value[sample.time.level[i]];
  }
  CHECK(std::abs(mean) < 1e-9);
}

TEST_CASE("A third effect that adds nothing changes nothing", "[model][poisson]") {
  const ModelFit two = fit_poisson(absorbed_sample(true), options);
  Sample sample = absorbed_sample(true);
  Grouping halves = sample.time;  // nested in the years
  for (std::uint32_t& level : halves.level) level /= 4;
  halves = numbered_grouping("half", halves.level, 2);
  sample.effects.push_back(halves);
  const ModelFit three = fit_poisson(sample, options);
  check_near(three.estimate, two.estimate, 1e-9);
  CHECK(three.absorbed == two.absorbed);
}

TEST_CASE("Zeros that two effects make certain together are left out", "[model][poisson]") {
  // States A have positive outcomes in the first years only, states B in the last only, and B's first years are not in
  // the sample: as A's effects rise and those of the first years fall, nothing changes but that A's last years tend to
  // the zeros that they are. The fit without those rows is the oracle.
  const auto part = [](bool with_certain_zeros) {
    Sample all = absorbed_sample(true);
    Sample some = plain_sample({"gdp", "potential"}, {}, {});
    std::vector<std::uint32_t> states;
    std::vector<std::uint32_t> years;
    for (std::size_t i = 0; i < all.rows(); ++i) {
      const bool first = all.unit.level[i] < 6;
      const bool early = all.time.level[i] < 4;
      if ((!first && early) || (first && !early && !with_certain_zeros)) continue;
      some.outcome.push_back(first && !early ? 0 : all.outcome[i]);
      some.design.insert(some.design.end(), all.row(i).begin(), all.row(i).end());
      states.push_back(all.unit.level[i]);
      years.push_back(all.time.level[i]);
    }
    some.effects = {numbered_grouping("state", states, 12), numbered_grouping("year", years, 8)};
    return some;
  };
  const ModelFit fit = fit_poisson(part(true), options);
  const ModelFit oracle = fit_poisson(part(false), options);
  check_near(fit.estimate, oracle.estimate, 1e-9);
  check_near(own_errors(fit), own_errors(oracle), 1e-9);
  CHECK(fit.absorbed == oracle.absorbed);
  CHECK(fit.statistics.observations == oracle.statistics.observations);
  CHECK(fit.notes.size() == oracle.notes.size() + 1);
  CHECK_THAT(fit.notes.back(), Contains("whose 0 the effects together make certain"));
  check_scores_vanish(fit);
}

TEST_CASE("A Poisson model that cannot be fitted says why", "[model][poisson]") {
  Sample sample = oracle_sample();
  const auto message = [&] { return message_of([&] { fit_poisson(sample, options); }); };
  SECTION("a negative outcome, with row, unit and time") {
    sample.outcome[10] = -0.002;
    CHECK_THAT(message(), Contains("share: row 11 (state 2, year 3): the outcome is -0.002; expected an outcome of 0"));
  }
  SECTION("a term that separates zeros") {
    separate(sample, 2, 4);
    CHECK_THAT(message(), Contains("ally: zeros are separated from positive outcomes along ally, so"));
    sample.outcome[33] = 1e-6;  // one positive outcome on the other side is enough
    CHECK(std::isfinite(fit_poisson(sample, options).estimate[2]));
  }
  SECTION("in any unit of the outcome") {
    separate(sample, 2, 4);
    for (double& y : sample.outcome) y *= 1e-9;
    CHECK_THAT(message(), Contains("zeros are separated from positive outcomes along ally, so"));
  }
  SECTION("a term that separates within states") {
    sample = absorbed_sample(false);
    for (std::size_t i = 0; i < sample.rows(); ++i) {
      const bool there = sample.time.level[i] > 5;
      sample.design[i * 2] = there ? 1 + 0.1 * sample.design[i * 2] : 0;
      if (there) sample.outcome[i] = 0;
    }
    CHECK_THAT(message(), Contains("gdp: zeros are separated from positive outcomes along gdp, so"));
  }
  SECTION("a term that the effects absorb") {
    sample = absorbed_sample(false);
    for (std::size_t i = 0; i < sample.rows(); ++i) sample.design[i * 2] = std::sin(sample.unit.level[i] + 1.0);
    CHECK_THAT(message(), Contains("gdp: the absorbed effects leave nothing of the term"));
  }
  SECTION("terms that depend on one another within the groups") {
    sample = absorbed_sample(false);
    for (std::size_t i = 0; i < sample.rows(); ++i) {
      sample.design[i * 2] = 3 * sample.design[i * 2 + 1] + sample.unit.level[i];
    }
    CHECK_THAT(message(), Contains("potential: the term is a linear combination of gdp"));
  }
  SECTION("a constant column") {
    for (std::size_t i = 0; i < sample.rows(); ++i) sample.design[i * 4 + 2] = 7;
    CHECK_THAT(message(), Contains("ally: the term is a linear combination of (Intercept)"));
  }
  SECTION("an outcome of zeros") {
    for (double& y : sample.outcome) y = 0;
    CHECK_THAT(message(), Contains("the response is the same in every row"));
  }
  SECTION("no degree of freedom left") {
    sample = absorbed_sample(false);
    std::vector<std::uint32_t> own;
    for (std::uint32_t i = 0; i < sample.rows(); ++i) own.push_back(i);
    sample.effects = {numbered_grouping("row", own, own.size())};
    CHECK_THAT(message(), Contains("50 informative rows for 2 terms and 50 absorbed effects"));
  }
  SECTION("too few steps") {
    ModelOptions few = options;
    few.newton.iterations = 2;
    CHECK_THAT(message_of([&] { fit_poisson(sample, few); }, Fault::work),
               Contains("the Poisson fit did not converge in 2 steps"));
  }
}

}  // namespace entente
