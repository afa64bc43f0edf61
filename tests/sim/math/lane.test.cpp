#include "sim/math/functions.hpp"
#include "sim/math/lane/exponential.hpp"
#include "sim/math/lane/logarithm.hpp"
#include "sim/math/lane/normal.hpp"
#include "tests/sim/fingerprint.hpp"
#include "tests/sim/math/accuracy.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

// Oracle: the C library in 80-bit long double. What math::exp, log, normal_cdf, ... make of these functions is tested
// with those.
namespace entente::tests {
namespace {

namespace lane = math::lane;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

long double true_exp(long double x) { return std::exp(x); }
long double true_log(long double x) { return std::log(x); }
long double true_logistic(long double x) { return 1 / (1 + std::exp(-x)); }
long double true_scaled_tail(long double x) { return std::erfc(x / std::sqrt(2.0L)) / 2 * std::exp(x * x / 2); }

// A function that never falls over steps far above its rounding.
template <class Function>
bool rises(double from, double to, Function function) {
  double last = -infinity;
  bool rising = true;
  for_each_point({from, to, 100000}, [&](double x) {
    rising = rising && function(x) >= last;
    last = function(x);
  });
  return rising;
}

TEST_CASE("exponentials of lanes are within their stated errors") {
  CHECK(worst_relative_error({-708, 709.7, 100000}, lane::exponential, true_exp) < 2e-16);
  CHECK(worst_relative_error({-708.3, 709.4, 100000}, lane::exponential_in_range, true_exp) < 2e-16);
  CHECK(worst_relative_error({-708.3, 0, 100000}, lane::exponential_of_nonpositive, true_exp) < 2e-16);
  CHECK(worst_relative_error({-1, 0, 100000}, lane::exponential_of_nonpositive, true_exp) < 2e-16);
  CHECK(rises(-746, 711, lane::exponential));
  CHECK(rises(-746, 711, lane::exponential_in_range));
}

TEST_CASE("exponentials of lanes at their edges") {
  CHECK(lane::exponential(0) == 1);
  CHECK(lane::exponential(-745.2) == 0);
  CHECK(lane::exponential(-745.1) == 0x1p-1074);
  CHECK(lane::exponential(709.78) == Approx(1.7928227943945155e308).epsilon(1e-13));  // R 4.2, exp(709.78)
  CHECK(lane::exponential(709.79) == infinity);
  CHECK(lane::exponential_in_range(709.5) == infinity);
  for (const auto function :
       {+[](double x) { return lane::exponential(x); }, +[](double x) { return lane::exponential_in_range(x); }}) {
    CHECK(function(-infinity) == 0);
    CHECK(function(-1e300) == 0);
    CHECK(function(1e300) == infinity);
    CHECK(function(infinity) == infinity);
    CHECK(std::isnan(function(not_a_number)));
  }
  CHECK(lane::exponential_of_nonpositive(-708.8) == 0);
  CHECK(lane::exponential_of_nonpositive(-infinity) == 0);
  CHECK(std::isnan(lane::exponential_of_nonpositive(not_a_number)));
}

TEST_CASE("the logistic function of lanes") {
  CHECK(worst_relative_error({-708, 40, 100000}, lane::logistic, true_logistic) < 5e-16);
  CHECK(worst_relative_error({-10, 10, 100000}, lane::logistic, true_logistic) < 5e-16);
  CHECK(rises(-800, 800, lane::logistic));
  CHECK(lane::logistic(0) == 0.5);
  CHECK(lane::logistic(-infinity) == 0);
  CHECK(lane::logistic(infinity) == 1);
  CHECK(std::isnan(lane::logistic(not_a_number)));
}

TEST_CASE("logarithms of lanes") {
  CHECK(worst_relative_error({2.3e-308, 1.7e308, 100000, true}, lane::logarithm, true_log) < 2e-16);
  CHECK(worst_relative_error({0.5, 2, 100000}, lane::logarithm, true_log) < 2e-16);
  CHECK(rises(0, 4, lane::logarithm));
  CHECK(lane::logarithm(1) == 0);
  CHECK(lane::logarithm(0) == -infinity);
  CHECK(lane::logarithm(infinity) == infinity);
  CHECK(std::isnan(lane::logarithm(not_a_number)));
}

TEST_CASE("the normal law of lanes") {
  CHECK(worst_relative_error({0, 37, 100000}, lane::scaled_upper_tail, true_scaled_tail) < 9e-16);
  CHECK(worst_relative_error({0, 2, 100000}, lane::scaled_upper_tail, true_scaled_tail) < 9e-16);
  CHECK(rises(-40, 40, lane::normal_cdf));
  CHECK(rises(-40, 8, lane::log_normal_cdf));
  for_each_point({-40, 40, 10000}, [](double x) {
    const lane::NormalValues values = lane::normal_values(x);
    REQUIRE(values.cdf == math::normal_cdf(x));
    REQUIRE(values.density == math::normal_density(x));
  });
  CHECK(lane::normal_values(-infinity).cdf == 0);
  CHECK(lane::normal_values(infinity).cdf == 1);
  CHECK(lane::normal_values(infinity).density == 0);
  CHECK(std::isnan(lane::normal_values(not_a_number).cdf));
  CHECK(std::isnan(lane::normal_values(not_a_number).density));
}

// Lanes side by side, as kernels call the functions, so that the compiler vectorises the loop.
template <class Function>
std::uint64_t fingerprint(double from, double step, Function function) {
  constexpr int lanes = 64;
  Fingerprint print;
  for (int block = 0; block < 300; ++block) {
    double x[lanes], y[lanes];
    for (int i = 0; i < lanes; ++i) x[i] = from + (block * lanes + i) * step;
    for (int i = 0; i < lanes; ++i) y[i] = function(x[i]);
    for (int i = 0; i < lanes; ++i) print.add(y[i]);
  }
  return print.value();
}

TEST_CASE("a scaled normal is the normal, however far out", "[lane]") {
  // Oracle: log_normal_cdf, itself held to long double.
  for (double x = -300; x <= 300; x += 0.37) {
    const lane::ScaledNormal scaled = lane::scaled_normal(x);
    CAPTURE(x);
    CHECK(scaled.exponent + std::log(scaled.factor) == Approx(lane::log_normal_cdf(x)).epsilon(1e-14).margin(1e-15));
  }
  CHECK(lane::scaled_normal(1e200).factor == 1);
  CHECK(lane::scaled_normal(-1e100).factor > 0);
}

TEST_CASE("functions of lanes keep their bits", "[golden]") {
  CHECK(fingerprint(-750, 0x1.4p-4, [](double x) { return lane::exponential(x); }) == 0xa57a880dcd23903f);
  CHECK(fingerprint(-750, 0x1.4p-4, [](double x) { return lane::exponential_in_range(x); }) == 0x3417fca3ef678240);
  CHECK(fingerprint(-720, 0x1.3p-5, [](double x) { return lane::exponential_of_nonpositive(x); }) ==
        0xe51b4a3bc337c36d);
  CHECK(fingerprint(-40, 0x1p-8, [](double x) { return lane::logistic(x); }) == 0xdaf51ac6209a42e7);
  CHECK(fingerprint(0, 0x1p-12, [](double x) { return lane::logarithm(x); }) == 0xb998b2837d2fe4d2);
  CHECK(fingerprint(0, 0x1p-9, [](double t) { return lane::scaled_upper_tail(t); }) == 0xa2224fac8a8d6452);
  CHECK(fingerprint(-38, 0x1p-8, [](double x) { return lane::normal_values(x).cdf; }) == 0x5986c1e18443c433);
  CHECK(fingerprint(-38, 0x1p-8, [](double x) { return lane::normal_values(x).density; }) == 0x10c8fbed7c839c4d);
  CHECK(fingerprint(-200, 0x1.5p-6, [](double x) { return lane::log_normal_cdf(x); }) == 0x570f4669eea16a3d);
}

}  // namespace
}  // namespace entente::tests
