#include "results/goodness/mahalanobis.hpp"

#include "results/goodness/symmetric_eigen.hpp"
#include "tests/results/support/draws.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente {
namespace {

using Columns = std::vector<std::vector<double>>;

// The p-value of a data set: its statistics, observed first.
using Test = double (*)(const Columns&);

double ours(const Columns& columns) { return mahalanobis_test(columns).p_value; }

// Mean and covariance of the replicates alone, by which the observed vector is measured as the replicates are: it had
// no part in them, so with few replicates it lies too far out.
double without_observed(const Columns& columns) {
  const std::size_t p = columns.size(), count = columns.front().size() - 1;
  std::vector<double> mean(p), covariance(p * p);
  for (std::size_t i = 0; i < p; ++i) {
    for (std::size_t k = 1; k <= count; ++k) mean[i] += columns[i][k] / static_cast<double>(count);
  }
  for (std::size_t i = 0; i < p; ++i) {
    for (std::size_t j = 0; j < p; ++j) {
      for (std::size_t k = 1; k <= count; ++k) {
        covariance[i * p + j] += (columns[i][k] - mean[i]) * (columns[j][k] - mean[j]) / static_cast<double>(count - 1);
      }
    }
  }
  const SymmetricEigen eigen = symmetric_eigen(covariance, p);
  std::vector<double> distances;
  for (std::size_t k = 0; k <= count; ++k) {
    double distance = 0;
    for (std::size_t e = 0; e < p; ++e) {
      double along = 0;
      for (std::size_t i = 0; i < p; ++i) along += eigen.vectors[e * p + i] * (columns[i][k] - mean[i]);
      distance += along * along / eigen.values[e];
    }
    distances.push_back(distance);
  }
  return monte_carlo_p_value(distances);
}

// The table of chi-square instead of the replicates, with two degrees of freedom too few: 12.59 is the 95 % quantile
// of 6.
double wrong_chi_square(const Columns& columns) { return mahalanobis_test(columns).distances[0] > 12.59 ? 0 : 1; }

// The wrong tail: small distances taken for extreme ones.
double wrong_sign(const Columns& columns) {
  std::vector<double> negative;
  for (const double d : mahalanobis_test(columns).distances) negative.push_back(-d);
  return monte_carlo_p_value(negative);
}

// Eight statistics of one draw: correlated, skewed, and two of them counts with many ties.
void draw(testing::Draws& draws, Columns& columns, double shift) {
  const double common = draws.normal();
  std::vector<double> x;
  for (int i = 0; i < 6; ++i) x.push_back(0.7 * common + draws.normal());
  x[0] = std::exp(x[0]);
  x[1] = x[1] * x[1] + 0.3 * x[0];
  x.push_back(std::floor(2 * draws.uniform() + common));
  x.push_back(draws.uniform() < 0.2 ? 1 : 0);
  x[3] += shift;
  for (std::size_t i = 0; i < x.size(); ++i) columns[i].push_back(x[i]);
}

double rejection_rate(Test test, std::size_t replicates, double shift = 0, std::size_t data_sets = 400) {
  testing::Draws draws(20190131);
  std::size_t rejected = 0;
  for (std::size_t set = 0; set < data_sets; ++set) {
    Columns columns(8);
    draw(draws, columns, shift);
    for (std::size_t k = 0; k < replicates; ++k) draw(draws, columns, 0);
    rejected += test(columns) <= 0.05 ? 1 : 0;
  }
  return static_cast<double>(rejected) / static_cast<double>(data_sets);
}

const double three_errors = 3 * std::sqrt(0.05 * 0.95 / 400);

Columns ten_vectors() {
  return {{3.1, 2.7, 3.4, 1.9, 2.2, 4.0, 3.3, 2.5, 2.9, 3.8},
          {0.52, 0.48, 0.61, 0.40, 0.39, 0.55, 0.47, 0.66, 0.50, 0.58},
          {12, 15, 9, 14, 17, 11, 13, 10, 8, 16}};
}

}  // namespace

TEST_CASE("eigenvalues and vectors of a symmetric matrix are R's", "[goodness]") {
  const std::vector<double> matrix = {4, 1, -2, 0.5, 1, 3, 0, 0.25, -2, 0, 5, 1.5, 0.5, 0.25, 1.5, 1};
  const SymmetricEigen eigen = symmetric_eigen(matrix, 4);
  const double expected[] = {6.78350916774109, 3.92413147359013, 2.16665501821177, 0.125704340457029};  // R: eigen()
  for (std::size_t e = 0; e < 4; ++e) {
    CHECK(eigen.values[e] == Approx(expected[e]).margin(1e-13));
    for (std::size_t i = 0; i < 4; ++i) {
      double product = 0;
      for (std::size_t j = 0; j < 4; ++j) product += matrix[i * 4 + j] * eigen.vectors[e * 4 + j];
      CHECK(product == Approx(eigen.values[e] * eigen.vectors[e * 4 + i]).margin(1e-13));
    }
  }
}

