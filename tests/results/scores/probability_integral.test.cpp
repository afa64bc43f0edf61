#include "results/scores/probability_integral.hpp"

#include <catch2/catch.hpp>

#include <numeric>

using namespace entente;

TEST_CASE("an observation among n draws stands between its ranks") {
  const PitInterval among = pit_interval(3, 0, 9);
  CHECK(among.low == Approx(0.3));
  CHECK(among.high == Approx(0.4));
  CHECK(among.at(0.5) == Approx(0.35));
  const PitInterval zero = pit_interval(0, 7, 9);  // on seven draws of the point mass
  CHECK(zero.low == 0);
  CHECK(zero.high == Approx(0.8));
  const PitInterval nothing = pit_interval(0, 0, 0);
  CHECK(nothing.low == 0);
  CHECK(nothing.high == 1);
}

TEST_CASE("the non-randomised histogram is the mean of the randomised one") {
  const PitInterval interval{0.05, 0.3};
  const PitMasses masses = pit_masses(interval);
  CHECK(masses[0] == Approx(0.2));
  CHECK(masses[1] == Approx(0.4));
  CHECK(masses[2] == Approx(0.4));
  CHECK(masses[3] == 0);
  CHECK(std::accumulate(masses.begin(), masses.end(), 0.0) == Approx(1));
  PitMasses counted{};
  const int draws = 1000;
  for (int i = 0; i < draws; ++i) counted[pit_bin(interval.at((i + 0.5) / draws))] += 1.0 / draws;
  for (std::size_t bin = 0; bin < pit_bins; ++bin) CHECK(counted[bin] == Approx(masses[bin]).margin(1.0 / draws));
  CHECK(pit_bin(0) == 0);
  CHECK(pit_bin(1) == pit_bins - 1);
}

TEST_CASE("moments are integrals of Legendre's polynomials over the interval") {
  const PitInterval interval{0.2, 0.7};
  double tilt = 0, ends = 0;
  const int steps = 100000;
  for (int i = 0; i < steps; ++i) {
    const double u = interval.at((i + 0.5) / steps);
    tilt += 1.7320508075688772 * (2 * u - 1) / steps;
    ends += 2.2360679774997898 * (6 * u * u - 6 * u + 1) / steps;
  }
  CHECK(pit_moments(interval).tilt == Approx(tilt).epsilon(1e-8));
  CHECK(pit_moments(interval).ends == Approx(ends).epsilon(1e-8));
  CHECK(pit_moments({0, 1}).tilt == Approx(0).margin(1e-15));
  CHECK(pit_moments({0, 1}).ends == Approx(0).margin(1e-15));
}
