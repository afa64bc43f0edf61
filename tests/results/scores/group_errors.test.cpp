#include "results/scores/group_errors.hpp"

#include <catch2/catch.hpp>

#include <bit>
#include <cmath>
#include <vector>

using namespace entente;

// Oracle: the standard error of the mean of the groups' means, which balanced half-samples give to the last digits.
TEST_CASE("half-samples give a mean its own standard error") {
  const std::vector<double> groups = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3};
  const auto mean_of_kept = [&](KeptGroups kept) {
    double sum = 0, count = 0;
    for (std::size_t g = 0; g < groups.size(); ++g) {
      if (!keeps(kept, g)) continue;
      sum += groups[g];
      ++count;
    }
    CHECK((count == 8 || count == 16));
    return sum / count;
  };
  const Simulated mean = with_half_sample_error(ReplicateGroups(160), mean_of_kept);
  CHECK(mean.value == Approx(5));
  CHECK(mean.error == Approx(mean_of(groups).error).epsilon(1e-12));
}

TEST_CASE("with few replicates one group is left out at a time, and with fewer than two there is no error") {
  const auto sum_of_kept = [](KeptGroups kept) { return static_cast<double>(std::popcount(kept & 3u)); };
  CHECK(with_half_sample_error(ReplicateGroups(4), sum_of_kept).error == 0);
  const auto first = [](KeptGroups kept) { return keeps(kept, 0) ? 1.0 : 0.0; };
  CHECK(with_half_sample_error(ReplicateGroups(4), first).error == Approx(0.5));
  const Simulated none = with_half_sample_error(ReplicateGroups(3), first);
  CHECK(none.value == 1);
  CHECK(std::isnan(none.error));
}
