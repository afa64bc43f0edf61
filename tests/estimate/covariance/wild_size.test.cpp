// How often tests at 5 % reject a true null when 12 unequal clusters share errors and a regressor.
#include "estimate/covariance/bootstrap.hpp"
#include "estimate/covariance/cluster_sums.hpp"
#include "estimate/covariance/wild_draws.hpp"
#include "estimate/covariance/wild_weights.hpp"
#include "estimate/fit/significance.hpp"
#include "sim/random/distributions.hpp"
#include "tests/estimate/covariance/hand_made.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente {
namespace {

constexpr int panels = 1000;
constexpr int clusters = 12;
constexpr double size = 0.05;

double draw(int panel, int unit, int time, random::Purpose purpose) {
  random::Stream stream({.seed = MasterSeed(12),
                         .replicate = Replicate(static_cast<std::uint32_t>(panel)),
                         .state = CowCode(static_cast<std::uint16_t>(unit)),
                         .year = Year(static_cast<std::uint16_t>(time)),
                         .purpose = purpose});
  return random::normal(stream);
}

/// Clusters of 4 to 26 rows; x does not enter the outcome.
Sample panel_without_effect(int panel) {
  std::vector<double> y, x, one;
  std::vector<int> units, times;
  for (int g = 1; g <= clusters; ++g) {
    for (int t = 1; t <= 2 + 2 * g; ++t) {
      x.push_back(draw(panel, g, 0, random::Purpose::type) + 0.7 * draw(panel, g, t, random::Purpose::type));
      y.push_back(draw(panel, g, 0, random::Purpose::contribution) + draw(panel, g, t, random::Purpose::contribution));
      one.push_back(1);
      units.push_back(g);
      times.push_back(t);
    }
  }
  return sample_of(y, {design_intercept, "x"}, {one, x}, units, times);
}

/// How many panels each test rejects.
struct Rejections {
  int iid = 0;
  int clustered = 0;  ///< CR1 with t(G - 1)
  int reduced = 0;    ///< CR2 with Satterthwaite's degrees of freedom
  int wild = 0;
  int unrestricted = 0;  ///< wild without the null imposed
  int by_row = 0;        ///< wild with a weight a row
};

Rejections count() {
  Rejections rejections;
  CovarianceRequest request;
  request.kind = CovarianceKind::wild;
  request.clusters = {"unit"};
  request.weights = WildWeights::rademacher;
  request.draws = 999;
  for (int panel = 0; panel < panels; ++panel) {
    const Sample sample = panel_without_effect(panel);
    const ModelFit fit = fit_model(sample, {});
    const double n = static_cast<double>(sample.rows());
    const auto draws = [&](const Grouping& grouping) {
      const WildWeightSource weights(grouping, request);
      const ClusterSums sums = cluster_sums(sample, fit, grouping, GramRows::regressors);
      return wild_draws({wild_kernel(sums, fit.root, 1)}, sums.score, sums.width, {fit.estimate[1]}, weights, 1)[0];
    };

    const WildDraws by_cluster = draws(sample.unit);
    rejections.wild += by_cluster.test.p_value() < size;
    const double g = clusters;
    const double factor = g / (g - 1) * (n - 1) / (n - 2);
    rejections.clustered += two_sided_p_value(std::sqrt(by_cluster.test.square / factor), g - 1) < size;
    CovarianceRequest reduced = request;
    reduced.kind = CovarianceKind::cr2;
    rejections.reduced += inference(fit, estimate_covariance(sample, fit, reduced))[1].p_value < size;
    NullTest unrestricted = by_cluster.at(0);
    unrestricted.square = by_cluster.test.square;
    rejections.unrestricted += unrestricted.p_value() < size;

    std::vector<int> rows(sample.rows());
    std::iota(rows.begin(), rows.end(), 1);
    rejections.by_row += draws(grouping_of("row", rows)).test.p_value() < size;

    const auto& e = fit.working->residual;
    const double rss = std::inner_product(e.begin(), e.end(), e.begin(), 0.0);
    const double bread = fit.root[2] * fit.root[2] + fit.root[3] * fit.root[3];
    rejections.iid += two_sided_p_value(fit.estimate[1] / std::sqrt(rss / (n - 2) * bread), n - 2) < size;
  }
  return rejections;
}

}  // namespace

TEST_CASE("With 12 clusters the wild bootstrap and CR2 reject a true null at their size; cruder tests do not",
          "[covariance][bootstrap]") {
  const Rejections rejections = count();
  INFO("of " << panels << ": iid " << rejections.iid << ", CR1 " << rejections.clustered << ", CR2 "
             << rejections.reduced << ", wild " << rejections.wild << ", wild without the null "
             << rejections.unrestricted << ", wild by row " << rejections.by_row);
  const auto right = [](int rejected) {
    return std::abs(rejected - panels * size) < 3 * std::sqrt(panels * size * (1 - size));
  };
  CHECK(right(rejections.wild));
  CHECK(right(rejections.reduced));
  CHECK_FALSE(right(rejections.unrestricted));
  CHECK_FALSE(right(rejections.by_row));
  CHECK_FALSE(right(rejections.clustered));
  CHECK_FALSE(right(rejections.iid));
  CHECK(rejections.iid > 5 * panels * size);
}

}  // namespace entente
