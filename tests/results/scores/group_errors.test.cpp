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

// Oracle: of 15 pairs of halves any group is in one of each pair, and with any other group in as many as not.
TEST_CASE("half-samples are balanced") {
  const std::vector<KeptGroups> parts = half_samples(ReplicateGroups(160));
  REQUIRE(parts.size() == 30);
  for (std::size_t g = 0; g < 16; ++g) {
    int kept = 0, with_next = 0;
    for (const KeptGroups part : parts) {
      CHECK(std::popcount(part) == 8);
      kept += keeps(part, g) ? 1 : 0;
      with_next += keeps(part, g) && keeps(part, (g + 1) % 16) ? 1 : 0;
    }
    CHECK(kept == 15);
    CHECK(with_next == 7);
  }
  CHECK(half_samples(ReplicateGroups(4)).size() == 2);
  CHECK(half_samples(ReplicateGroups(3)).empty());
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
