#include "estimate/model/row_likelihood.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <functional>
#include <vector>

namespace entente {
namespace {

using Row = std::function<RowLikelihood(double y, double eta, double scale)>;

struct Case {
  const char* name;
  Row row;
  std::vector<double> outcomes;
};

const std::vector<Case>& cases() {
  static const std::vector<Case> all{
      {"normal", normal_row, {-1.5, 0.0, 0.3, 4.0}},
      {"tobit", tobit_row, {0.0, 0.3, 4.0}},
      {"participation", [](double y, double eta, double) { return participation_row(y, eta); }, {0.0, 0.3}},
      {"fractional", [](double y, double eta, double) { return fractional_row(y, eta); }, {0.0, 0.3, 1.0}},
      {"poisson", [](double y, double eta, double) { return poisson_row(y, eta); }, {0.0, 0.3, 7.0}},
      {"logit-normal",
       [](double y, double eta, double scale) { return logit_normal_row(y, eta, scale, 0.8); },
       {0.001, 0.3, 0.79}},
      {"log-normal", log_normal_row, {0.001, 0.3, 7.0}},
      {"beta", beta_row, {0.001, 0.3, 0.97}},
      {"gamma", gamma_row, {0.001, 0.3, 7.0}},
  };
  return all;
}

}  // namespace

TEST_CASE("The derivatives of each row's likelihood are those of its value", "[model][row]") {
  constexpr double h = 1e-5;
  for (const Case& c : cases()) {
    for (const double y : c.outcomes) {
      for (const double eta : {-3.0, -0.4, 0.0, 2.1}) {
        for (const double scale : {-1.2, 0.1, 1.5}) {
          CAPTURE(c.name, y, eta, scale);
          const RowLikelihood at = c.row(y, eta, scale);
          const RowLikelihood right = c.row(y, eta + h, scale);
          const RowLikelihood left = c.row(y, eta - h, scale);
          const RowLikelihood up = c.row(y, eta, scale + h);
          const RowLikelihood down = c.row(y, eta, scale - h);
          const auto near = [&](double derivative, double above, double below) {
            CHECK(derivative == Approx((above - below) / (2 * h)).epsilon(1e-6).margin(1e-7));
          };
          near(at.eta, right.value, left.value);
          near(at.scale, up.value, down.value);
          near(at.eta_eta, right.eta, left.eta);
          near(at.eta_scale, right.scale, left.scale);
          near(at.eta_scale, up.eta, down.eta);
          near(at.scale_scale, up.scale, down.scale);
        }
      }
    }
  }
}

TEST_CASE("The values of each row's likelihood agree with R's densities", "[model][row]") {
  // R 4.2, eta = 0.4, scale: dnorm(0.3, 0.4, exp(0.1), TRUE); pnorm(0, 0.4, exp(0.1), log = TRUE);
  // dlnorm(0.3, 0.4, exp(0.1), TRUE); dbeta(0.3, m * exp(1.5), (1 - m) * exp(1.5), log = TRUE) with m = plogis(0.4);
  // dgamma(0.3, exp(1.5), exp(1.5) / exp(0.4), log = TRUE); dpois(7, exp(0.4), TRUE);
  // dnorm(qlogis(0.3 / 0.8), 0.4, exp(0.1), TRUE) - log(0.3 * (0.8 - 0.3) / 0.8)
  CHECK(normal_row(0.3, 0.4, 0.1).value == Approx(-1.02303218697006).epsilon(1e-13));
  CHECK(tobit_row(0.0, 0.4, 0.1).value == Approx(-1.02526801793277).epsilon(1e-13));
  CHECK(log_normal_row(0.3, 0.4, 0.1).value == Approx(-0.868151805227776).epsilon(1e-13));
  CHECK(beta_row(0.3, 0.4, 1.5).value == Approx(-0.232873429232637).epsilon(1e-12));
  CHECK(gamma_row(0.3, 0.4, 1.5).value == Approx(-2.59159759728642).epsilon(1e-12));
  CHECK(poisson_row(7, 0.4).value == Approx(-7.21698605870668).epsilon(1e-13));
  CHECK(logit_normal_row(0.3, 0.4, 0.1, 0.8).value == Approx(0.31542702616267).epsilon(1e-13));
}

TEST_CASE("A censored row is finite however far out", "[model][row]") {
  for (const double eta : {-1e8, -40.0, 40.0, 1e4}) {
    const RowLikelihood row = tobit_row(0, eta, 0);
    CAPTURE(eta);
    CHECK(std::isfinite(row.value));
    CHECK(std::isfinite(row.eta));
    CHECK(row.eta_eta <= 0);
    CHECK(std::isfinite(row.scale_scale));
  }
}

}  // namespace entente
