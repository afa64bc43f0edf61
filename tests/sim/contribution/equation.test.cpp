#include "sim/contribution/equation.hpp"

#include <catch2/catch.hpp>

#include <cmath>

namespace entente {
namespace {

/// E[drawn_share] over the shock by the midpoint rule, with the kink of the tobit on a cell's edge: an oracle for the
/// mean that shares no formula with it.
double mean_by_quadrature(Family family, double eta, double sigma) {
  constexpr int cells = 200000;
  const double kink = -eta / sigma;
  double sum = 0;
  for (const double sign : {-1.0, 1.0}) {
    const double width = 12.0 / cells;
    for (int i = 0; i < cells; ++i) {
      const double shock = kink + sign * (i + 0.5) * width;
      sum += drawn_share(family, eta, sigma, shock) * std::exp(-0.5 * shock * shock) / std::sqrt(2 * M_PI) * width;
    }
  }
  return sum;
}

}  // namespace

TEST_CASE("Potential is signalled only above the reference", "[contribution]") {
  CHECK(signalled_potential(0.1, 0.2, 3.0) == 0.1);  // below P*: the type does not matter
  CHECK(signalled_potential(-0.4, 0.0, 0.0) == -0.4);
  CHECK(signalled_potential(0.5, 0.2, 3.0) == Approx(0.2 + 3 * 0.3).epsilon(1e-15));
  CHECK(signalled_potential(0.5, 0.2, 0.0) == 0.2);  // the conventional expectation
  CHECK(signalled_potential(0.3, 0.1, 1.0) == 0.3);  // the fit: potential itself, to the bit
  CHECK(signalled_potential(0.2, 0.2, 7.0) == 0.2);
}

TEST_CASE("The linear predictor adds what behaviour moves to the rest", "[contribution]") {
  CHECK(linear_predictor(0.002, 0.01, 0.5) == 0.002 + 0.01 * 0.5);
}

TEST_CASE("The mean share is the mean of drawn shares", "[contribution]") {
  for (const double eta : {-0.012, -0.004, 0.0, 0.001, 0.009}) {
    CHECK(mean_share(Family::tobit, eta, 0.004) == Approx(mean_by_quadrature(Family::tobit, eta, 0.004)).epsilon(1e-8));
    CHECK(mean_share(Family::gaussian, eta, 0.004) == eta);
  }
  // A variant that forgets the second term of the mean, sigma phi, must not pass.
  CHECK(math::normal_cdf(0.25) * 0.001 != Approx(mean_by_quadrature(Family::tobit, 0.001, 0.004)).epsilon(1e-2));
}

TEST_CASE("The tobit mean stays non-negative and tends to eta and to zero", "[contribution]") {
  for (double z = -60; z < 0; z += 0.37) {
    const double mean = mean_share(Family::tobit, z * 0.01, 0.01);
    CHECK(mean >= 0);
    CHECK(mean < 0.004);
  }
  CHECK(mean_share(Family::tobit, 0.4, 0.01) == Approx(0.4).epsilon(1e-14));
}

TEST_CASE("Log densities are those of the normal and the censored normal", "[contribution]") {
  // R: dnorm(0.003, 0.001, 0.004, log = TRUE); pnorm(0, 0.001, 0.004, log.p = TRUE); pnorm(0, 0.05, 0.004, log.p =
  // TRUE)
  CHECK(log_density(Family::gaussian, 0.003, 0.001, 0.004) == Approx(4.4775223846575738).epsilon(1e-14));
  CHECK(log_density(Family::tobit, 0.003, 0.001, 0.004) == Approx(4.4775223846575738).epsilon(1e-14));
  CHECK(log_density(Family::tobit, 0.0, 0.001, 0.004) == Approx(-0.91306176481113499).epsilon(1e-14));
  CHECK(log_density(Family::tobit, 0.0, 0.05, 0.004) == Approx(-81.575967870743881).epsilon(1e-13));
  CHECK(log_density(Family::gaussian, 0.0, 0.001, 0.004) == Approx(4.5712723846575729).epsilon(1e-14));
}

TEST_CASE("The tobit density and the probability of zero sum to one", "[contribution]") {
  const double eta = 0.001;
  const double sigma = 0.004;
  constexpr int cells = 100000;
  const double width = (eta + 10 * sigma) / cells;
  double sum = std::exp(log_density(Family::tobit, 0.0, eta, sigma));
  for (int i = 0; i < cells; ++i) sum += std::exp(log_density(Family::tobit, (i + 0.5) * width, eta, sigma)) * width;
  CHECK(sum == Approx(1.0).epsilon(1e-9));
}

TEST_CASE("Drawn shares are cut off at zero under tobit only", "[contribution]") {
  CHECK(drawn_share(Family::gaussian, 0.001, 0.004, -1.0) == 0.001 - 0.004);
  CHECK(drawn_share(Family::tobit, 0.001, 0.004, -1.0) == 0.0);
  CHECK(drawn_share(Family::tobit, 0.001, 0.004, 1.0) == 0.005);
}

}  // namespace entente
