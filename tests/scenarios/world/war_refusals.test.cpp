// What makes no sense in a world of several wars is refused at its place.
#include "tests/scenarios/edited_folder.hpp"
#include "tests/scenarios/small_wars.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace entente {
namespace {

using Catch::Contains;
using testing::EditedFolder;
using testing::faults;
using testing::file_text;
using testing::replaced;
using testing::small_wars;

// The first fault of the scenario with one edit.
std::string refused(const std::string& old, const std::string& now) {
  const std::vector<std::string> found = faults([&] { small_wars({{old, now}}); });
  return found.empty() ? "none" : found.front();
}

// The first fault of the scenario with one edit of a table.
std::string refused_table(const std::string& table, const std::string& old, const std::string& now) {
  const EditedFolder folder(testing::small_wars_folder, "entente-war-refusals");
  folder.replace(table, old, now);
  const std::string path = folder.path("scenario.yaml");
  const std::vector<std::string> found = faults([&] { prepare(read_scenario(path)); });
  return found.empty() ? "none" : found.front();
}

}  // namespace

TEST_CASE("a state on the list that can contribute in no year is refused at its place", "[world][wars]") {
  CHECK_THAT(
      refused("EST, NOR, SEN", "EST, AFG, SEN"),
      Contains(
          "25:40 wars[2].invited[6]: AFG can contribute in no year of the war: can_contribute is 0 in all of them"));
  CHECK_THAT(
      refused("EST, NOR, SEN", "EST, ITA, SEN"),
      Contains("wars[2].invited[6]: ITA can contribute in no year of the war: it has no row in the states table"));
}

TEST_CASE("rows of the observed table name a war of the scenario", "[world][wars]") {
  CHECK_THAT(refused_table("observed.csv", "\n1,2001,20,", "\n3,2001,20,"),
             Contains("3:1 war: no war of the scenario has the id 3; expected 1 or 2"));
  CHECK_THAT(refused_table("observed.csv", "\n1,2001,20,", "\n,2001,20,"), Contains("3:1 war: "));
  CHECK_THAT(refused_table("observed.csv", "war,", "wars,"), Contains("\"war\""));
  // The same state-year in two wars is no repetition; in one war it is.
  CHECK_THAT(refused_table("observed.csv", "\n1,2003,200,GBR", "\n1,2003,20,CAN"),
             Contains("state 20 has a second row for 2003 in war 1; expected one row a state-year and war"));
}

TEST_CASE("rows of years that the scenario leaves out are one problem a table", "[world][wars]") {
  const EditedFolder folder(testing::small_wars_folder, "entente-years-outside");
  const auto found = [&] { return faults([&] { prepare(read_scenario(folder.path("scenario.yaml"))); }); };
  folder.replace("states.csv", "\n2006,", "\n2016,");
  std::vector<std::string> problems = found();
  REQUIRE(problems.size() == 1);
  CHECK_THAT(problems[0], Contains("year: 2016 is outside the scenario's years; expected years from 2001 to 2006"));
  CHECK_THAT(problems[0], Contains("cut the table to these years or widen `years`"));
  for (int row = 0; row < 4; ++row) folder.replace("states.csv", "\n2006,", "\n2016,");
  problems = found();
  REQUIRE(problems.size() == 1);
  CHECK_THAT(problems[0], Contains("year: 5 rows are outside the scenario's years, the first of them of 2016"));
}

TEST_CASE("a term without its column is told with the theories that have it", "[world][wars]") {
  const EditedFolder folder(testing::small_wars_folder, "entente-term-without-column");
  folder.replace("scenario.yaml", "theory: potential_alone", "theory: signalling");
  folder.replace("states.csv", ",gdp,", ",product,");
  const std::vector<std::string> found = faults([&] { prepare(read_scenario(folder.path("scenario.yaml"))); });
  REQUIRE(found.size() == 1);
  CHECK_THAT(found[0], Contains("no column \"gdp\", which the term log(gdp) of signalling, combined, "));
}

TEST_CASE("a measure that is known by its name holds numbers", "[world][wars]") {
  CHECK_THAT(refused_table("observed.csv", "B,2,4\n", "B,2,four\n"), Contains("aircraft: "));
  CHECK_THAT(refused_table("observed.csv", "B,2,4\n", "B,2,-4\n"), Contains("aircraft: -4 is out of range"));
}

TEST_CASE("facts toward another leader need their columns", "[world][wars]") {
  CHECK_THAT(refused_table("states.csv", "alignment_FRA", "alignment_DEU"), Contains("alignment_FRA"));
  CHECK_THAT(refused_table("states.csv", "ally_FRA", "allies_FRA"), Contains("ally_FRA"));
  CHECK_THAT(refused_table("states.csv", "capital_latitude", "latitude"), Contains("capital_latitude"));
  CHECK_THAT(refused_table("states.csv", ",private_stake,private_stake_2", ",stake,stake_2"),
             Contains("private_stake"));
  CHECK_THAT(refused_table("states.csv", "cinc", "power"), Contains("cinc"));
}

TEST_CASE("facts toward another leader are checked like the scenario's", "[world][wars]") {
  // France's ties stand in both tables, its allies are those with depth, and latitudes end at the poles.
  CHECK_THAT(refused_table("ties.csv", "220,FRA,433,SEN,1974,2006,5000,0.3", "220,FRA,433,SEN,1974,2006,5000,0.31"),
             Contains("depth_as_published_FRA: 0.3 is not the depth of the tie to the leader"));
  CHECK_THAT(refused_table("states.csv", "1,0.3,0.61", "0,0.3,0.61"),
             Contains("depth_as_published_FRA: depth 0.3 of a state that is no ally"));
  CHECK_THAT(refused_table("states.csv", ",38.9,-77.0,", ",98.9,-77.0,"),
             Contains("capital_latitude: 98.9 is out of range"));
  CHECK_THAT(refused_table("states.csv", ",12.6,-8.0,", ",,-8.0,"),
             Contains("capital_latitude: MLI 2001 is to contribute but this fact is missing"));
}

TEST_CASE("only the wars of a state need its facts", "[world][wars]") {
  // Mexico is not on the second war's list: it may lack what is said toward France.
  const EditedFolder folder(testing::small_wars_folder, "entente-war-refusals");
  const std::string text = file_text(folder.path("states.csv"));
  const std::size_t row = text.find("\n2004,70,MEX");
  REQUIRE(row != std::string::npos);
  const std::string line = text.substr(row, text.find('\n', row + 1) - row);
  std::vector<std::size_t> commas;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == ',') commas.push_back(i);
  }
  const std::size_t alignment_fra = 16;  // fields before it
  std::string emptied = line;
  emptied.erase(commas[alignment_fra - 1] + 1, commas[alignment_fra] - commas[alignment_fra - 1] - 1);
  folder.replace("states.csv", line, emptied);
  CHECK_NOTHROW(prepare(read_scenario(folder.path("scenario.yaml"))));
}

}  // namespace entente
