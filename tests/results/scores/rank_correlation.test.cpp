#include "results/scores/rank_correlation.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

using namespace entente;

namespace {
const std::vector<double> x{0.3, 0.1, 0.1, 0, 0, 0.7, 0.25, 0.05};
const std::vector<double> y{0.2, 0.2, 0.05, 0, 0.01, 0.6, 0.6, 0};
}  // namespace

TEST_CASE("ranks and Spearman's correlation are R 4.2.2's, ties included") {
  CHECK(average_ranks(x) == std::vector<double>{7, 4.5, 4.5, 1.5, 1.5, 8, 6, 3});
  CHECK(spearman(x, y) == Approx(0.87118203903490055).epsilon(1e-14));
  CHECK(spearman(std::vector<double>{1, 2, 3, 4}, std::vector<double>{4, 3, 2, 1}) == -1);
  CHECK(competition_ranks(x) == std::vector<std::size_t>{2, 4, 4, 7, 7, 1, 3, 6});
}

TEST_CASE("Kendall's tau-b is R 4.2.2's, ties included") {
  const std::vector<double> a{1, 2, 2, 3, 5, 5, 5, 8, 0, 0}, b{2, 1, 3, 3, 4, 9, 4, 7, 0, 1};
  CHECK(kendall(a, b) == Approx(0.82951506200625325).epsilon(1e-14));
  CHECK(kendall(b, a) == kendall(a, b));
  CHECK(kendall(std::vector<double>{0.3, 0.1, 0.2, 0.9}, std::vector<double>{4, 2, 3, 1}) == 0);
  CHECK(kendall(std::vector<double>{1, 2, 3, 4}, std::vector<double>{4, 3, 2, 1}) == -1);
  CHECK(std::isnan(kendall(x, std::vector<double>(8, 1.0))));
  CHECK(std::isnan(kendall(std::vector<double>{1}, std::vector<double>{1})));
}

TEST_CASE("what has no rank says so") {
  CHECK(std::isnan(spearman(x, std::vector<double>(8, 1.0))));
  CHECK(std::isnan(spearman(std::vector<double>{1}, std::vector<double>{1})));
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(competition_ranks(std::vector<double>{1, nan, 3}) == std::vector<std::size_t>{2, 0, 1});
}
