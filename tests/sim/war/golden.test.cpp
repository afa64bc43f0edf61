#include "sim/war/ensemble.hpp"
#include "tests/sim/fingerprint.hpp"
#include "tests/sim/war/small_world.hpp"

#include <catch2/catch.hpp>

#include <cstddef>

namespace entente {
namespace {

// All decoded values of an ensemble. Given coefficients, these bits are the same for gcc and clang, debug and release.
std::uint64_t fingerprint(const Ensemble& ensemble) {
  tests::Fingerprint print;
  for (const double value : ensemble.share) print.add(value);
  for (const double value : ensemble.standing) print.add(value);
  for (const std::int32_t deaths : ensemble.casualties) print.add(static_cast<std::int64_t>(deaths));
  for (const double value : ensemble.posterior) print.add(value);
  for (const std::uint8_t committed : ensemble.committed) print.add(static_cast<std::int64_t>(committed));
  for (const double value : ensemble.conventional_share) print.add(value);
  for (const double value : ensemble.potential_slope) print.add(value);
  return print.value();
}

}  // namespace

// A change of these numbers is a change of results: it belongs under "Results change" in the changelog.
TEST_CASE("ensembles keep their bits", "[golden][ensemble]") {
  const World world = testing::small_world(13, 5);
  CHECK(fingerprint(run_ensemble(world, testing::small_experiment(Family::tobit, 0.03, 100))) ==
        5292289369066856597ull);
  Experiment experiment = testing::small_experiment(Family::gaussian, 0.02, 100);
  experiment.leader_rule.decide = Decision::war_end;
  experiment.leader_rule.room = Room::potential;
  CHECK(fingerprint(run_ensemble(world, experiment)) == 5643937751401337897ull);
}

}  // namespace entente
