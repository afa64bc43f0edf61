#include "results/figures/run/density.hpp"

#include <catch2/catch.hpp>

using namespace entente;

namespace {

const std::vector<double> values = {0.1, 0.15, 0.2, 0.22, 0.4, 0.6, 0.61};

}  // namespace

TEST_CASE("bandwidth, density and quantiles are R 4.2's: bw.nrd0, the mean of dnorm, quantile") {
  CHECK(kernel_bandwidth(values) == Approx(0.129457636573947).epsilon(1e-12));
  const std::vector<double> density = kernel_density(values, {0, 0.2, 0.5});
  CHECK(density[0] == Approx(0.792765985199079).epsilon(1e-12));
  CHECK(density[1] == Approx(1.7506370017272).epsilon(1e-12));
  CHECK(density[2] == Approx(1.04777545524367).epsilon(1e-12));
  CHECK(sample_quantile(values, 0.05) == Approx(0.115));
  CHECK(sample_quantile(values, 0.25) == Approx(0.175));
  CHECK(sample_quantile(values, 1) == 0.61);
  CHECK(sample_quantile({3}, 0.5) == 3);
}

TEST_CASE("values that are all alike have a density, too") {
  CHECK(kernel_bandwidth({2, 2, 2}) == 0.01);
  CHECK(kernel_density({2, 2, 2}, {2})[0] == Approx(39.8942280401433));
}
