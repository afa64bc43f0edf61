#include "results/effects/paired_moments.hpp"

#include "tests/results/support/draws.hpp"
#include "tests/results/support/oracle.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <vector>

namespace entente {

// Oracle: the same from the values themselves, in long double.
TEST_CASE("means, errors and the variance ratio are those of the values", "[effects]") {
  testing::Draws draws(1);
  PairedMoments sums = PairedMoments::fraction();
  std::vector<double> before, after, difference;
  for (int k = 0; k < 777; ++k) {
    const double common = 0.02 * draws.uniform();
    before.push_back(common + 0.001 * draws.uniform());
    after.push_back(common + 0.003 * draws.uniform());
    difference.push_back(after.back() - before.back());
    REQUIRE(sums.add(before.back(), after.back()));
  }
  const auto same = [](const Simulated& a, const Simulated& b) {
    CHECK(a.value == Approx(b.value).epsilon(0).margin(1e-12));
    CHECK(a.error == Approx(b.error).epsilon(1e-9));
  };
  same(sums.baseline(777), testing::exact_mean(before));
  same(sums.counterfactual(777), testing::exact_mean(after));
  same(sums.effect(777), testing::exact_mean(difference));
  const double a = testing::exact_mean(before).error, b = testing::exact_mean(after).error;
  const double d = testing::exact_mean(difference).error;
  CHECK(sums.variance_ratio(777) == Approx((a * a + b * b) / (d * d)).epsilon(1e-8));
}

TEST_CASE("sums of pairs do not depend on order", "[effects]") {
  testing::Draws draws(2);
  std::vector<std::pair<double, double>> values;
  for (int k = 0; k < 200; ++k) values.emplace_back(draws.uniform(), draws.uniform());
  PairedMoments forward = PairedMoments::fraction(), first = forward, second = forward;
  for (const auto& [a, b] : values) forward.add(a, b);
  for (std::size_t k = values.size(); k-- > 120;) second.add(values[k].first, values[k].second);
  for (std::size_t k = 120; k-- > 0;) first.add(values[k].first, values[k].second);
  second.merge(first);
  CHECK(second == forward);
}

TEST_CASE("the largest numbers of the most replicates keep their sums", "[effects]") {
  PairedMoments sums = PairedMoments::whole();
  const double largest = std::ldexp(1.0, PairedMoments::largest_bits);
  sums.add(-largest, largest);
  sums.add(largest, -largest);
  std::size_t count = 2;
  for (; count < (std::size_t{1} << 20); count *= 2) sums.merge(PairedMoments(sums));
  CHECK(sums.effect(count).value == 0);
  CHECK(sums.baseline(count).error == Approx(largest / std::sqrt(static_cast<double>(count - 1))).epsilon(1e-12));
  CHECK(sums.effect(count).error == Approx(2 * largest / std::sqrt(static_cast<double>(count - 1))).epsilon(1e-12));
}

TEST_CASE("values without a place in the sums are refused", "[effects]") {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  PairedMoments shares = PairedMoments::fraction();
  CHECK(shares.add(2, -2));
  CHECK_FALSE(shares.add(0, 2.1));
  CHECK_FALSE(shares.add(nan, 0));
  CHECK_FALSE(PairedMoments::whole().add(1e13, 0));
}

TEST_CASE("equal pairs have no variance to save, and one replicate no error", "[effects]") {
  PairedMoments sums = PairedMoments::whole();
  sums.add(3, 3);
  CHECK(std::isnan(sums.effect(1).error));
  CHECK(std::isnan(sums.variance_ratio(1)));
  sums.add(5, 5);
  CHECK(sums.effect(2).value == 0);
  CHECK(sums.effect(2).error == 0);
  CHECK(std::isnan(sums.variance_ratio(2)));
  CHECK(std::isnan(sums.effect(0).value));
}

}  // namespace entente
