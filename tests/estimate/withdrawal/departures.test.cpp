#include "estimate/withdrawal/departures.hpp"

#include "sim/core/error.hpp"

#include <catch2/catch.hpp>

#include <limits>
#include <optional>
#include <vector>

namespace entente {
namespace {

constexpr double silent = std::numeric_limits<double>::quiet_NaN();
using Year = std::optional<std::size_t>;

Departure of(const std::vector<double>& shares, const WithdrawalDefinition& definition = {}) {
  return departures(shares, 1, definition).front();
}

}  // namespace

// All by hand; years count from 0.

TEST_CASE("a state withdraws when its share stays at least 80 % below its peak", "[withdrawal]") {
  CHECK(of({0.01, 0.01, 0.0021, 0.0021}).withdrawal == Year());  // 79 % below
  CHECK(of({0.01, 0.01, 0.002, 0.002}).withdrawal == Year(2));   // 80 % exactly
  CHECK(of({0.01, 0.01, 0.0019, 0.002}).withdrawal == Year(2));
  CHECK(of({0.01, 0.01, 0.0019, 0.0021}).withdrawal == Year());  // it came back, if not by much
  CHECK(of({0.01, 0.03, 0.006, 0.006}).withdrawal == Year(2));   // below the peak, not the year before
  CHECK(of({0.01, 0.03, 0.01, 0.006, 0.004}).withdrawal == Year(3));
  // Many a fifth of a peak is not exact in binary.
  for (int thousandths = 1; thousandths <= 1000; ++thousandths) {
    const double peak = thousandths / 1000.0;
    const double fifth = thousandths / 5000.0;
    CAPTURE(thousandths);
    CHECK(of({peak, fifth, fifth}).withdrawal == Year(1));
  }
}

TEST_CASE("leaving altogether counts, never having come does not", "[withdrawal]") {
  CHECK(of({0, 0.01, 0, 0}).withdrawal == Year(2));
  const Departure never = of({0, 0, 0, 0});
  CHECK(never.withdrawal == Year());
  CHECK(never.first_contribution == Year());
  CHECK(never.years_at_risk() == 0);
}

TEST_CASE("a state that comes back has not withdrawn, until it leaves for good", "[withdrawal]") {
  CHECK(of({0.01, 0, 0.01, 0.01}).withdrawal == Year());
  CHECK(of({0.01, 0, 0, 0.01, 0, 0}).withdrawal == Year(4));
  // It comes back to less than a fifth of its peak: gone all the same.
  CHECK(of({0.01, 0, 0.001, 0.002}).withdrawal == Year(1));
}

TEST_CASE("a drop in the last observed year alone is no withdrawal", "[withdrawal]") {
  CHECK(of({0.01, 0.01, 0.01, 0}).withdrawal == Year());
  CHECK(of({0.01, 0.01, 0.01, 0, silent}).withdrawal == Year());
  CHECK(of({0.01, 0.01, 0.01, 0, 0}).withdrawal == Year(3));
  CHECK(of({0.01, 0.01, 0.01, 0}, {.later_years = 0}).withdrawal == Year(3));
  CHECK(of({0.01, 0.01, 0, 0}, {.later_years = 2}).withdrawal == Year());
  CHECK(of({0.01, 0, 0, 0}, {.later_years = 2}).withdrawal == Year(1));
  CHECK(of({0.01}).withdrawal == Year());
  CHECK(of({silent, silent}).withdrawal == Year());
}

TEST_CASE("silent years neither make nor prevent a withdrawal", "[withdrawal]") {
  CHECK(of({0.01, silent, 0.01, silent}).withdrawal == Year());
  CHECK(of({0.01, silent, 0, silent, 0}).withdrawal == Year(2));  // dated to the year in which it is seen
  CHECK(of({silent, 0.01, 0, silent, silent, 0, silent}).withdrawal == Year(2));
}

TEST_CASE("a state is at risk while the record says whether it was gone in the year after", "[withdrawal]") {
  const auto risk = [](const std::vector<double>& shares) {
    const Departure departure = of(shares);
    return std::vector<std::size_t>{departure.first_contribution.value_or(99), departure.risk_end};
  };
  using Risk = std::vector<std::size_t>;
  CHECK(risk({0, 0.01, 0.01, 0, 0}) == Risk{1, 3});        // the decision falls at the end of year 2
  CHECK(risk({0, 0.01, 0.01, 0.01, 0.01}) == Risk{1, 3});  // of year 4 nobody can say whether the state is gone
  CHECK(risk({0, 0.01, 0.01, 0.01, 0}) == Risk{1, 3});     // nor here: both histories are judged alike
  CHECK(risk({0.01, silent, silent, 0, 0}) == Risk{0, 3});
  CHECK(risk({0.01, silent, 0.01, silent}) == Risk{0, 0});
  CHECK(risk({0, 0, 0, 0.01}) == Risk{3, 3});
  CHECK(of({0, 0, 0, 0.01}).years_at_risk() == 0);
}

TEST_CASE("states are told apart, and half a year is refused", "[withdrawal]") {
  const std::vector<double> two = {0.01, 0.02,  //
                                   0,    0.02,  //
                                   0,    0.02};
  const auto found = departures(two, 2);
  CHECK(found[0].withdrawal == Year(1));
  CHECK(found[1].withdrawal == Year());
  CHECK_THROWS_AS(departures(two, 4), Error);
  CHECK_THROWS_AS(departures(two, 0), Error);
}

}  // namespace entente
