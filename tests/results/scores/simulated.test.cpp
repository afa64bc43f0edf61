#include "results/scores/simulated.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

using namespace entente;

TEST_CASE("a mean's error is sd / sqrt(n)") {
  const Simulated mean = mean_of(std::vector<double>{1, 2, 3, 4});
  CHECK(mean.value == 2.5);
  CHECK(mean.error == Approx(std::sqrt(5.0 / 3 / 4)).epsilon(1e-15));
  CHECK(std::isnan(mean_of(std::vector<double>{1}).error));
  CHECK(std::isnan(mean_of({}).value));
}

TEST_CASE("groups are contiguous, disjoint, cover every replicate and hold at least two") {
  for (const std::size_t replications : {1u, 3u, 4u, 7u, 39u, 40u, 41u, 1000u}) {
    const ReplicateGroups groups(replications);
    CHECK(groups.count() == (replications < 4 ? 0 : std::min<std::size_t>(20, replications / 2)));
    std::size_t next = 0;
    for (std::size_t g = 0; g < groups.count(); ++g) {
      CHECK(groups.begin(g) == next);
      CHECK(groups.end(g) >= groups.begin(g) + 2);
      next = groups.end(g);
    }
    if (groups.count() > 0) CHECK(next == replications);
  }
}
