// Oracles: R 4.2 lm and glm; plm 2.6-2, plm(y ~ x + z, pdata.frame(q, index = c("state", "year")), model = "within",
// effect = "individual" or "twoways"), with logLik, AIC and BIC of lm on dummies; the panels of oracle_sample.hpp.
#include "estimate/fit/fixed_effects.hpp"
#include "estimate/fit/significance.hpp"
#include "estimate/model/families.hpp"
#include "sim/core/error.hpp"
#include "tests/estimate/fit/near.hpp"
#include "tests/estimate/model/oracle_sample.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <numeric>

namespace entente {
namespace {

using Catch::Matchers::Contains;

std::vector<double> errors_of(const ModelFit& fit) {
  std::vector<double> errors;
  const std::size_t p = fit.size();
  for (std::size_t j = 0; j < p; ++j) {
    double sum = 0;
    for (std::size_t m = 0; m < p; ++m) sum += fit.root[j * p + m] * fit.root[j * p + m];
    errors.push_back(std::sqrt(fit.dispersion * sum));
  }
  return errors;
}

void check_number(const std::optional<double>& value, double expected, double relative = 1e-12) {
  REQUIRE(value);
  CHECK(*value == Approx(expected).epsilon(relative).margin(0));
}

/// Scores sum up to zero, fitted values and residuals to the outcome.
void check_ingredients(const Sample& sample, const ModelFit& fit) {
  const std::size_t p = fit.size();
  for (std::size_t j = 0; j < p; ++j) {
    double sum = 0;
    double size = 0;
    for (std::size_t i = 0; i < sample.rows(); ++i) {
      sum += fit.scores[i * p + j];
      size += std::abs(fit.scores[i * p + j]);
    }
    CHECK(std::abs(sum) < 1e-12 * size);
  }
  REQUIRE(fit.working);
  for (std::size_t i = 0; i < sample.rows(); ++i) {
    CHECK(fit.fitted[i] + fit.working->residual[i] == Approx(sample.outcome[i]).epsilon(1e-13));
  }
}

template <class Fit>
std::string message(const Sample& sample, Fit&& fit) {
  try {
    fit(sample, ModelOptions{});
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::input);
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("Pooled least squares has the numbers of lm and glm", "[model][gaussian]") {
  const Sample sample = unbalanced_sample();
  const ModelFit fit = fit_gaussian(sample, {});
  check_near(fit.estimate, {1.023968769616, 0.495494478263709, -0.300141038370396}, 1e-12);
  check_near(errors_of(fit), {0.0752433756912456, 0.08182908366348, 0.0767419625798135}, 1e-12);
  const FitStatistics& s = fit.statistics;
  check_number(s.log_likelihood, -123.991546703941);
  check_number(s.aic, 255.983093407883);
  check_number(s.bic, 267.199177586816);
  check_number(s.deviance, 54.5322508271647);
  check_number(s.null_deviance, 77.2397596422517);
  check_number(s.dispersion, 0.458254208631636);
  check_number(s.r_squared, 0.293987305505098);
  check_number(s.adjusted_r_squared, 0.282121545933755);
  check_number(s.f_statistic, 24.7761050388304);
  CHECK(s.residual_df == 119);
  CHECK(s.observations == 122);
  CHECK(s.units == 14);
  CHECK(s.parameters == 4);
  CHECK(fit.absorbed == 0);
  CHECK(parameter_name(fit.parameters[1]) == "x");
  check_ingredients(sample, fit);
}

TEST_CASE("One absorbed effect has the numbers of plm", "[model][gaussian]") {
  const Sample sample = unbalanced_sample({"state"});
  const ModelFit fit = fit_gaussian(sample, {});
  check_near(fit.estimate, {0.502007357376273, -0.271694174899128}, 1e-12);
  check_near(errors_of(fit), {0.0461544967901854, 0.038919023180536}, 1e-12);
  const FitStatistics& s = fit.statistics;
  check_number(s.r_squared, 0.598035012031572);
  check_number(s.adjusted_r_squared, 0.541153174111512);
  check_number(s.f_statistic, 78.8522796422331);
  check_number(s.deviance, 12.1870591708004);
  check_number(s.log_likelihood, -32.5880718914381);
  check_number(s.aic, 99.1761437828762);
  check_number(s.bic, 146.844501543342);
  CHECK(s.residual_df == 106);
  CHECK(fit.absorbed == 14);
  REQUIRE(fit.effects.size() == 1);
  check_near(fit.effects[0].value,
             {1.63175107704704, 0.343150665810202, 0.975804059344561, 1.66900130518419, 0.268101797012393,
              1.11357899012522, 1.66381388227809, 0.198287800141518, 1.03825481550137, 1.76778906090419,
              0.299457229971981, 0.914204800112167, 1.69050360649593, 0.350656466294929},
             1e-12);
  check_ingredients(sample, fit);
}

TEST_CASE("Two absorbed effects have the numbers of plm and of the dummy-variable regression", "[model][gaussian]") {
  const Sample sample = unbalanced_sample({"state", "year"});
  const ModelFit fit = fit_gaussian(sample, {});
  check_near(fit.estimate, {0.501645990184602, -0.284410777289636}, 1e-12);
  check_near(errors_of(fit), {0.0404362583113126, 0.0371226164225941}, 1e-12);
  const FitStatistics& s = fit.statistics;
  check_number(s.r_squared, 0.678256001262943);
  check_number(s.adjusted_r_squared, 0.598649238688826);
  check_number(s.f_statistic, 102.240962350121);
  check_number(s.deviance, 8.20863773126741);
  check_number(s.log_likelihood, -8.48162320683938, 1e-11);
  check_number(s.aic, 68.9632464136787);
  check_number(s.bic, 141.867793576743);
  CHECK(s.residual_df == 97);
  CHECK(fit.absorbed == 23);
  REQUIRE(fit.convergence);
  CHECK(fit.convergence->iterations > 0);
  CHECK(fit.convergence->gradient_norm < 1e-14);

  // R: fixef(w, effect = "time") holds a year's effect in the first state, whose own is fixef(w, "individual")[1].
  REQUIRE(fit.effects.size() == 2);
  const std::vector<double> years{1.54705683242808, 1.60669401490299, 1.80730158661436, 1.57304351984576,
                                  1.40517198710129, 1.84009463597677, 1.78481714125971, 1.33636696390428,
                                  1.558335508037,   1.96038387728236};
  const std::vector<double> states{1.54705683242808, 0.327434203068942, 0.887022634388967, 1.53260702150254};
  double mean = 0;
  for (const std::uint32_t level : sample.effects[1].level) mean += fit.effects[1].value[level];
  CHECK(std::abs(mean) < 1e-12);
  for (std::size_t t = 1; t < years.size(); ++t) {
    CHECK(fit.effects[1].value[t] - fit.effects[1].value[0] == Approx(years[t] - years[0]).epsilon(1e-11));
  }
  for (std::size_t s2 = 1; s2 < states.size(); ++s2) {
    CHECK(fit.effects[0].value[s2] - fit.effects[0].value[0] == Approx(states[s2] - states[0]).epsilon(1e-11));
  }
  check_ingredients(sample, fit);
  for (std::size_t i = 0; i < sample.rows(); ++i) {
    const double index = fit.estimate[0] * sample.row(i)[0] + fit.estimate[1] * sample.row(i)[1] +
                         fit.effects[0].value[sample.effects[0].level[i]] +
                         fit.effects[1].value[sample.effects[1].level[i]];
    CHECK(index == Approx(fit.fitted[i]).epsilon(1e-12));
  }
}

TEST_CASE("The order of absorbed effects matters to none of the numbers", "[model][gaussian]") {
  const ModelFit one = fit_gaussian(unbalanced_sample({"state", "year"}), {});
  const ModelFit other = fit_gaussian(unbalanced_sample({"year", "state"}), {});
  check_near(other.estimate, one.estimate, 1e-13);
  CHECK(other.absorbed == one.absorbed);
  CHECK(other.effects[0].name == "year");
}

TEST_CASE("Absorbed degrees of freedom count connected components and redundant effects", "[model][gaussian]") {
  // Regions are sums of states: they add nothing.
  CHECK(fit_gaussian(unbalanced_sample({"state", "region"}), {}).absorbed == 14);
  CHECK(fit_gaussian(unbalanced_sample({"region", "year"}), {}).absorbed == 5 + 10 - 1);
  CHECK(fit_gaussian(unbalanced_sample({"state", "year", "region"}), {}).absorbed == 23);
  // Two panels that share no year: two components, and a constant of each is in both effects.
  Sample sample = unbalanced_sample({"state", "year"});
  std::vector<int> years;
  for (std::size_t i = 0; i < sample.rows(); ++i) {
    const int state = std::stoi(sample.unit.labels[sample.unit.level[i]]);
    years.push_back(std::stoi(sample.time.labels[sample.time.level[i]]) + (state > 7 ? 100 : 0));
  }
  sample.effects[1] = grouping_of("year", years);
  CHECK(fit_gaussian(sample, {}).absorbed == 14 + 20 - 2);
}

TEST_CASE("The old fixed effects and the new are one", "[model][gaussian]") {
  const FixedEffectsFit old = fixed_effects(oracle_panel(false));
  Sample sample = oracle_sample(false);
  sample.effects = {sample.unit};
  const ModelFit fit = fit_gaussian(sample, {});
  check_near(fit.estimate, old.coefficients, 1e-13);
  check_number(fit.statistics.log_likelihood, old.log_likelihood);
  check_number(fit.statistics.f_statistic, old.f_statistic, 1e-11);
}

TEST_CASE("Terms that absorbed effects explain are refused by name", "[model][gaussian]") {
  Sample sample = unbalanced_sample({"state", "year"});
  for (std::size_t i = 0; i < sample.rows(); ++i) {
    sample.design[2 * i] = 0.1 * sample.unit.level[i] - 0.7 * sample.time.level[i];
  }
  CHECK_THAT(message(sample, fit_gaussian), Contains("x: it is a sum of effects of state and year"));
  sample.effects.pop_back();
  for (std::size_t i = 0; i < sample.rows(); ++i) sample.design[2 * i] = 1.0 / (3 + sample.unit.level[i]);
  CHECK_THAT(message(sample, fit_gaussian), Contains("x: it does not vary within any state") && !Contains("z:"));
  for (std::size_t i = 0; i < sample.rows(); ++i) {
    sample.design[2 * i] = 2 * sample.design[2 * i + 1] + sample.unit.level[i];
  }
  CHECK_THAT(message(sample, fit_gaussian),
             Contains("z: the term is a linear combination of x and the effects of state"));
}

TEST_CASE("Samples that cannot be fitted are refused with the reason", "[model][gaussian]") {
  Sample sample = unbalanced_sample();
  SECTION("collinear terms") {
    for (std::size_t i = 0; i < sample.rows(); ++i) sample.design[3 * i + 2] = 1 - 3 * sample.design[3 * i + 1];
    CHECK_THAT(message(sample, fit_gaussian), Contains("z: the term is a linear combination of (Intercept), x"));
  }
  SECTION("a column of zeros") {
    for (std::size_t i = 0; i < sample.rows(); ++i) sample.design[3 * i + 2] = 0;
    CHECK_THAT(message(sample, fit_gaussian), Contains("z: the term is zero in every row"));
  }
  SECTION("a response that never varies") {
    for (double& y : sample.outcome) y = 2;
    CHECK_THAT(message(sample, fit_gaussian), Contains("y: the response is the same in every row"));
  }
  SECTION("numbers that are not finite") {
    sample.outcome[0] = std::numeric_limits<double>::quiet_NaN();
    sample.design[1] = std::numeric_limits<double>::infinity();
    CHECK_THAT(message(sample, fit_gaussian), Contains("y: 1 of 122 rows") && Contains("x: 1 of 122 rows"));
  }
  SECTION("no more rows than terms") {
    const std::vector<std::size_t> three{0, 1, 2};
    CHECK_THAT(message(sample.subset(three), fit_gaussian), Contains("3 rows for 3 terms"));
  }
  SECTION("no more rows than terms and effects") {
    const std::vector<std::size_t> rows{0, 1, 11, 12, 20};
    CHECK_THAT(message(unbalanced_sample({"state"}).subset(rows), fit_gaussian),
               Contains("5 rows for 2 terms and 3 absorbed effects"));
  }
}

TEST_CASE("Student's quantiles agree with R's qt", "[model][significance]") {
  // R: print(qt(p, df), digits = 17)
  struct Case {
    double p, df, t;
  };
  for (const Case& c : {Case{0.55, 0.4, 0.2028623445989111},
                        Case{0.9, 0.4, 20.082549252738439},
                        Case{0.975, 0.4, 642.82724615652831},
                        Case{0.995, 0.4, 35935.14564722061},
                        Case{0.9999, 0.4, 635249629.30946659},
                        Case{0.55, 1, 0.15838444032453644},
                        Case{0.9, 1, 3.0776835371752541},
                        Case{0.975, 1, 12.706204736174693},
                        Case{0.995, 1, 63.656741162871524},
                        Case{0.9999, 1, 3183.0987571185015},
                        Case{0.55, 1.5, 0.14762664346094756},
                        Case{0.9, 1.5, 2.1963984175655378},
                        Case{0.975, 1.5, 6.0166631044279283},
                        Case{0.995, 1.5, 17.820310514462797},
                        Case{0.9999, 1.5, 242.26409884652409},
                        Case{0.55, 2, 0.14213381090374042},
                        Case{0.9, 2, 1.885618083164127},
                        Case{0.975, 2, 4.3026527297494618},
                        Case{0.995, 2, 9.9248432009182886},
                        Case{0.9999, 2, 70.700071074968172},
                        Case{0.55, 3.73222576735668, 0.1344254078774066},
                        Case{0.9, 3.73222576735668, 1.5547274583536993},
                        Case{0.975, 3.73222576735668, 2.856798158378517},
                        Case{0.995, 3.73222576735668, 4.8376568190097856},
                        Case{0.9999, 3.73222576735668, 14.565950688033884},
                        Case{0.55, 11, 0.12859391102386917},
                        Case{0.9, 11, 1.3634303180205408},
                        Case{0.975, 11, 2.2009851600916394},
                        Case{0.995, 11, 3.1058065155392805},
                        Case{0.9999, 11, 5.4527620888222537},
                        Case{0.55, 74, 0.12609334798586053},
                        Case{0.9, 74, 1.2930967932600053},
                        Case{0.975, 74, 1.9925434951809323},
                        Case{0.995, 74, 2.6439128716530895},
                        Case{0.9999, 74, 3.9140002879866082},
                        Case{0.55, 152, 0.12587147331373511},
                        Case{0.9, 152, 1.2871459854881651},
                        Case{0.975, 152, 1.9756939278152703},
                        Case{0.995, 152, 2.6085608832722298},
                        Case{0.9999, 152, 3.8117481254401285},
                        Case{0.55, 797.3, 0.12570137788947121},
                        Case{0.9, 797.3, 1.2826142787062607},
                        Case{0.975, 797.3, 1.9629438106093557},
                        Case{0.995, 797.3, 2.5820097219322982},
                        Case{0.9999, 797.3, 3.7363836174099187},
                        Case{0.55, 1e+05, 0.12566166596959206},
                        Case{0.9, 1e+05, 1.2815600314493611},
                        Case{0.975, 1e+05, 1.9599877075346093},
                        Case{0.995, 1e+05, 2.575878469908375},
                        Case{0.9999, 1e+05, 3.7191543826413722},
                        Case{0.55, 1e+08, 0.12566134717418824},
                        Case{0.9, 1e+08, 1.2815515740104483},
                        Case{0.975, 1e+08, 1.9599640082627664},
                        Case{0.995, 1e+08, 2.5758293527143773},
                        Case{0.9999, 1e+08, 3.7190166233483242}}) {
    CAPTURE(c.p, c.df);
    CHECK(t_quantile(c.p, c.df) == Approx(c.t).epsilon(2e-12).margin(0));
    CHECK(t_quantile(1 - c.p, c.df) == Approx(-c.t).epsilon(1e-11).margin(0));
  }
  CHECK(t_quantile(0.975, std::numeric_limits<double>::infinity()) == Approx(1.9599639845400545).epsilon(1e-15));
  CHECK(t_quantile(0.5, 3) == 0);
  CHECK(t_quantile(1, 3) == std::numeric_limits<double>::infinity());
  CHECK(std::isnan(t_quantile(1.1, 3)));
}

TEST_CASE("An exact fit is said to be one", "[model]") {
  Sample sample = unbalanced_sample({});
  CHECK(fit_gaussian(sample, {}).notes.empty());
  for (std::size_t i = 0; i < sample.rows(); ++i) sample.outcome[i] = 2 + 3 * sample.row(i)[1];
  // R: summary.lm warns of an essentially perfect fit by the same rule
  const ModelFit exact = fit_gaussian(sample, {});
  REQUIRE(exact.notes.size() == 1);
  CHECK_THAT(exact.notes[0], Catch::Matchers::Contains("exactly"));
}

}  // namespace entente
