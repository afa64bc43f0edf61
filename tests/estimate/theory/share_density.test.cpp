#include "estimate/theory/share_density.hpp"

#include "estimate/theory/forecast.hpp"
#include "estimate/theory/registry.hpp"
#include "sim/contribution/equation.hpp"
#include "sim/contribution/hurdle.hpp"
#include "sim/math/functions.hpp"
#include "tests/estimate/theory/made_up_rows.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <map>
#include <mutex>

namespace entente {
namespace {

// The mean over zeta = rho z + sqrt(1 - rho^2) eps of what `value` makes of it, eps standard normal: by the trapezoid
// rule, which for smooth integrands is exact here.
template <class Value>
double integral(double z, double rho, Value value) {
  constexpr double step = 1e-4;
  double sum = 0;
  for (double eps = -9; eps <= 9; eps += step) {
    sum += step * math::normal_density(eps) * value(rho * z + std::sqrt(1 - rho * rho) * eps);
  }
  return sum;
}

ShockOutlook given(double z, double rho) { return {.mean = rho * z, .deviation = std::sqrt(1 - rho * rho)}; }

// Oracle: the closed form of a normal, cut off at 0 and 1.
TEST_CASE("a forecast share's density is the family's own where nothing is known of the shock") {
  const double z = (0.023 - 0.02) / 0.004;
  CHECK(share_log_density(0.023, 0.02, 0.004, {}) ==
        Approx(-0.5 * z * z - std::log(0.004 * std::sqrt(2 * std::acos(-1.0)))).epsilon(1e-12));
  CHECK(share_log_density(0, 0.02, 0.04, {}) == Approx(std::log(0.5 * std::erfc(0.5 / std::sqrt(2)))).epsilon(1e-12));
  CHECK(share_log_density(1, 0.9, 0.1, {}) == Approx(std::log(0.5 * std::erfc(1 / std::sqrt(2)))).epsilon(1e-12));
  for (const double share : {0.0, 0.001, 0.05}) {
    CHECK(hurdle_share_log_density(share, {-0.4, {}}, {-6, {}}, 1.3, 0.2) ==
          hurdle_log_density(share, -0.4, -6, 1.3, 0.2));
  }
  CHECK(hurdle_share_log_density(0.2, {-0.4, {}}, {-6, {}}, 1.3, 0.2) == -INFINITY);
}

// Oracle: integrals over the shock, of what a share of 0 and taking part are, and of the density of a share at each
// shock's own year as the limit of narrow bins.
TEST_CASE("a density given last year's shock is the integral over this year's") {
  for (const double rho : {0.3, 0.9}) {
    for (const double last : {-1.7, 0.4, 2.5}) {
      const double none = integral(last, rho, [](double zeta) { return 0.004 + 0.01 * zeta <= 0 ? 1.0 : 0.0; });
      CHECK(std::exp(share_log_density(0, 0.004, 0.01, given(last, rho))) == Approx(none).margin(2e-4));
      const double below = integral(last, rho, [](double zeta) { return 0.004 + 0.01 * zeta <= 0.0101 ? 1.0 : 0.0; });
      const double above = integral(last, rho, [](double zeta) { return 0.004 + 0.01 * zeta <= 0.0139 ? 1.0 : 0.0; });
      double bin = 0;
      for (int i = 0; i < 38; ++i) {
        bin += 0.0001 * std::exp(share_log_density(0.01015 + 0.0001 * i, 0.004, 0.01, given(last, rho)));
      }
      CHECK(bin == Approx(above - below).margin(2e-4));

      const double eta = 1.2, pi = participation_probability(eta);
      const double takes_part = integral(last, rho, [&](double zeta) { return math::normal_cdf(zeta) < pi; });
      const HurdlePart part{eta, given(last, rho)}, amount{-5, given(0.8, rho)};
      CHECK(1 - std::exp(hurdle_share_log_density(0, part, amount, 1.1, 0.3)) == Approx(takes_part).margin(2e-4));
      // The amount's mean, and taking part, from the density itself.
      double mass = 0, mean = 0;
      for (double share = 0.000005; share < 0.3; share += 0.00001) {
        const double weight = 0.00001 * std::exp(hurdle_share_log_density(share, part, amount, 1.1, 0.3));
        mass += weight;
        mean += weight * share;
      }
      CHECK(mass == Approx(takes_part).margin(3e-4));
      const double sent = integral(0.8, rho, [](double zeta) { return amount_share(-5, 1.1, zeta, 0.3); });
      CHECK(mean / mass == Approx(sent).epsilon(1e-3));
    }
  }
  // What a theory that forgot last year would say is far off.
  CHECK(std::exp(share_log_density(0, 0.004, 0.01, given(2.5, 0.9))) <
        0.1 * std::exp(share_log_density(0, 0.004, 0.01, {})));
  // Far out neither tail is lost.
  CHECK(std::isfinite(hurdle_share_log_density(0.01, {-60, given(-1, 0.9)}, {-5, {}}, 1, 1)));
  CHECK(std::isfinite(hurdle_share_log_density(0, {60, given(1, 0.9)}, {-5, {}}, 1, 1)));
}

TEST_CASE("an outlook over several years is that of the years between left open") {
  LatentShock shock;
  CHECK(shock.outlook(Year(2004), 0.5).deviation == 1);
  shock.set(Year(2001), 1.6);
  CHECK(shock.outlook(Year(2004), 0.5).mean == Approx(0.125 * 1.6));
  CHECK(shock.outlook(Year(2004), 0.5).deviation == Approx(std::sqrt(1 - 0.125 * 0.125)));
}

// Oracle: the forecast's own draws. Averaged over replicates, the density of a share of 0 is how often none is drawn,
// for states known by their record and over several years too.
TEST_CASE("densities handed on are those of the draws beside them") {
  const ContributionRows rows = testing::made_up_rows({.states = 60, .years = 6, .persistence = 0.9});
  for (const Family family : {Family::gaussian, Family::tobit, Family::hurdle}) {
    const FitRecipe recipe{
        .family = family, .shocks = FitRecipe::Shocks::given, .persistence = {.participation = 0.9, .amount = 0.9}};
    const std::vector<Contestant> contestants = contestants_of({theory("domestic_politics"), theory("random")});
    const ForecastOptions options{.seed = MasterSeed(2), .replications = 2000, .knowledge = Knowledge::its_record};
    double drawn = 0, density = 0, checked = 0, worst = 0;
    std::mutex guard;
    forecast(rows, {free_running(rows, Year(2003))}, contestants, recipe, options, [&](const RowForecast& one) {
      const std::lock_guard lock(guard);
      if (one.contestant == 1) CHECK(one.log_density.empty());
      if (one.contestant == 1 || rows.share[one.row] > 0) return;
      double zeros = 0, mean = 0;
      for (std::size_t k = 0; k < 2000; ++k) {
        zeros += one.shares[k] > 0 ? 0 : 1.0 / 2000;
        mean += std::exp(one.log_density[k]) / 2000;
      }
      worst = std::max(worst, std::abs(zeros - mean));
      drawn += zeros;
      density += mean;
      checked += 1;
    });
    CHECK(checked > 20);
    CHECK(worst < 5 * std::sqrt(0.25 / 2000));
    CHECK(drawn / checked == Approx(density / checked).margin(0.01));
  }
}

}  // namespace
}  // namespace entente
