#include "results/summary/binning.hpp"

#include "results/summary/row_loops.hpp"
#include "tests/results/support/draws.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace entente;

TEST_CASE("every value lies within its bin, and bins are as narrow as they say") {
  const Binning binning = Binning::floating(5, -24, 0);
  testing::Draws draws(1);
  for (int i = 0; i < 100000; ++i) {
    const double x = std::exp(-20 * draws.uniform());
    const Binning::Edges bin = binning.edges(binning.index(x));
    REQUIRE(bin.first <= x);
    REQUIRE(x < bin.last);
    REQUIRE(bin.last - bin.first <= std::max(x / 32, 0x1.08p-24));
  }
  CHECK(binning.index(0) == 0);
  CHECK(binning.index(-1) == 0);
  CHECK(binning.edges(0).last == 0);
  CHECK(binning.index(1e-300) == 1);
  CHECK(binning.index(1) == binning.bins() - 1);
  CHECK(binning.inside(binning.index(1), 3, 5) == 1);
  CHECK(binning.index(7) == binning.bins() - 1);
}

TEST_CASE("bins follow each other without gaps") {
  for (const Binning& binning :
       {Binning::floating(5, -24, 0), Binning::floating(8, 0, 16), Binning::linear(-1, 1, 64)}) {
    for (std::size_t bin = 1; bin + 1 < binning.bins(); ++bin) {
      REQUIRE(binning.edges(bin - 1).last == binning.edges(bin).first);
      REQUIRE(binning.index(binning.inside(bin, 0, 2)) == bin);
    }
  }
}

TEST_CASE("whole numbers: small ones have bins of their own, larger ones share them") {
  const Binning counts = Binning::whole(7);
  const Binning people = Binning::floating_whole(8, 32);
  for (std::size_t n = 0; n <= 7; ++n)
    CHECK(counts.inside(counts.index(static_cast<double>(n)), 1, 9) == static_cast<double>(n));
  for (double n = 0; n < 512; ++n) {
    CHECK(people.inside(people.index(n), 0, 1) == n);
    CHECK(people.inside(people.index(n), 4, 5) == n);
  }
  const Binning::Edges bin = people.edges(people.index(1001));
  CHECK(bin.first == 1000);
  CHECK(bin.last == 1001);
}

TEST_CASE("the loop over lanes finds the same bins, and who contributes") {
  testing::Draws draws(2);
  const Binning binning = SummaryLayout::share_binning();
  for (int block = 0; block < 500; ++block) {
    lane::Row share;
    for (double& y : share) y = draws.uniform() < 0.6 ? 0 : std::exp(-25 * draws.uniform() * draws.uniform());
    share[3] = 1;
    share[63] = block % 2 == 0 ? 0x1p-24 : 1e-310;
    for (const std::size_t among : {std::size_t{64}, std::size_t{5}, std::size_t{1}}) {
      const lane::Contributors contributors(share.data(), among);
      std::size_t found = 0;
      for (std::size_t l = 0; l < among; ++l) {
        if (share[l] == 0) continue;
        REQUIRE(contributors.lanes[found] == l);
        REQUIRE(contributors.shares[found] == share[l]);
        REQUIRE(contributors.bins[found] == binning.index(share[l]));
        ++found;
      }
      REQUIRE(contributors.found == found);
    }
  }
}
