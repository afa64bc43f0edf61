#include "results/report/phrases.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace entente;

TEST_CASE("numbers below zero have a minus; names, years and what is missing keep their hyphen", "[report]") {
  CHECK(with_minus_signs("-0.5 (-2), x=-3 in [-1, 4]") == "−0.5 (−2), x=−3 in [−1, 4]");
  CHECK(with_minus_signs("2001-2014, T-34, - , side-payment, --states") ==
        "2001-2014, T-34, - , side-payment, --states");
  CHECK(printed(-0.25, 2) == "−0.25");
  CHECK(printed(-0.001, 2) == "0.00");
  CHECK(plus_minus(-0.0015, 0.0001, 1, thousand) == "−1.5 ± 0.1");
  CHECK(plus_minus(std::numeric_limits<double>::quiet_NaN(), 0.1, 1) == "-");
}
