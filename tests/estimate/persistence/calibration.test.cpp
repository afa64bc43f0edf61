#include "estimate/persistence/calibration.hpp"

#include "sim/core/error.hpp"
#include "sim/math/functions.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace entente {
namespace {

using Catch::Matchers::Contains;

Year year(int number) { return Year(static_cast<std::uint16_t>(number)); }

/// Four states in six years: three contribute always, the fourth in the second and fourth year, which makes four
/// switches.
PersistenceRows small_rows() {
  PersistenceRows rows;
  for (int s = 1; s <= 4; ++s) {
    for (int t = 1; t <= 6; ++t) {
      const double share = 0.02 + 0.012 * std::sin(2.1 * s) + 0.004 * std::cos(1.7 * t * s);
      rows.states.push_back(CowCode(static_cast<std::uint16_t>(s)));
      rows.years.push_back(year(2000 + t));
      rows.share.push_back(s < 4 ? share : (t == 2 || t == 4 ? 0.01 : 0.0));
      rows.eta.push_back(-0.5 + 0.6 * std::sin(1.3 * s) + 0.2 * std::cos(t + s));
      rows.eta_amount.push_back(-0.6 + 0.3 * std::sin(2.0 * s) + 0.1 * std::cos(t));
    }
  }
  return rows;
}

Coefficients with_sigma(Family family, double sigma) {
  Coefficients coefficients;
  coefficients.family = family;
  coefficients.estimate = {math::log(sigma)};
  if (family == Family::hurdle) coefficients.ceiling = 0.05;
  return coefficients;
}

PersistenceCalibration of_hurdle(const PersistenceRows& rows) {
  return calibrate_persistence(rows, with_sigma(Family::hurdle, 0.8));
}

PersistenceRows without(const PersistenceRows& rows, int left_out) {
  PersistenceRows kept;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    if (rows.years[i] == year(left_out)) continue;
    kept.states.push_back(rows.states[i]);
    kept.years.push_back(rows.years[i]);
    kept.share.push_back(rows.share[i]);
    kept.eta.push_back(rows.eta[i]);
    kept.eta_amount.push_back(rows.eta_amount[i]);
  }
  return kept;
}

}  // namespace

TEST_CASE("The expected number of switches agrees with R", "[persistence]") {
  // R: sum over i of p[i] + q[i] - 2 * mvtnorm::pmvnorm(upper = qnorm(c(p[i], q[i])), corr = matrix(c(1, r, r, 1), 2)).
  const std::vector<double> p{0.1, 0.12, 0.5, 0.8, 0.03, 0.3};
  const std::vector<double> q{0.1, 0.2, 0.45, 0.7, 0.04, 0.31};
  CHECK(expected_switches(p, q, 0) == Approx(1.8236).epsilon(1e-12));
  CHECK(expected_switches(p, q, 0.5) == Approx(1.285017214437500).epsilon(1e-12));
  CHECK(expected_switches(p, q, 0.9) == Approx(0.613465178773979).epsilon(1e-12));
  CHECK(expected_switches(p, q, 0.97) == Approx(0.400092358123621).epsilon(1e-12));
  // Shocks that never change leave the switches of the probabilities themselves.
  CHECK(expected_switches(p, q, 1) == Approx(0.0 + 0.08 + 0.05 + 0.1 + 0.01 + 0.01).epsilon(1e-12));
  CHECK(expected_switches({0, 1, 0}, {0, 1, 1}, 0.9) == Approx(1).epsilon(1e-12));
}

