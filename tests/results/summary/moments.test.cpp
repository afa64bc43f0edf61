#include "results/summary/moments.hpp"

#include "tests/results/support/draws.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

using namespace entente;

namespace {

Moments moments_of(const std::vector<double>& values, double largest) {
  Moments moments(largest);
  REQUIRE(moments.add(values.data(), values.size()));
  return moments;
}

}  // namespace

TEST_CASE("mean and error are those of the values, to what the unit allows") {
  testing::Draws draws(1);
  for (const double largest : {1.0, 14.0, 0.3, 2500000.0, 1e-5}) {
    std::vector<double> values;
    for (int i = 0; i < 777; ++i) values.push_back(largest * (2 * draws.uniform() - 1));
    long double sum = 0, squares = 0;
    for (const double x : values) sum += x;
    const long double mean = sum / 777;
    for (const double x : values) squares += (x - mean) * (x - mean);
    const double error = static_cast<double>(std::sqrt(squares / 776 / 777));
    const Moments moments = moments_of(values, largest);
    CHECK(moments.unit() <= largest / 0x1p24);
    CHECK(std::abs(moments.mean(777).value - static_cast<double>(mean)) <= moments.unit() / 2);
    CHECK(moments.mean(777).error == Approx(error).epsilon(1e-7));
  }
}

TEST_CASE("equal values have no error, one value has none that is known") {
  const double tenth = 0.1;
  const Simulated same = moments_of(std::vector<double>(1000, tenth), 1).mean(1000);
  CHECK(same.error == 0);
  CHECK(same.value == Approx(tenth).epsilon(1e-6));
  CHECK(std::isnan(moments_of({tenth}, 1).mean(1).error));
  CHECK(std::isnan(Moments(1).mean(0).value));
}

TEST_CASE("whole numbers are exact") {
  testing::Draws draws(2);
  std::vector<double> values;
  for (int i = 0; i < 999; ++i) values.push_back(std::floor(33554432 * draws.uniform()));
  double sum = 0;
  for (const double x : values) sum += x;
  CHECK(moments_of(values, 33554432).mean(999).value == sum / 999);
}

TEST_CASE("neither the order nor how it was shared out matters") {
  testing::Draws draws(3);
  std::vector<double> values;
  for (int i = 0; i < 2000; ++i) values.push_back(draws.uniform());
  const Moments whole = moments_of(values, 1);
  std::mt19937_64 engine(4);
  std::shuffle(values.begin(), values.end(), engine);
  Moments parts = moments_of({values.begin(), values.begin() + 700}, 1);
  parts.merge(moments_of({values.begin() + 700, values.end()}, 1));
  CHECK(parts == whole);
}

TEST_CASE("what is out of range is told, and a long sum of the largest is not") {
  CHECK_FALSE(Moments(1).add(1.01));
  CHECK_FALSE(Moments(1).add(-1.01));
  CHECK_FALSE(Moments(1).add(NAN));
  CHECK_FALSE(Moments(1).add(INFINITY));
  CHECK(Moments(1).add(-1));
  Moments moments(1);
  const std::vector<double> ones(Moments::most_at_once, 1), minus(Moments::most_at_once, -1);
  for (int i = 0; i < 2048; ++i) {  // 2^24 values in all
    REQUIRE(moments.add(ones.data(), ones.size()));
    REQUIRE(moments.add(minus.data(), minus.size()));
  }
  CHECK(moments.mean(1 << 24).value == 0);
  CHECK(moments.mean(1 << 24).error == Approx(1.0 / 4096).epsilon(1e-6));
}
