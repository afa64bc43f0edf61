#include "sim/contribution/hurdle.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>

namespace entente {
namespace {

/// E[amount_share] by the trapezoid rule in libm's functions with nodes 18 times as dense and a wider range: of what
/// the fixed rule may lack, density and range, this has plenty.
double mean_by_dense_rule(double eta, double sigma) {
  constexpr double step = 1.0 / 64;
  double sum = 0;
  for (int j = -14 * 64; j <= 16 * 64; ++j) {
    const double z = j * step;
    sum += step * std::exp(-0.5 * z * z) / std::sqrt(2 * M_PI) / (1 + std::exp(-(eta + sigma * z)));
  }
  return sum;
}

double largest_error(double sigma) {
  double largest = 0;
  for (double eta = -12; eta <= 3; eta += 0.125) {
    largest = std::max(largest, std::abs(mean_amount(eta, sigma) / mean_by_dense_rule(eta, sigma) - 1));
  }
  return largest;
}

}  // namespace

TEST_CASE("The weights of the mean's rule are those of the normal density", "[contribution][hurdle]") {
  constexpr int nodes = static_cast<int>(std::size(quadrature_weights));
  REQUIRE(quadrature_last < nodes);
  REQUIRE(-quadrature_first < nodes);
  double sum = 0;
  for (int j = quadrature_first; j <= quadrature_last; ++j) sum += quadrature_weights[std::abs(j)];
  CHECK(sum == Approx(1).epsilon(1e-11));  // but for the tail below the first node
  for (int j = 0; j < nodes; ++j) {
    const double z = j * quadrature_step;
    CHECK(quadrature_weights[j] ==
          Approx(quadrature_step * std::exp(-0.5 * z * z) / std::sqrt(2 * M_PI)).epsilon(1e-14).margin(0));
  }
}

TEST_CASE("The mean amount is accurate where shares lie", "[contribution][hurdle]") {
  for (const double sigma : {0.01, 0.1, 0.5, 1.0, 1.5, 2.0, 2.5}) {
    CAPTURE(sigma);
    CHECK(largest_error(sigma) < 1e-11);
  }
  CHECK(largest_error(3) < 1e-9);
  CHECK(largest_error(4) < 2e-7);
  // R: integrate(function(z) dnorm(z) * plogis(eta + sigma * z), -14, 16, rel.tol = 1e-13, subdivisions = 2000)
  CHECK(mean_amount(-6, 1.3) == Approx(0.0056104859969165).epsilon(1e-11).margin(0));
  CHECK(mean_amount(-12, 2.5) == Approx(0.000135437434943347).epsilon(1e-11).margin(0));
  CHECK(mean_amount(3, 2) == Approx(0.870405799065423).epsilon(1e-11));
  CHECK(mean_amount(0, 0.2) == Approx(0.5).epsilon(1e-11));
  // The variant that takes the share at the mean logit for the mean share must not pass.
  CHECK(amount_share(-6, 1.3, 0) < 0.5 * mean_amount(-6, 1.3));
  // Nor one whose nodes reach no further up than down: the tail of large shares is missing.
  double lopsided = 0;
  for (int j = -24; j <= 24; ++j) {
    lopsided += quadrature_weights[std::abs(j)] * amount_share(-12, 2.5, j * quadrature_step);
  }
  CHECK(std::abs(lopsided / mean_amount(-12, 2.5) - 1) > 1e-8);
}

TEST_CASE("The mean amount rises with eta and stays within 0 and 1", "[contribution][hurdle]") {
  double before = 0;
  for (double eta = -700; eta <= 700; eta += 1.7) {
    const double mean = mean_amount(eta, 1.5);
    CHECK(mean >= before);
    CHECK(mean <= 1 + 1e-12);
    before = mean;
  }
  CHECK(mean_amount(700, 1.5) == Approx(1).epsilon(1e-11));
  CHECK(hurdle_mean(-1.5, -6, 1.3) == participation_probability(-1.5) * mean_amount(-6, 1.3));
}

TEST_CASE("Log densities are those of R's logistic and normal", "[contribution][hurdle]") {
  // R: f <- function(y, a, b, s) plogis(a, log.p = TRUE) + dnorm(qlogis(y), b, s, log = TRUE) - log(y) - log1p(-y);
  // zeros: plogis(a, lower.tail = FALSE, log.p = TRUE)
  CHECK(hurdle_log_density(0.003, -1.5, -6, 1.3) == Approx(2.9183124034323384).epsilon(1e-14));
  CHECK(hurdle_log_density(0.9, 2, -1, 0.7) == Approx(-8.7121082344353731).epsilon(1e-14));
  CHECK(hurdle_log_density(1e-9, -800, -6, 1.3) == Approx(-844.59252124255022).epsilon(1e-14));
  CHECK(hurdle_log_density(0, -1.5, -6, 1.3) == Approx(-0.20141327798275241).epsilon(1e-14));
  CHECK(hurdle_log_density(0, 40, -6, 1.3) == Approx(-40).epsilon(1e-14));
  CHECK(hurdle_log_density(0, -40, -6, 1.3) == Approx(-4.2483542552915889e-18).epsilon(1e-14).margin(0));
  CHECK(hurdle_log_density(-0.1, -1.5, -6, 1.3) == hurdle_log_density(0, -1.5, -6, 1.3));
  CHECK(hurdle_log_density(1, -1.5, -6, 1.3) == -std::numeric_limits<double>::infinity());
  CHECK(hurdle_log_density(1.5, -1.5, -6, 1.3) == -std::numeric_limits<double>::infinity());
}

TEST_CASE("Below a ceiling density and mean are those of R", "[contribution][hurdle]") {
  // R, c <- 0.08: plogis(a, log.p = TRUE) + dnorm(qlogis(y / c), b, s, log = TRUE) + log(c / (y * (c - y)));
  // integrate() of c * plogis(-2 + 1.6 * z) * dnorm(z), and of y * density over (0, c).
  const double ceiling = 0.08;
  CHECK(hurdle_log_density(0.003, -1.5, -2, 1.6, ceiling) == Approx(2.4541755715033089).epsilon(1e-14));
  CHECK(hurdle_log_density(0.0799, 2, -1, 0.7, ceiling) == Approx(-51.716412102477413).epsilon(1e-12));
  CHECK(hurdle_log_density(0, -1.5, -2, 1.6, ceiling) == hurdle_log_density(0, -1.5, -2, 1.6));
  CHECK(hurdle_log_density(0.08, 2, -1, 0.7, ceiling) == -std::numeric_limits<double>::infinity());
  CHECK(mean_amount(-2, 1.6, ceiling) == Approx(0.015773539686852408).epsilon(1e-11));
  CHECK(hurdle_mean(-1.5, -2, 1.6, ceiling) == Approx(0.0028774962396543786).epsilon(1e-10));
  CHECK(amount_share(-2, 1.6, 0.7, ceiling) == 0.08 * amount_share(-2, 1.6, 0.7));
  CHECK(amount_logit(amount_share(-2, 1.6, 0.7, ceiling), ceiling) == Approx(-2 + 1.6 * 0.7).epsilon(1e-14));
  // Rounding may put a share on the ceiling, where evidence must stay a number.
  CHECK(amount_share(60, 1.6, 0, ceiling) == ceiling);
  CHECK(std::isfinite(amount_logit(ceiling, ceiling)));
  CHECK(std::isfinite(amount_logit(1, 1)));
}

TEST_CASE("The density of positive shares and the probability of zero sum to one", "[contribution][hurdle]") {
  // In logits, so that the midpoint rule sees a smooth function: dy = y (1 - y) dlogit.
  const double sigma = 1.3;
  constexpr int cells = 20000;
  const double width = 20 * sigma / cells;
  double positive = 0;
  double mean = 0;
  for (int i = 0; i < cells; ++i) {
    const double y = 1 / (1 + std::exp(-(-6 - 10 * sigma + (i + 0.5) * width)));
    const double mass = std::exp(hurdle_log_density(y, -1.5, -6, sigma)) * y * (1 - y) * width;
    positive += mass;
    mean += mass * y;
  }
  CHECK(positive + std::exp(hurdle_log_density(0, -1.5, -6, sigma)) == Approx(1).epsilon(1e-12));
  CHECK(positive == Approx(participation_probability(-1.5)).epsilon(1e-12));
  CHECK(mean == Approx(hurdle_mean(-1.5, -6, sigma)).epsilon(1e-10));
}

TEST_CASE("The share of a contributor is bounded whatever the shock", "[contribution][hurdle]") {
  CHECK(amount_share(-6, 1.3, 0) == Approx(1 / (1 + std::exp(6.0))).epsilon(1e-15));
  CHECK(amount_share(-6, 1.3, 2) == Approx(1 / (1 + std::exp(6 - 2.6))).epsilon(1e-14));
  CHECK(amount_share(-6, 1.3, 8) < 1);
  CHECK(amount_share(-6, 1.3, -40) > 0);
}

// The same bits for gcc and clang, debug and release. A change of these numbers is a change of results.
TEST_CASE("The hurdle keeps its bits", "[golden][contribution][hurdle]") {
  CHECK(mean_amount(-6, 1.3) == 0x1.6fb055df15885p-8);
  CHECK(mean_amount(-12, 2.5) == 0x1.1c086b51cd958p-13);
  CHECK(hurdle_log_density(0.003, -1.5, -6, 1.3) == 0x1.758b42c62064p+1);
}

}  // namespace entente
