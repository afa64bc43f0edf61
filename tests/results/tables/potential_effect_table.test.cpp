#include "results/tables/potential_effect_table.hpp"

#include <catch2/catch.hpp>

using namespace entente;

TEST_CASE("potential_effect.csv has a row a potential, and the war only where there are several") {
  PotentialEffect effect{.level = 0.95, .reference = 0.25, .rows = 12};
  effect.points.push_back({0.5, 0.0625, 0.03125, 0.125, 0.01, -0.02, 0.04});
  const std::string columns = "potential,share,low,high,level,change,change_low,change_high,reference,rows\n";
  const std::string row = "0.5,0.0625,0.03125,0.125,0.95,0.01,-0.02,0.04,0.25,12\n";
  CHECK(potential_effect_csv({{WarId(3), effect}}) == columns + row);
  CHECK(potential_effect_csv({{WarId(3), effect}, {WarId(1), effect}}) == "war," + columns + "3," + row + "1," + row);
}
