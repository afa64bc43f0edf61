#include "estimate/withdrawal/hazard.hpp"

#include "sim/core/error.hpp"
#include "sim/random/distributions.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace entente {
namespace {

constexpr double silent = std::numeric_limits<double>::quiet_NaN();

struct History {
  std::uint16_t code;
  std::array<double, 6> share;
  std::array<double, 6> deaths;
  double armed_forces, democracy, tie;
};

// Invented: states that leave for good, come late, come back, or have a silent year.
const std::vector<History> histories = {
    {20, {0, .010, .012, .010, .001, .001}, {0, 2, 4, 1, 0, 0}, 60000, 1, .72},
    {200, {.010, .010, .020, .020, .015, .016}, {0, 5, 1, 0, 3, 1}, 200000, 1, .72},
    {220, {.002, .003, 0, 0, 0, 0}, {0, 0, 0, 0, 0, 0}, 290000, 1, .40},
    {369, {0, 0, .004, .005, 0, 0}, {0, 0, 3, 0, 0, 0}, 80000, 0, 0},
    {385, {.004, .006, .006, .008, .008, .009}, {0, 1, 0, 0, 2, 0}, 26000, 1, .72},
    {663, {0, .001, .001, .002, .002, .001}, {0, 0, 0, 0, 1, 0}, 100000, 0, 0},
    {732, {.001, .003, .004, 0, 0, 0}, {0, 0, 2, 0, 0, 0}, 680000, 1, .55},
    {820, {.001, .002, silent, .002, .003, .003}, {0, 0, 0, 0, 0, 1}, 100000, 0, .30}};

struct Panel {
  HazardRecord record;
  std::vector<double> shares;

  void add_year() {
    const std::size_t cells = shares.size() + record.states.size();
    shares.resize(cells);
    record.deaths.resize(cells);
    record.armed_forces.resize(cells);
    record.democracy.resize(cells);
    record.tie.resize(cells);
    record.usable.resize(cells, 1);
  }
};

Panel literal_panel() {
  Panel panel;
  for (const History& history : histories) panel.record.states.emplace_back(history.code);
  for (std::size_t year = 0; year < 6; ++year) {
    panel.add_year();
    for (std::size_t state = 0; state < histories.size(); ++state) {
      const std::size_t cell = year * histories.size() + state;
      const History& history = histories[state];
      panel.shares[cell] = history.share[year];
      panel.record.deaths[cell] = history.deaths[year];
      panel.record.armed_forces[cell] = history.armed_forces;
      panel.record.democracy[cell] = history.democracy;
      panel.record.tie[cell] = history.tie;
    }
  }
  return panel;
}

RegressionData rows_of(const Panel& panel) {
  return hazard_rows(panel.record, departures(panel.shares, panel.record.states.size()));
}

const WithdrawalHazard truth{.on = true, .intercept = -3, .losses = 0.5, .democracy = 0.8, .tie = -1.5};

// 1,200 states that send troops from the first year, lose soldiers and withdraw by the true hazard, for 12 years.
Panel simulated_panel(std::uint32_t replicate) {
  constexpr std::size_t states = 1200;
  constexpr std::size_t years = 12;
  Panel panel;
  std::vector<std::uint8_t> gone(states, 0);
  std::vector<double> losses(states, 0), tie(states, 0);
  std::vector<std::uint8_t> democracy(states, 0);
  for (std::size_t state = 0; state < states; ++state) {
    panel.record.states.emplace_back(static_cast<std::uint16_t>(state + 1));
    random::Stream stream({.seed = MasterSeed(7),
                           .replicate = Replicate(replicate),
                           .state = panel.record.states[state],
                           .purpose = random::Purpose::type});
    democracy[state] = random::bernoulli(stream, 0.6) ? 1 : 0;
    tie[state] = random::uniform(stream);
  }
  for (std::size_t year = 0; year < years; ++year) {
    panel.add_year();
    for (std::size_t state = 0; state < states; ++state) {
      random::Stream stream({.seed = MasterSeed(7),
                             .replicate = Replicate(replicate),
                             .state = panel.record.states[state],
                             .year = Year(static_cast<std::uint16_t>(2001 + year)),
                             .purpose = random::Purpose::casualties});
      const std::size_t cell = year * states + state;
      panel.shares[cell] = gone[state] ? 0.0 : 0.01 + 0.005 * random::uniform(stream);
      const double deaths = gone[state] ? 0.0 : static_cast<double>(random::negative_binomial(stream, 1.5, 0.7));
      losses[state] += deaths;
      panel.record.deaths[cell] = deaths;
      panel.record.armed_forces[cell] = 50000;
      panel.record.democracy[cell] = democracy[state];
      panel.record.tie[cell] = tie[state];
      const double probability =
          withdrawal_probability(truth, 1e5 * losses[state] / 50000, democracy[state] != 0, tie[state]);
      if (random::bernoulli(stream, probability)) gone[state] = 1;  // from the next year on
    }
  }
  return panel;
}

// Distances of the estimates from the truth, in standard errors.
std::array<double, 4> errors_of(const HazardFit& fit) {
  const std::array<double, 4> wanted{truth.intercept, truth.losses, truth.democracy, truth.tie};
  std::array<double, 4> errors{};
  for (std::size_t j = 0; j < 4; ++j) {
    errors[j] = std::abs(fit.estimate[j] - wanted[j]) / fit.covariance.standard_error(j);
  }
  return errors;
}

}  // namespace

