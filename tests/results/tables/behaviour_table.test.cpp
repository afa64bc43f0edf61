#include "results/tables/state_tables.hpp"
#include "tests/results/support/small_run.hpp"

#include <catch2/catch.hpp>

using namespace entente;

TEST_CASE("behaviour is a table of one row a statistic, empty where undefined") {
  Comparison comparison;
  Behaviour& b = comparison.behaviour;
  b.state_years = 10;
  b.switches = {.observed = 39, .simulated = {183.25, 0.5}, .q05 = 160, .q95 = 205.5, .inside = false, .undefined = 0};
  b.largest_share = {
      .observed = 0.05, .simulated = {0.04, 0.001}, .q05 = 0.01, .q95 = 0.1, .inside = true, .undefined = 2};
  CHECK(behaviour_csv(testing::run_of(comparison)) ==
        "statistic,observed,simulated,simulated_error,simulated_q05,simulated_q95,inside,replicates_undefined\n"
        "switches,39,183.25,0.5,160,205.5,0,0\n"
        "entries,,,,,,,0\n"
        "exits,,,,,,,0\n"
        "autocorrelation,,,,,,,0\n"
        "autocorrelation_of_contributors,,,,,,,0\n"
        "largest_share,0.05,0.04,0.001,0.01,0.1,1,2\n"
        "zeros,,,,,,,0\n"
        "contributors,,,,,,,0\n"
        "years_of_a_contributor,,,,,,,0\n");
}
