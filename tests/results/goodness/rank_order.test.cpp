#include "results/goodness/rank_order.hpp"

#include "results/scores/rank_correlation.hpp"
#include "tests/results/support/draws.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

// Kendall's tau-b pair by pair.
double plain_kendall(const std::vector<double>& x, const std::vector<double>& y) {
  double sum = 0, xx = 0, yy = 0;
  const auto sign = [](double d) { return d > 0 ? 1.0 : d < 0 ? -1.0 : 0.0; };
  for (std::size_t i = 0; i < x.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const double dx = sign(x[i] - x[j]), dy = sign(y[i] - y[j]);
      sum += dx * dy;
      xx += dx * dx;
      yy += dy * dy;
    }
  }
  return sum / std::sqrt(xx) / std::sqrt(yy);
}

KeptStatistics kept_of(const std::vector<std::vector<float>>& means) {
  KeptStatistics kept(means.size() - 1, means.front().size());
  for (std::size_t set = 0; set < means.size(); ++set) {
    std::copy(means[set].begin(), means[set].end(), kept.mean_shares(set).begin());
    const std::vector<double> ranks = average_ranks(std::vector<double>(means[set].begin(), means[set].end()));
    std::transform(ranks.begin(), ranks.end(), kept.ranks(set).begin(), [](double r) { return static_cast<float>(r); });
  }
  return kept;
}

}  // namespace

TEST_CASE("Kendall's tau-b is R's, ties and all", "[goodness]") {
  // R: cor(c(1,2,2,3,5,5,7,8), c(2,1,1,4,4,3,9,2), method = "kendall")
  CHECK(kendall_of_sorted(std::vector<double>{1, 2, 2, 3, 5, 5, 7, 8}, {2, 1, 1, 4, 4, 3, 9, 2}) ==
        Approx(0.3922322702763681).epsilon(1e-14));
  testing::Draws draws(5);
  for (std::size_t n = 2; n < 40; ++n) {
    std::vector<double> x, y;
    for (std::size_t i = 0; i < n; ++i) {
      x.push_back(std::floor(6 * draws.uniform()));
      y.push_back(std::floor(9 * draws.uniform()));
    }
    std::sort(x.begin(), x.end());
    const double expected = plain_kendall(x, y);
    if (std::isfinite(expected)) CHECK(kendall_of_sorted(x, y) == Approx(expected).margin(1e-14));
  }
  CHECK(std::isnan(kendall_of_sorted(std::vector<double>{1, 1, 1}, {1, 2, 3})));
}

TEST_CASE("rank order is told by the mean ranks of all sets, the record among them", "[goodness]") {
  // Eleven states; three sets: the record in ascending order, one replicate like it, one upside down.
  std::vector<std::vector<float>> means(3, std::vector<float>(11));
  for (std::size_t i = 0; i < 11; ++i) {
    means[0][i] = means[1][i] = static_cast<float>(i + 1);
    means[2][i] = static_cast<float>(11 - i);
  }
  KeptStatistics kept = kept_of(means);
  add_rank_order(kept);
  const double expected[] = {1, 1, -1};
  for (std::size_t set = 0; set < 3; ++set) {
    CHECK(kept.value(Auxiliary::spearman, set) == Approx(expected[set]));
    CHECK(kept.value(Auxiliary::kendall, set) == Approx(expected[set]));
  }
  CHECK(kept.value(Auxiliary::top_5, 0) == 1);
  CHECK(kept.value(Auxiliary::top_5, 2) == 0);
  CHECK(kept.value(Auxiliary::top_10, 2) == 0.9);  // all of the last ten but the smallest of them
}

TEST_CASE("who sends nothing is no hit, and ties at the edge are", "[goodness]") {
  std::vector<std::vector<float>> means(2, std::vector<float>(7, 0.0F));
  means[0] = {7, 6, 5, 4, 3, 2, 1};
  means[1] = {1, 1, 0, 0, 0, 0, 0};
  KeptStatistics kept = kept_of(means);
  add_rank_order(kept);
  CHECK(kept.value(Auxiliary::top_5, 0) == 1);
  CHECK(kept.value(Auxiliary::top_5, 1) == 0.4);
  CHECK(std::isnan(kept.value(Auxiliary::top_10, 0)));  // there are but seven states
}

TEST_CASE("over-contributors send more on average than the conventional expectation", "[goodness]") {
  KeptStatistics kept = kept_of({{0.5F, 0.25F, 0}, {0.125F, 0.125F, 1}});
  add_over_contributors(kept, std::vector<double>{0.2, 0.25, 0.25});
  CHECK(kept.value(Auxiliary::over_contributors, 0) == 1);
  CHECK(kept.value(Auxiliary::twofold_over_contributors, 0) == 1);
  CHECK(kept.value(Auxiliary::over_contributors, 1) == 1);
  CHECK(kept.value(Auxiliary::twofold_over_contributors, 1) == 1);
}

}  // namespace entente
