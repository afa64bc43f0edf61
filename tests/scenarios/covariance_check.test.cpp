#include "scenarios/covariance_check.hpp"

#include <catch2/catch.hpp>

#include <limits>
#include <vector>

using entente::covariance_fault;

TEST_CASE("Covariances pass, singular ones and zero rows included") {
  CHECK(covariance_fault({4, 1, 1, 9}, 2).empty());
  CHECK(covariance_fault({1, 1, 1, 1}, 2).empty());  // rank 1
  CHECK(covariance_fault({0, 0, 0, 2}, 2).empty());  // a term held fixed
  CHECK(covariance_fault({0, 0, 0, 0}, 2).empty());
  CHECK(covariance_fault({1e-18, 0, 0, 1e18}, 2).empty());          // scale does not matter
  CHECK(covariance_fault({1, 2, 3, 2, 4, 6, 3, 6, 9}, 3).empty());  // the outer product of (1, 2, 3)
}

TEST_CASE("What is no covariance is said with its row and column") {
  CHECK(covariance_fault({-1, 0, 0, 1}, 2) == "the variance in row 1, column 1 is below 0");
  CHECK(covariance_fault({1, 0.5, 0.6, 1}, 2) == "row 1, column 2 differs from row 2, column 1: not symmetric");
  CHECK(covariance_fault({1, 1.01, 1.01, 1}, 2) ==
        "the covariance in row 1, column 2 is larger than its two variances allow");
  CHECK(covariance_fault({0, 0.1, 0.1, 1}, 2) ==
        "the covariance in row 1, column 2 is larger than its two variances allow");
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK(covariance_fault({infinity, 0, 0, 1}, 2) == "the value in row 1, column 1 is not a number");
  // All correlations are within [-1, 1], the smallest eigenvalue is 1 - 2 * 0.9 = -0.8.
  CHECK(covariance_fault({1, -0.9, -0.9, -0.9, 1, -0.9, -0.9, -0.9, 1}, 3) ==
        "the matrix is not positive semi-definite");
  // Smallest eigenvalue 1 - 2 * 0.5 = 0: just allowed; a little more is not.
  CHECK(covariance_fault({1, -0.5, -0.5, -0.5, 1, -0.5, -0.5, -0.5, 1}, 3).empty());
  CHECK_FALSE(covariance_fault({1, -0.501, -0.501, -0.501, 1, -0.501, -0.501, -0.501, 1}, 3).empty());
}