TEST_CASE("distances are R's mahalanobis() by mean and covariance of all vectors", "[goodness]") {
  const MahalanobisTest test = mahalanobis_test(ten_vectors());
  const double expected[] = {0.0680120557899293, 0.767220154581429, 1.63611576629178, 2.93855008897844,
                             3.06289377866841,   2.72493609050189,  1.11777008939002, 6.30415660864805,
                             3.660341770725,     4.72000359642505};
  REQUIRE(test.distances.size() == 10);
  for (std::size_t k = 0; k < 10; ++k) CHECK(test.distances[k] == Approx(expected[k]).epsilon(1e-12));
  CHECK(test.rank == 3);
  CHECK(test.p_value == 1);  // the first lies nearest to the mean
}

TEST_CASE("a right model is rejected at the nominal rate, with few replicates too", "[goodness]") {
  for (const std::size_t replicates : {std::size_t{19}, std::size_t{39}, std::size_t{199}}) {
    CAPTURE(replicates);
    CHECK(std::abs(rejection_rate(ours, replicates) - 0.05) < three_errors);
  }
  CHECK(rejection_rate(ours, 199, 6) > 0.95);  // a wrong one nearly always
  CHECK(rejection_rate(ours, 199, 3) > 0.05 + 2 * three_errors);
}

TEST_CASE("the check of the nominal rate catches broken tests", "[goodness]") {
  CHECK(rejection_rate(without_observed, 19) > 0.05 + 2 * three_errors);
  CHECK(rejection_rate(without_observed, 39) > 0.05 + 2 * three_errors);
  CHECK(rejection_rate(wrong_chi_square, 999) > 0.05 + three_errors);
  CHECK(rejection_rate(wrong_sign, 199, 6) < 0.05);  // no power at all
}

TEST_CASE("distances do not depend on the scale of statistics", "[goodness]") {
  const MahalanobisTest before = mahalanobis_test(ten_vectors());
  Columns columns = ten_vectors();
  const double scale[] = {1e-9, -250, 1e12}, shift[] = {-3e-9, 7, 4e12};
  for (std::size_t i = 0; i < 3; ++i) {
    for (double& x : columns[i]) x = scale[i] * x + shift[i];
  }
  const MahalanobisTest after = mahalanobis_test(columns);
  for (std::size_t k = 0; k < 10; ++k) CHECK(after.distances[k] == Approx(before.distances[k]).epsilon(1e-9));
  CHECK(after.p_value == before.p_value);
}

TEST_CASE("constant and collinear statistics add nothing, and the rank says so", "[goodness]") {
  Columns columns = ten_vectors();
  const MahalanobisTest before = mahalanobis_test(columns);
  columns.push_back(std::vector<double>(10, 0.1));
  CHECK(mahalanobis_test(columns).distances == before.distances);
  columns.push_back(columns[0]);
  for (std::size_t k = 0; k < 10; ++k) columns[4][k] = 2 * columns[0][k] - columns[1][k] + 5;
  const MahalanobisTest after = mahalanobis_test(columns);
  CHECK(after.rank == 3);
  // Of collinear statistics any three tell all: the distance in their plane stays what it is.
  for (std::size_t k = 0; k < 10; ++k) CHECK(after.distances[k] == Approx(before.distances[k]).epsilon(1e-9));

  const MahalanobisTest none = mahalanobis_test({std::vector<double>(10, 0.1)});
  CHECK(none.rank == 0);
  CHECK(std::isnan(none.p_value));
  CHECK(std::isnan(mahalanobis_test({}).p_value));
}

TEST_CASE("with as many statistics as replicates all distances are equal, and no p-value is made of rounding",
          "[goodness]") {
  Columns columns = ten_vectors();
  for (auto& column : columns) column.resize(4);
  CHECK(std::isnan(mahalanobis_test(columns).p_value));
  for (auto& column : columns) column.push_back(column[0] * column[1]);
  CHECK(std::isfinite(mahalanobis_test(columns).p_value));
}

TEST_CASE("Monte Carlo p-values count the record among its replicates, and ties against rejection", "[goodness]") {
  CHECK(monte_carlo_p_value(std::vector<double>{5, 1, 2, 3}) == 0.25);
  CHECK(monte_carlo_p_value(std::vector<double>{5, 1, 5 - 1e-12, 3}) == 0.5);
  CHECK(two_sided_p_value(std::vector<double>{5, 1, 2, 3}) == 0.5);
  CHECK(two_sided_p_value(std::vector<double>{0, 0, 0, 3}) == 1);
  std::vector<double> many(40, 1);
  for (std::size_t k = 0; k < 40; ++k) many[k] = static_cast<double>(k);
  CHECK(two_sided_p_value(many) == 2.0 / 40);
  CHECK(std::isnan(two_sided_p_value(std::vector<double>{1})));

  const double missing = std::numeric_limits<double>::quiet_NaN();
  const std::vector<double> adjusted = holm(std::vector<double>{.01, .04, missing, .03, .2});
  const double expected[] = {.04, .09, 0, .09, .2};  // R: p.adjust(c(.01, .04, .03, .2), "holm")
  for (std::size_t i = 0; i < 5; ++i) {
    if (i == 2)
      CHECK(std::isnan(adjusted[i]));
    else
      CHECK(adjusted[i] == Approx(expected[i]));
  }
}

}  // namespace entente
