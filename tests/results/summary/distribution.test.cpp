#include "results/summary/distribution.hpp"

#include "results/scores/coverage.hpp"
#include "sim/math/quantile.hpp"
#include "tests/results/support/draws.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

using namespace entente;

namespace {

struct Kind {
  const char* name;
  Binning binning;
  double largest;
  double relative;  // what quantiles may be off by
  double absolute;
  std::function<double(testing::Draws&)> draw;
};

std::vector<Kind> kinds() {
  return {{"counts", Binning::whole(200), 200, 1e-15, 0, [](auto& d) { return std::floor(20 * d.uniform()); }},
          {"troops", Binning::floating_whole(8, 32), 1e6, 1.0 / 256, 0,
           [](auto& d) { return std::floor(std::exp(13 * d.uniform())); }},
          {"correlations", Binning::linear(-1, 1, 8192), 1, 0, 2.0 / 8192, [](auto& d) { return 2 * d.uniform() - 1; }},
          {"shares", Binning::floating(8, -24, 0), 1, 1.0 / 256, 0x1p-24,
           [](auto& d) { return d.uniform() < 0.3 ? 0 : std::exp(-9 * d.uniform()); }},
          {"constant", Binning::floating(8, -24, 0), 1, 1e-15, 0, [](auto&) { return 0.1; }}};
}

}  // namespace

TEST_CASE("quantiles, means and ranges are those of the values themselves") {
  testing::Draws draws(5);
  for (const Kind& kind : kinds()) {
    for (const std::size_t n : {1u, 2u, 3u, 40u, 64u, 1000u}) {
      INFO(kind.name << " " << n);
      const double observed = kind.draw(draws);
      Distribution distribution(kind.binning, kind.largest, observed), other = distribution;
      std::vector<double> values;
      for (std::size_t i = 0; i < n; ++i) {
        values.push_back(kind.draw(draws));
        REQUIRE((i % 3 == 0 ? other : distribution).add(values.back()));
      }
      REQUIRE(distribution.add(NAN));
      distribution.merge(other);
      const PredictiveCheck check = distribution.check();
      CHECK(check.undefined == 1);
      CHECK(check.simulated.value == Approx(mean_of(values).value).margin(kind.largest * 0x1p-24));
      std::sort(values.begin(), values.end());
      for (const double p : {0.0, 0.05, 0.25, 0.5, 0.75, 0.95, 1.0}) {
        const double exact = math::quantile(values, p);
        CHECK(std::abs(distribution.quantile(p) - exact) <= std::max(kind.relative * exact, kind.absolute));
      }
      CHECK(check.inside == in_central_90(values, observed));
    }
  }
}

TEST_CASE("bins that are too wide would be seen") {
  testing::Draws draws(6);
  Distribution wide(Binning::floating(2, -24, 0), 1, 0.5);
  std::vector<double> values;
  for (int i = 0; i < 500; ++i) {
    values.push_back(0.4 + 0.01 * draws.uniform());
    wide.add(values.back());
  }
  std::sort(values.begin(), values.end());
  CHECK(std::abs(wide.quantile(0.25) - math::quantile(values, 0.25)) > math::quantile(values, 0.25) / 256);
}

TEST_CASE("nothing defined, nothing said") {
  Distribution distribution(Binning::linear(-1, 1, 10), 1, 0.2);
  distribution.add(NAN);
  const PredictiveCheck check = distribution.check();
  CHECK(check.undefined == 1);
  CHECK_FALSE(check.defined());
  CHECK(std::isnan(check.q05));
  CHECK_FALSE(check.inside);
  Distribution unobserved(Binning::whole(3), 3, NAN);
  unobserved.add(1);
  CHECK_FALSE(unobserved.check().inside);
  CHECK_FALSE(unobserved.add(5));  // out of range
}

TEST_CASE("where the observed value stands is told as from the sorted replicates") {
  testing::Draws draws(7);
  for (int trial = 0; trial < 20000; ++trial) {
    const auto n = static_cast<std::size_t>(1 + 45 * draws.uniform());
    const double grain = trial % 2 == 0 ? 8 : 1e6;  // with ties and without
    const auto value = [&] { return std::floor(grain * draws.uniform()); };
    const double observed = trial % 5 == 0 ? value() + 0.5 : value();
    std::vector<double> values;
    ObservedRank rank, half;
    for (std::size_t i = 0; i < n; ++i) {
      values.push_back(value());
      (i % 2 == 0 ? rank : half).add(values.back(), observed);
    }
    rank.merge(half);
    std::sort(values.begin(), values.end());
    for (const CentralInterval& interval : central_intervals) {
      REQUIRE(rank.in_central(interval, n, observed) == in_central(interval, values, observed));
    }
  }
  CHECK_FALSE(ObservedRank{}.in_central(central_90, 0, 1));
}
