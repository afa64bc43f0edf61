#include "results/scores/calibrated.hpp"

#include "tests/results/support/draws.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace entente;

TEST_CASE("without zeros a calibrated ensemble covers level (R - 1) / (R + 1)") {
  for (const CentralInterval& interval : central_intervals) {
    const CalibratedCoverage coverage = calibrated_coverage(interval, 39, 0);
    CHECK(coverage.covered == Approx(interval.level * 38 / 40).epsilon(1e-12));
    CHECK(coverage.positive == 1);
    CHECK(coverage.positive_covered == Approx(coverage.covered).epsilon(1e-12));
  }
}

TEST_CASE("with zeros, what it expects is what calibrated ensembles do, of all and of the positive") {
  // Oracle: simulation of a share that is 0 with probability `zero`, else uniform on (0, 1).
  for (const double zero : {0.02, 0.4, 0.8, 0.97}) {
    testing::Draws draws(7);
    const auto draw = [&] { return draws.uniform() < zero ? 0 : draws.uniform(); };
    const int trials = 20000;
    for (const CentralInterval& interval : {central_intervals[0], central_90}) {
      double inside = 0, positive_inside = 0, expected = 0, expected_positive = 0;
      for (int trial = 0; trial < trials; ++trial) {
        std::vector<double> members(60);
        for (double& member : members) member = draw();
        std::sort(members.begin(), members.end());
        const auto zeros = static_cast<std::size_t>(std::count(members.begin(), members.end(), 0.0));
        const CalibratedCoverage coverage = calibrated_coverage(interval, members.size(), zeros);
        const double observed = draw();
        const bool in = in_central(interval, members, observed);
        inside += in ? 1 : 0;
        positive_inside += in && observed > 0 ? 1 : 0;
        expected += coverage.covered;
        expected_positive += coverage.positive_covered;
      }
      // The half zero in zeros + 1/2 and the quantile between zero and the least positive draw cost up to 1 / 61.
      const double margin = 5 * std::sqrt(0.25 / trials) + 0.5 / 61;
      INFO("zero " << zero << ", level " << interval.level);
      CHECK(std::abs(inside - expected) / trials < margin);
      CHECK(std::abs(positive_inside - expected_positive) / trials < margin);
      // The level itself would be far off where zeros are many.
      if (zero == 0.97) CHECK(std::abs(inside / trials - interval.level) > margin);
    }
  }
}
