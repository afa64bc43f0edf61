#pragma once

#include <catch2/catch.hpp>

#include <vector>

namespace entente {

/// Each of the first `expected.size()` values equals the oracle's to a relative error.
inline void check_near(const std::vector<double>& values, const std::vector<double>& expected, double relative) {
  REQUIRE(values.size() >= expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CAPTURE(i);
    CHECK(values[i] == Approx(expected[i]).epsilon(relative).margin(0));
  }
}

/// The standard errors of a covariance (anything with size() and standard_error()).
template <class Covariance>
std::vector<double> standard_errors(const Covariance& covariance) {
  std::vector<double> errors;
  for (std::size_t i = 0; i < covariance.size(); ++i) errors.push_back(covariance.standard_error(i));
  return errors;
}

}  // namespace entente