TEST_CASE("the rows of the hazard are the state-years at risk", "[withdrawal]") {
  const RegressionData rows = rows_of(literal_panel());
  CHECK(rows.terms == std::vector<std::string>{"intercept", "log(1 + losses)", "democracy", "tie"});
  REQUIRE(rows.rows() == 25);
  // Canada, by hand: at risk from its second year; the deaths of the year count; it decides at the end of the fourth.
  CHECK(rows.row(0)[1] == Approx(std::log(1 + 2 / 0.6)));
  CHECK(rows.row(1)[1] == Approx(std::log(11.0)));
  CHECK(rows.row(2)[1] == Approx(std::log(1 + 7 / 0.6)));
  CHECK(rows.row(2)[3] == 0.72);
  CHECK(std::vector<double>(rows.response.begin(), rows.response.begin() + 4) == std::vector<double>{0, 0, 1, 0});
  CHECK(positive_rows(rows) == 4);
  // A year without facts is left out, and its deaths still count.
  Panel gap = literal_panel();
  gap.record.usable[1 * histories.size()] = 0;
  const RegressionData fewer = rows_of(gap);
  CHECK(fewer.rows() == 24);
  CHECK(fewer.row(0)[1] == Approx(std::log(11.0)));
}

TEST_CASE("R fits the same hazard", "[withdrawal][fit]") {
  // R 4.2 on the same histories, rows made anew in R: glm(y ~ losses + democracy + tie, binomial) and
  // sandwich::vcovCL(fit, state).
  const HazardFit fit = fit_hazard(rows_of(literal_panel()));
  const std::array<double, 4> estimate{-3.92581282118011, 2.44483603086309, 13.58245854633038, -22.13059249901241};
  const std::array<double, 4> error{1.239976228971189, 0.866053915887678, 3.857524983281000, 6.275012550123651};
  for (std::size_t j = 0; j < 4; ++j) {
    CAPTURE(fit.terms[j]);
    CHECK(fit.estimate[j] == Approx(estimate[j]).epsilon(1e-9));
    CHECK(fit.covariance.standard_error(j) == Approx(error[j]).epsilon(1e-8));
  }
  CHECK(fit.log_likelihood == Approx(-6.88262709261842).epsilon(1e-12));
  CHECK(fit.observations == 25);
  CHECK(fit.states == 8);
  CHECK(fit.events == 4);
  const WithdrawalHazard hazard = to_hazard(fit);
  CHECK(hazard.on);
  CHECK(hazard.intercept == fit.estimate[0]);
  CHECK(hazard.losses == fit.estimate[1]);
  CHECK(hazard.democracy == fit.estimate[2]);
  CHECK(hazard.tie == fit.estimate[3]);
}

TEST_CASE("the hazard that made states withdraw is found again", "[withdrawal][recovery]") {
  for (std::uint32_t replicate = 1; replicate <= 3; ++replicate) {
    const RegressionData rows = rows_of(simulated_panel(replicate));
    const HazardFit fit = fit_hazard(rows);
    REQUIRE(fit.events > 300);
    const auto errors = errors_of(fit);
    for (std::size_t j = 0; j < 4; ++j) {
      CAPTURE(replicate, fit.terms[j], fit.estimate[j]);
      CHECK(errors[j] < 3.5);
    }
    CHECK(fit.covariance.standard_error(1) < 0.2 * truth.losses);  // and not because anything would do
  }
}

TEST_CASE("a wrong set at risk is caught", "[withdrawal][recovery]") {
  const Panel panel = simulated_panel(1);
  std::vector<Departure> found = departures(panel.shares, panel.record.states.size());
  const auto largest_error = [&panel](const std::vector<Departure>& variant) {
    const auto errors = errors_of(fit_hazard(hazard_rows(panel.record, variant)));
    return *std::max_element(errors.begin(), errors.end());
  };
  SECTION("states that have gone still count as at risk") {
    for (Departure& departure : found) departure.risk_end = 11;
    CHECK(largest_error(found) > 6);
  }
  SECTION("who withdrew is left out") {
    // Of them only the decision stays: the share of years that end in withdrawal is far too high.
    for (Departure& departure : found) {
      if (departure.withdrawal) departure.first_contribution = *departure.withdrawal - 1;
    }
    CHECK(largest_error(found) > 6);
  }
}

TEST_CASE("separation and records without withdrawals are errors that say what is wrong", "[withdrawal]") {
  const auto problem_of = [](const RegressionData& rows, const std::vector<std::string>& terms) {
    try {
      fit_hazard(rows, terms);
    } catch (const Error& error) {
      CHECK(error.fault() == Fault::input);
      return error.problems().front();
    }
    FAIL("no error");
    return Problem{};
  };
  // Only democracies withdraw.
  RegressionData rows;
  rows.terms = {"intercept", losses_term_name, democracy_term_name, tie_term_name};
  for (int i = 0; i < 40; ++i) {
    const bool democracy = i % 2 == 0;
    const std::array<double, 4> row{1, std::sin(i), democracy ? 1.0 : 0.0, std::cos(1.7 * i)};
    rows.add(democracy && i % 3 == 0 ? 1 : 0, row, CowCode(static_cast<std::uint16_t>(1 + i / 4)));
  }
  const std::vector<std::string> all{losses_term_name, democracy_term_name, tie_term_name};
  CHECK(problem_of(rows, all).what.find(democracy_term_name) != std::string::npos);
  // Without the term there is a fit, and the coefficient is zero.
  const HazardFit fit = fit_hazard(rows, {losses_term_name, tie_term_name});
  CHECK(fit.terms.size() == 3);
  CHECK(to_hazard(fit).democracy == 0);
  CHECK(to_hazard(fit).tie == fit.estimate[2]);

  std::fill(rows.response.begin(), rows.response.end(), 0.0);
  CHECK(problem_of(rows, all).what == "0 of 40 state-years at risk end in withdrawal");
}

}  // namespace entente
