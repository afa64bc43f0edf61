#include "estimate/theory/forecast.hpp"

#include "estimate/theory/latent_shocks.hpp"
#include "estimate/theory/registry.hpp"
#include "sim/contribution/hurdle.hpp"
#include "sim/math/functions.hpp"
#include "tests/estimate/theory/made_up_rows.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <map>
#include <mutex>
#include <set>

namespace entente {
namespace {

using Forecasts = std::map<std::pair<std::size_t, std::size_t>, std::vector<double>>;  // by row and contestant

Forecasts forecasts_of(const ContributionRows& rows, const std::vector<Split>& splits, const FitRecipe& recipe,
                       const ForecastOptions& options, const std::vector<Contestant>& contestants) {
  Forecasts result;
  std::mutex guard;
  forecast(rows, splits, contestants, recipe, options, [&](const RowForecast& one) {
    const std::lock_guard lock(guard);
    result[{one.row, one.contestant}] = {one.shares.begin(), one.shares.end()};
  });
  return result;
}

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

TEST_CASE("a state's fold is its own, and folds part the rows") {
  const ContributionRows rows = testing::made_up_rows({});
  const std::vector<Split> folds = state_folds(rows, 10);
  std::vector<int> seen(rows.size(), 0);
  for (const Split& fold : folds) {
    std::set<CowCode> left_out;
    for (const std::size_t row : fold.test) {
      ++seen[row];
      left_out.insert(rows.states[row]);
    }
    for (const std::size_t row : fold.train) CHECK(left_out.count(rows.states[row]) == 0);
    CHECK(fold.train.size() + fold.test.size() == rows.size());
  }
  CHECK(seen == std::vector<int>(rows.size(), 1));
  // Pinned: a fold must never move with a version, a table or a seed.
  CHECK(fold_of(CowCode(2), 10) == fold_of(CowCode(2), 10));
  std::set<std::size_t> used;
  for (std::uint16_t code = 1; code < 200; ++code) used.insert(fold_of(CowCode(code), 10));
  CHECK(used.size() == 10);
}

TEST_CASE("forward splits look at earlier years only") {
  const ContributionRows rows = testing::made_up_rows({});
  const Year first = first_origin(rows);
  CHECK(first == Year(2003));
  const std::vector<Split> steps = one_step_ahead(rows, first);
  CHECK(steps.size() == 5);
  for (const Split& step : steps) {
    const Year next = rows.years[step.test.front()];
    for (const std::size_t row : step.test) CHECK(rows.years[row] == next);
    for (const std::size_t row : step.train) CHECK(rows.years[row] < next);
  }
  CHECK(middle_origin(rows, first) == Year(2004));
  CHECK(first_origin(testing::made_up_rows({.years = 3})) == Year{});
}

// Oracle: Phi itself. A shock given its side of the threshold lies on that side, and is uniform there in probability.
TEST_CASE("shocks given the record lie where the record puts them") {
  for (const double eta : {-9.0, -2.0, 0.0, 3.0}) {
    const double pi = participation_probability(eta);
    for (const double u : {0.001, 0.3, 0.9}) {
      CHECK(math::normal_cdf(participation_shock_given(true, eta, u)) == Approx(u * pi).epsilon(1e-10));
      CHECK(math::normal_cdf(-participation_shock_given(false, eta, u)) == Approx((1 - u) * (1 - pi)).epsilon(1e-10));
      CHECK(math::normal_cdf(shock_given_none(eta, 2, u)) == Approx(u * math::normal_cdf(-eta / 2)).epsilon(1e-10));
    }
  }
  CHECK(std::isfinite(participation_shock_given(true, -800, 0.5)));
}

TEST_CASE("a shock goes on as an autoregression, over gaps too") {
  LatentShock shock;
  CHECK(shock.advance(Year(2001), 0.5, 1.25) == 1.25);
  CHECK(shock.advance(Year(2003), 0.5, 2) == Approx(0.25 * 1.25 + std::sqrt(1 - 0.0625) * 2));
}

// Oracle: the algebra of the tobit. With shocks that persist by rho and known coefficients, a contributor's next latent
// share has mean eta' + rho (y - eta); the independent forecast knows nothing of y. With shares of several sigma
// the cut at 0 is of no consequence.
TEST_CASE("one step ahead, persistent shocks carry last year's share on") {
  const ContributionRows rows = testing::made_up_rows({.states = 80, .years = 6, .persistence = 0.95, .sigma = 0.003});
  const Split step = one_step_ahead(rows, Year(2005)).front();
  const std::vector<Contestant> contestants = contestants_of({theory("signalling")});
  const ForecastOptions options{.seed = MasterSeed(3), .replications = 2000, .knowledge = Knowledge::its_record};
  FitRecipe persistent{.family = Family::tobit,
                       .shocks = FitRecipe::Shocks::given,
                       .persistence = {.amount = 0.95},
                       .draw_coefficients = false};
  const Forecasts knowing = forecasts_of(rows, {step}, persistent, options, contestants);
  persistent.shocks = FitRecipe::Shocks::independent;
  const Forecasts ignorant = forecasts_of(rows, {step}, persistent, options, contestants);

  const TheoryFit fit = fit_theory(rows, step.train, theory("signalling").terms, persistent);
  const auto eta = [&](std::size_t row) {
    const std::vector<double> x = design_row(rows, row, fit.coefficients.terms, fit.coefficients.potential);
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += fit.coefficients.estimate[i] * x[i];
    return sum;
  };
  const double sigma = std::exp(fit.coefficients.estimate.back());
  double error = 0, broken = 0;
  std::size_t checked = 0;
  for (const std::size_t row : step.test) {
    const std::size_t last = row - 1;  // rows of a state stand in the order of years
    const double expected = eta(row) + 0.95 * (rows.share[last] - eta(last));
    if (rows.share[last] == 0 || expected < 3 * sigma) continue;
    ++checked;
    const double standard_error = sigma * std::sqrt(1 - 0.95 * 0.95) / std::sqrt(2000.0);
    CHECK(std::abs(mean(knowing.at({row, 0})) - expected) < 5 * standard_error);
    error += std::abs(mean(knowing.at({row, 0})) - rows.share[row]);
    broken += std::abs(mean(ignorant.at({row, 0})) - rows.share[row]);
  }
  CHECK(checked > 5);
  CHECK(error < 0.7 * broken);
}

TEST_CASE("floors are what they say: own years, last year with the record's changes, any row") {
  const double training[] = {0, 0.1, 0.2, 0.4};
  const ShareStep from_none[] = {{0, 0}, {0, 0.1}};
  const ShareStep from_some[] = {{0.1, 0.2}, {0.2, 0}};
  const double own[] = {0.01, 0.03};
  KnownShares known{.training = training, .largest = 0.4, .from_none = from_none, .from_some = from_some, .own = own};
  const auto values = [&](const char* name) {
    std::map<double, double> frequency;
    for (std::uint32_t k = 0; k < 3000; ++k) {
      random::Stream stream({.seed = {}, .replicate = Replicate(k), .purpose = random::Purpose::forecast_floor});
      frequency[theory(name).floor(known, stream)] += 1.0 / 3000;
    }
    return frequency;
  };
  const auto history = values("historical_mean");  // weights 1/3, 1/3, and 1/3 over four training rows
  CHECK(history.at(0.01) == Approx(1.0 / 3).margin(0.04));
  CHECK(history.at(0.2) == Approx(1.0 / 12).margin(0.025));
  CHECK(values("random").at(0.4) == Approx(0.25).margin(0.04));
  CHECK(values("persistence").size() == 4);  // nothing is known of last year: a training row
  known.last = 0.05;
  CHECK(values("persistence").at(0.1) == Approx(0.5).margin(0.05));
  CHECK(values("persistence").at(0) == Approx(0.5).margin(0.05));
  known.last = 0.0;
  CHECK(values("persistence").at(0.1) == Approx(0.5).margin(0.05));
  known.last = 0.3;
  CHECK(values("persistence").count(0.4) == 1);  // not beyond the largest share
}

TEST_CASE("more replicates leave the first as they were, and an equation that cannot be fitted forecasts as random") {
  ContributionRows rows = testing::made_up_rows({.states = 20, .years = 5});
  for (double& value : rows.columns[rows.index_of("democracy")]) value = 1;  // cannot be told from the intercept
  const std::vector<Contestant> contestants =
      contestants_of({theory("domestic_politics"), theory("potential_alone"), theory("random")});
  const std::vector<Split> splits = state_folds(rows, 4);
  const FitRecipe recipe{.family = Family::tobit};
  const Forecasts few = forecasts_of(rows, splits, recipe, {.seed = {}, .replications = 20}, contestants);
  const Forecasts many = forecasts_of(rows, splits, recipe, {.seed = {}, .replications = 90}, contestants);
  for (const auto& [key, shares] : few) {
    const std::vector<double>& more = many.at(key);
    CHECK(std::equal(shares.begin(), shares.end(), more.begin()));
  }
  for (std::size_t row = 0; row < rows.size(); ++row) CHECK(few.at({row, 0}) == few.at({row, 2}));
  CHECK(few.at({0, 1}) != few.at({0, 2}));
}

TEST_CASE("potential set by hand is certain, and the mean predictor stays") {
  const ContributionRows rows = testing::made_up_rows({.potential = -0.05});
  const std::vector<std::size_t> all = all_rows(rows);
  const FitRecipe recipe{.family = Family::tobit};
  const TheoryFit fitted = fit_theory(rows, all, theory("signalling").terms, recipe);
  TheoryFit turned = fitted;
  set_potential(turned, rows, all, [](double estimate) { return std::abs(estimate); });
  const auto mean_eta = [&](const TheoryFit& fit) {
    double sum = 0;
    for (const std::size_t row : all) {
      const std::vector<double> x = design_row(rows, row, fit.coefficients.terms, fit.coefficients.potential);
      for (std::size_t i = 0; i < x.size(); ++i) sum += fit.coefficients.estimate[i] * x[i];
    }
    return sum / static_cast<double>(all.size());
  };
  const std::size_t last = turned.coefficients.terms.size() - 1;
  CHECK(fitted.coefficients.estimate[last] < 0);
  CHECK(turned.coefficients.estimate[last] == -fitted.coefficients.estimate[last]);
  CHECK(mean_eta(turned) == Approx(mean_eta(fitted)).epsilon(1e-10));
  CHECK(turned.coefficients.covariance[last * turned.coefficients.parameters() + last] == 0);
}

}  // namespace
}  // namespace entente
