#include "results/scores/simulated.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
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

TEST_CASE("groups are disjoint, cover every replicate, hold at least two and nearly the same number") {
  for (const std::size_t replications : {1u, 3u, 4u, 7u, 31u, 32u, 39u, 1000u, 1024u, 1025u, 1088u, 5000u}) {
    const ReplicateGroups groups(replications);
    CHECK(groups.count() == (replications < 4 ? 0 : std::min<std::size_t>(16, replications / 2)));
    std::vector<std::size_t> sizes(groups.count());
    for (std::size_t k = 0; k < replications && groups.count() > 0; ++k) ++sizes.at(groups.of(k));
    CHECK(sizes == groups.sizes());
    if (sizes.empty()) continue;
    const auto [least, most] = std::minmax_element(sizes.begin(), sizes.end());
    CHECK(*least >= 2);
    CHECK(*most - *least <= 64);
  }
}

TEST_CASE("from 32 replicates on, a replicate's group does not depend on how many follow") {
  for (std::size_t k = 0; k < 3000; ++k) {
    const std::size_t group = ReplicateGroups(std::max<std::size_t>(k + 1, 32)).of(k);
    REQUIRE(group == ReplicateGroups(100000).of(k));
  }
}
