#include "results/regression/shown_number.hpp"

#include <catch2/catch.hpp>

#include <limits>
#include <vector>

using namespace entente;

namespace {

struct Pair {
  double estimate;
  double error;
  int digits;
  const char* shown_estimate;
  const char* shown_error;
};

}  // namespace

TEST_CASE("An estimate ends where its standard error ends") {
  // By hand: the error keeps so many significant digits, the estimate is rounded at the same place.
  const std::vector<Pair> pairs = {
      {0.00233778094017479, 0.000437382928361011, 3, "0.002338", "0.000437"},
      {0.00233778094017479, 0.000437382928361011, 1, "0.0023", "0.0004"},
      {-0.0193304050708425, 0.00768419341954254, 3, "-0.01933", "0.00768"},
      {123456.7, 1234.5, 3, "123457", "1234"},
      {12.5, 0.09996, 3, "12.500", "0.100"},
      {1e-9, 0.25, 3, "0.000", "0.250"},
      {-1e-9, 0.25, 3, "0.000", "0.250"},
      {-3.4683257280479e-07, 9.44479140771951e-08, 3, "-3.468e-07", "9.44e-08"},
      {-3.4683257280479e-07, 9.6e-08, 3, "-3.468e-07", "9.60e-08"},
      {1.5e9, 1.23e8, 3, "1.500e+09", "1.23e+08"},
  };
  for (const Pair& pair : pairs) {
    CAPTURE(pair.estimate, pair.error, pair.digits);
    const ShownDigits digits = digits_of(pair.estimate, pair.error, pair.digits);
    CHECK(shown_number(pair.estimate, digits) == pair.shown_estimate);
    CHECK(shown_number(pair.error, digits) == pair.shown_error);
  }
}

TEST_CASE("A number without an error shows its own digits, and none is never a word") {
  const double missing = std::numeric_limits<double>::quiet_NaN();
  const double infinite = std::numeric_limits<double>::infinity();
  CHECK(shown_number(0.0067936, 4) == "0.006794");
  CHECK(shown_number(0.001, digits_of(0.001, missing, 3)) == "0.001000");
  CHECK(shown_number(0, 4) == "0.000");
  for (const double number : {missing, infinite, -infinite}) {
    CHECK(shown_number(number, 3).empty());
    CHECK(shown_number(number, digits_of(number, number, 3)).empty());
    CHECK(shown_p_value(number).empty());
    CHECK(shown_df(number).empty());
  }
  CHECK(shown_p_value(1e-9) == "<0.001");
  CHECK(shown_p_value(0.0312) == "0.031");
  CHECK(shown_level(0.95) == "95 %");
  CHECK(shown_level(0.975) == "97.5 %");
  CHECK(shown_df(152) == "152");
  CHECK(shown_df(23.44) == "23.4");
}
