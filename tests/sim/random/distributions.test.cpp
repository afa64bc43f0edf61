#include "sim/random/distributions.hpp"

#include "sim/core/error.hpp"
#include "tests/sim/random/battery.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

namespace entente::tests {
namespace {

using random::Identity;
using random::Stream;

constexpr double bound = 5;  // standard errors; about 1,500 statistics below

void check_sound(const Law& law, const Draw& draw) {
  const Verdict verdict = battery(law, draw);
  INFO("worst statistic: " << verdict.statistic);
  CHECK(verdict.worst < bound);
}

TEST_CASE("uniform and normal draws pass the battery") {
  check_sound(uniform_law(), random::uniform);
  check_sound(normal_law(), random::normal);
}

TEST_CASE("Bernoulli draws pass the battery") {
  for (const double p : {0.001, 0.3, 0.5, 0.97}) {
    CAPTURE(p);
    check_sound(bernoulli_law(p), [p](Stream& stream) { return random::bernoulli(stream, p) ? 1.0 : 0.0; });
  }
}

TEST_CASE("Poisson draws pass the battery") {
  for (const double mean : {0.01, 0.5, 3.0, 9.9, 10.1, 50.0, 1e4}) {
    CAPTURE(mean);
    check_sound(poisson_law(mean), [mean](Stream& stream) { return random::poisson(stream, mean); });
  }
}

TEST_CASE("gamma draws pass the battery") {
  for (const double shape : {0.3, 1.0, 4.5, 200.0}) {
    CAPTURE(shape);
    check_sound(gamma_law(shape), [shape](Stream& stream) { return random::gamma(stream, shape); });
  }
}

TEST_CASE("negative binomial draws pass the battery") {
  const double cases[][2] = {{0.05, 0.5}, {3, 0.5}, {3, 50}, {20, 5}, {400, 1.5}};
  for (const auto& [mean, size] : cases) {
    CAPTURE(mean, size);
    check_sound(negative_binomial_law(mean, size),
                [m = mean, r = size](Stream& stream) { return random::negative_binomial(stream, m, r); });
  }
}

TEST_CASE("degenerate parameters give the certain answer") {
  Stream stream(Identity{});
  for (int i = 0; i < 1000; ++i) {
    REQUIRE_FALSE(random::bernoulli(stream, 0));
    REQUIRE(random::bernoulli(stream, 1));
    REQUIRE(random::poisson(stream, 0) == 0);
    REQUIRE(random::negative_binomial(stream, 0, 2) == 0);
    REQUIRE(random::poisson(stream, 1e-300) == 0);
  }
}

TEST_CASE("a Poisson by inversion takes exactly one uniform, whatever its mean") {
  for (const double mean : {0.0, 0.01, 3.0, 9.9}) {
    Stream one(Identity{}), other(Identity{});
    random::poisson(one, mean);
    random::uniform(other);
    CHECK(one.next_64() == other.next_64());
  }
}

TEST_CASE("a Poisson by inversion rises with its mean on common random numbers") {
  for (std::uint32_t k = 0; k < 10000; ++k) {
    Stream smaller({.seed = MasterSeed(5), .replicate = Replicate(k)}),
        larger({.seed = MasterSeed(5), .replicate = Replicate(k)});
    REQUIRE(random::poisson(smaller, 3) <= random::poisson(larger, 3.5));
  }
}

TEST_CASE("counts and gammas keep their scale at the ends of their ranges") {
  Stream stream(Identity{});
  for (int i = 0; i < 1000; ++i) {
    REQUIRE(std::abs(static_cast<double>(random::poisson(stream, 1e12)) - 1e12) < 6e6);
    REQUIRE(std::abs(random::gamma(stream, 1e12) - 1e12) < 6e6);
    REQUIRE(random::gamma(stream, 1e-5) >= 0);
    REQUIRE(random::negative_binomial(stream, 1e9, 0.1) >= 0);
    REQUIRE(std::abs(static_cast<double>(random::negative_binomial(stream, 1e9, 1e12)) - 1e9) < 2e5);
  }
}

TEST_CASE("parameters out of range are errors that name them") {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN(), infinity = std::numeric_limits<double>::infinity();
  Stream stream(Identity{});
  for (const double wrong : {-0.1, 1.1, nan}) CHECK_THROWS_AS(random::bernoulli(stream, wrong), Error);
  for (const double wrong : {-1e-300, 1.1e12, infinity, nan}) CHECK_THROWS_AS(random::poisson(stream, wrong), Error);
  for (const double wrong : {0.0, -1.0, infinity, nan}) {
    CHECK_THROWS_AS(random::gamma(stream, wrong), Error);
    CHECK_THROWS_AS(random::negative_binomial(stream, 1, wrong), Error);
  }
  for (const double wrong : {-1.0, 2e9, nan}) CHECK_THROWS_AS(random::negative_binomial(stream, wrong, 1), Error);
  CHECK_THROWS_AS(random::negative_binomial(stream, 1e9, 1e-3), Error);
  CHECK_THROWS_WITH(random::poisson(stream, -2), "random draw: a Poisson mean is -2, not between 0 and 1e12");
}

}  // namespace
}  // namespace entente::tests
