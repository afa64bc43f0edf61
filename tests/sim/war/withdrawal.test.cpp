#include "sim/war/withdrawal.hpp"

#include <catch2/catch.hpp>

#include <cmath>

namespace entente {
namespace {

const WithdrawalHazard hazard{.on = true, .intercept = -3, .losses = 0.5, .democracy = 0.25, .tie = -1};

}  // namespace

TEST_CASE("the hazard of withdrawal is the logistic of its terms", "[withdrawal]") {
  // By hand: losses e - 1 a hundred thousand make the term 1.
  const double losses = std::exp(1.0) - 1;
  CHECK(withdrawal_probability(hazard, 0, false, 0) == Approx(1 / (1 + std::exp(3.0))));
  CHECK(withdrawal_probability(hazard, losses, false, 0) == Approx(1 / (1 + std::exp(2.5))));
  CHECK(withdrawal_probability(hazard, losses, true, 0) == Approx(1 / (1 + std::exp(2.25))));
  CHECK(withdrawal_probability(hazard, losses, true, 0.5) == Approx(1 / (1 + std::exp(2.75))));
  CHECK(losses_term(0) == 0);
  CHECK(losses_term(99) == Approx(std::log(100.0)));
}

TEST_CASE("nobody withdraws where the hazard is off", "[withdrawal]") {
  WithdrawalHazard off = hazard;
  off.on = false;
  CHECK(withdrawal_probability(off, 1000, true, 1) == 0);
  CHECK(withdrawal_probability(WithdrawalHazard{}, 1000, true, 1) == 0);
}

TEST_CASE("the hazard stays a probability at the ends of what a scenario may set", "[withdrawal]") {
  const WithdrawalHazard most{.on = true, .intercept = 100, .losses = 100, .democracy = 100, .tie = 100};
  const WithdrawalHazard least{.on = true, .intercept = -100, .losses = -100, .democracy = -100, .tie = -100};
  CHECK(withdrawal_probability(most, 1e5, true, 1) == 1);
  CHECK(withdrawal_probability(least, 1e5, true, 1) >= 0);
  CHECK(withdrawal_probability(least, 1e5, true, 1) < 1e-300);
}

}  // namespace entente
