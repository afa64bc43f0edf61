#include "sim/math/functions.hpp"
#include "sim/math/lane/box_muller.hpp"
#include "sim/random/lane/philox.hpp"
#include "tests/sim/fingerprint.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

// Oracles: the C library in 80-bit long double for single pairs; the normal law's moments for many.
namespace entente::tests {
namespace {

namespace lane = math::lane;

constexpr int lanes = 64;
constexpr int blocks = 8192;
constexpr double draws = double{lanes} * blocks;

// Calls visit(radius bits, angle bits, pair) for each of 524,288 pairs. `spoil` may change the bits beforehand.
template <class Spoil, class Visit>
void for_each_pair(Spoil spoil, Visit visit) {
  const std::uint32_t key[2] = {20010911, 2003}, counter[4] = {0, 1, 2, 3};
  for (std::uint32_t block = 0; block < blocks; ++block) {
    std::uint64_t radius[lanes], angle[lanes];
    random::lane::philox<lanes>(key, counter, block * lanes, radius, angle);
    for (int i = 0; i < lanes; ++i) spoil(radius[i], angle[i]);
    lane::NormalPair pair[lanes];
    for (int i = 0; i < lanes; ++i) pair[i] = lane::normal_pair(radius[i], angle[i]);
    for (int i = 0; i < lanes; ++i) visit(radius[i], angle[i], pair[i]);
  }
}

constexpr auto as_drawn = [](std::uint64_t&, std::uint64_t&) {};

// The largest deviation, in standard errors, of moments of pairs from those of two independent standard normals.
template <class Spoil>
double worst_deviation(Spoil spoil) {
  std::array<double, 11> sums{};
  for_each_pair(spoil, [&](std::uint64_t, std::uint64_t, lane::NormalPair pair) {
    const double a = pair.first, b = pair.second;
    const double aa = a * a - 1, bb = b * b - 1;
    // Hermite polynomials and products of them: mean 0; variance 1, 2, 6, 24 by degree, products multiply.
    const std::array<double, 11> terms{a,
                                       b,
                                       aa / std::sqrt(2.0),
                                       bb / std::sqrt(2.0),
                                       (a * a - 3) * a / std::sqrt(6.0),
                                       (b * b - 3) * b / std::sqrt(6.0),
                                       ((a * a - 6) * a * a + 3) / std::sqrt(24.0),
                                       ((b * b - 6) * b * b + 3) / std::sqrt(24.0),
                                       a * b,
                                       aa * bb / 2,
                                       aa * b / std::sqrt(2.0)};
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += terms[i];
  });
  double worst = 0;
  for (const double sum : sums) worst = std::max(worst, std::abs(sum) / std::sqrt(draws));
  return worst;
}

// Chi-squared of first and second over 64 bins of equal probability, in standard deviations from its expectation 63.
std::array<double, 2> bin_deviations() {
  std::array<std::array<double, 64>, 2> count{};
  for_each_pair(as_drawn, [&](std::uint64_t, std::uint64_t, lane::NormalPair pair) {
    count[0][static_cast<std::size_t>(64 * math::normal_cdf(pair.first))] += 1;
    count[1][static_cast<std::size_t>(64 * math::normal_cdf(pair.second))] += 1;
  });
  std::array<double, 2> deviation{};
  for (std::size_t which = 0; which < 2; ++which) {
    double chi_squared = 0;
    for (const double n : count[which]) chi_squared += (n - draws / 64) * (n - draws / 64) / (draws / 64);
    deviation[which] = std::abs(chi_squared - 63) / std::sqrt(126.0);
  }
  return deviation;
}

TEST_CASE("the unit interval of lanes is that of the streams") {
  CHECK(lane::unit_interval(0) == 0x1p-53);
  CHECK(lane::unit_interval(~std::uint64_t{0}) == 1 - 0x1p-53);
  for_each_pair(as_drawn, [](std::uint64_t bits, std::uint64_t, lane::NormalPair) {
    REQUIRE(lane::unit_interval(bits) == (static_cast<double>(bits >> 12) + 0.5) * 0x1p-52);
  });
}

TEST_CASE("pairs of normals are those of Box and Muller") {
  const long double pi = std::acos(-1.0L);
  long double worst = 0;
  for_each_pair(as_drawn, [&](std::uint64_t radius_bits, std::uint64_t angle_bits, lane::NormalPair pair) {
    const long double u = (static_cast<long double>(radius_bits >> 12) + 0.5L) * 0x1p-52L;
    const long double radius = std::sqrt(-2 * std::log(u));
    const long double angle = pi / 2 * (static_cast<long double>(angle_bits & 0xfffffffffffff) * 0x1p-52L);
    const long double first = radius * std::cos(angle) * ((angle_bits >> 62) & 1 ? -1 : 1);
    const long double second = radius * std::sin(angle) * (angle_bits >> 63 ? -1 : 1);
    worst = std::max({worst, std::abs(pair.first - first) / radius, std::abs(pair.second - second) / radius});
  });
  CHECK(static_cast<double>(worst) < 5e-16);
}

TEST_CASE("pairs of normals at their edges") {
  const lane::NormalPair farthest = lane::normal_pair(0, 0);
  CHECK(farthest.first == Approx(std::sqrt(-2 * std::log(0x1p-53))).epsilon(1e-15));
  CHECK(std::abs(farthest.second) < 1e-14);
  const lane::NormalPair nearest = lane::normal_pair(~std::uint64_t{0}, std::uint64_t{1} << 51);
  CHECK(nearest.first == Approx(0x1p-53 * std::sqrt(0x1p53)).epsilon(1e-8));
  CHECK(nearest.first == Approx(nearest.second).epsilon(1e-15));
}

TEST_CASE("pairs of normals have the moments and the law of normals") {
  CHECK(worst_deviation(as_drawn) < 4.5);  // of eleven
  const auto [first, second] = bin_deviations();
  CHECK(first < 4.5);
  CHECK(second < 4.5);
}

TEST_CASE("the moments catch broken pairs") {
  // No second quadrant; the angle repeats the radius; and the radius falls short by 1.5 %.
  CHECK(worst_deviation([](std::uint64_t&, std::uint64_t& angle) { angle &= ~(std::uint64_t{3} << 62); }) > 10);
  CHECK(worst_deviation([](std::uint64_t& radius, std::uint64_t& angle) { angle = radius; }) > 10);
  CHECK(worst_deviation([](std::uint64_t& radius, std::uint64_t&) { radius += (~radius >> 6); }) > 10);
}

TEST_CASE("pairs of normals keep their bits", "[golden]") {
  Fingerprint print;
  for_each_pair(as_drawn, [&](std::uint64_t bits, std::uint64_t, lane::NormalPair pair) {
    print.add(lane::unit_interval(bits));
    print.add(pair.first);
    print.add(pair.second);
  });
  CHECK(print.value() == 0x36715146fbd5687);
  const lane::NormalPair pair = lane::normal_pair(0x0123456789abcdef, 0xfedcba9876543210);
  CHECK(pair.first == -1.0388738623871963);
  CHECK(pair.second == -3.1229700450784965);
}

}  // namespace
}  // namespace entente::tests