TEST_CASE("Persistence is where switches and autocorrelation are expected as observed", "[persistence]") {
  // R: uniroot of the expected number of switches less 4, with plogis(eta) or pnorm(eta / 0.7); of the amount (r *
  // sqrt((v(e1) + s2) * (v(e2) + s2)) - v(e1, e2)) / s2, v with 1/n, e1 and e2 eta_amount at both ends of the 15 steps
  // of the three states that always contribute, r <- cor() of qlogis(y / 0.05) at both ends.
  const PersistenceCalibration hurdle = of_hurdle(small_rows());
  CHECK(hurdle.steps == 20);
  CHECK(hurdle.switches == 4);
  CHECK(hurdle.most_switches == Approx(8.999743262061573).epsilon(1e-12));
  CHECK(hurdle.fewest_switches == Approx(0.533498672611256).epsilon(1e-6));
  CHECK(hurdle.persistence.participation == Approx(0.776479127145215).epsilon(1e-12));
  CHECK(hurdle.expected_switches == Approx(4).epsilon(1e-12));
  CHECK(hurdle.amount_steps == 15);
  CHECK(hurdle.autocorrelation == Approx(0.843763303468540).epsilon(1e-12));
  CHECK(hurdle.persistence.amount == Approx(0.836133524013925).epsilon(1e-11));
  CHECK(hurdle.expected_autocorrelation == Approx(hurdle.autocorrelation).epsilon(1e-12));

  // One shock only: of it, switches decide.
  const PersistenceCalibration tobit = calibrate_persistence(small_rows(), with_sigma(Family::tobit, 0.7));
  CHECK(tobit.most_switches == Approx(6.526303863635698).epsilon(1e-12));
  CHECK(tobit.persistence.amount == Approx(0.614022619462731).epsilon(1e-12));
  CHECK(tobit.persistence.participation == 0);
  CHECK(tobit.amount_steps == 0);
}

TEST_CASE("Neither the order of rows nor a gap makes a step", "[persistence]") {
  const PersistenceRows rows = small_rows();
  PersistenceRows reversed = rows;
  std::reverse(reversed.states.begin(), reversed.states.end());
  std::reverse(reversed.years.begin(), reversed.years.end());
  std::reverse(reversed.share.begin(), reversed.share.end());
  std::reverse(reversed.eta.begin(), reversed.eta.end());
  std::reverse(reversed.eta_amount.begin(), reversed.eta_amount.end());
  CHECK(of_hurdle(reversed).persistence.participation == of_hurdle(rows).persistence.participation);
  CHECK(of_hurdle(reversed).persistence.amount == of_hurdle(rows).persistence.amount);

  // Without 2003 no step leads over it: two a state fewer, and of the fourth state's switches two.
  const PersistenceCalibration gap = of_hurdle(without(rows, 2003));
  CHECK(gap.steps == 12);
  CHECK(gap.switches == 2);
  CHECK(gap.amount_steps == 9);
}

TEST_CASE("Where the record lies beyond what persistence can do, the nearest bound is taken", "[persistence]") {
  PersistenceRows rows = small_rows();
  for (double& share : rows.share) share = share == 0 ? 0.01 : share;  // no switch at all
  const PersistenceCalibration steady = of_hurdle(rows);
  CHECK(steady.switches == 0);
  CHECK(steady.persistence.participation == largest_persistence);
  CHECK(steady.expected_switches > steady.fewest_switches);

  rows = small_rows();
  for (std::size_t i = 0; i < rows.rows(); i += 2) rows.share[i] = rows.states[i] < CowCode(4) ? 0 : rows.share[i];
  rows.share[0] = rows.share[2] = rows.share[4] = 0.03;  // one state contributes on, the others come and go
  rows.share[1] = 0.001;
  rows.share[3] = 0.002;
  const PersistenceCalibration restless = of_hurdle(rows);
  CHECK(restless.switches > restless.most_switches);
  CHECK(restless.persistence.participation == 0);
  CHECK(restless.expected_switches == restless.most_switches);
  CHECK(restless.autocorrelation < 0);  // it goes up and down
  CHECK(restless.persistence.amount == 0);
}

TEST_CASE("A record that cannot show persistence is refused with the reason", "[persistence]") {
  PersistenceRows rows = small_rows();
  for (Year& each : rows.years) each = year(2 * each.number() - 2000);
  CHECK_THROWS_WITH(of_hurdle(rows), Contains("no state in two years running"));
  rows = small_rows();
  for (std::size_t i = 0; i < rows.rows(); i += 2) rows.share[i] = 0;
  CHECK_THROWS_WITH(of_hurdle(rows), Contains("0 steps") && Contains("contribution on either side"));
  rows = small_rows();
  rows.share[3] = 0.05;
  CHECK_THROWS_WITH(of_hurdle(rows), Contains("share of 0.05 reaches the ceiling of 0.05"));
  CHECK_NOTHROW(calibrate_persistence(rows, with_sigma(Family::tobit, 0.7)));
}

}  // namespace entente
