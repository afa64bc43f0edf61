// What makes no sense in a world of several wars is refused at its place.
#include "tests/scenarios/edited_folder.hpp"
#include "tests/scenarios/small_wars.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace entente {
namespace {

using testing::EditedFolder;
using testing::faults;
using testing::file_text;
using testing::replaced;
using testing::small_wars;

// The only fault of the scenario with one edit.
std::string refused(const std::string& old, const std::string& now) {
  const std::vector<std::string> found = faults([&] { small_wars({{old, now}}); });
  REQUIRE(found.size() == 1);
  return found.front();
}

// The only fault of the scenario with one edit of a table.
std::string refused_table(const std::string& table, const std::string& old, const std::string& now) {
  const EditedFolder folder(testing::small_wars_folder, "entente-war-refusals");
  folder.replace(table, old, now);
  const std::string path = folder.path("scenario.yaml");
  const std::vector<std::string> found = faults([&] { prepare(read_scenario(path)); });
  REQUIRE(found.size() == 1);
  return found.front();
}

bool says(const std::string& fault, const std::string& text) {
  INFO(fault);
  return fault.find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("a state on the list that can contribute in no year is refused at its place", "[world][wars]") {
  CHECK(says(refused("EST, NOR, SEN", "EST, AFG, SEN"),
             "25:39 wars[2].invited: AFG can contribute in no year of the war: can_contribute is 0 in all of them"));
  CHECK(says(refused("EST, NOR, SEN", "EST, ITA, SEN"),
             "wars[2].invited: ITA can contribute in no year of the war: it has no row in the states table"));
}

TEST_CASE("rows of the observed table name a war of the scenario", "[world][wars]") {
  CHECK(says(refused_table("observed.csv", "\n1,2001,20,", "\n3,2001,20,"),
             "3:1 war: no war of the scenario has the id 3; expected 1 or 2"));
  CHECK(says(refused_table("observed.csv", "\n1,2001,20,", "\n,2001,20,"), "3:1 war: "));
  CHECK(says(refused_table("observed.csv", "war,", "wars,"), "\"war\""));
  // The same state-year in two wars is no repetition, in one war it is.
  CHECK(says(refused_table("observed.csv", "\n1,2003,200,", "\n1,2003,20,"), "200"));
  CHECK(says(refused_table("observed.csv", "\n1,2003,200,GBR", "\n1,2003,20,CAN"),
             "state 20 has a second row for 2003 in war 1; expected one row a state-year and war"));
}

TEST_CASE("a measure that is known by its name holds numbers", "[world][wars]") {
  CHECK(says(refused_table("observed.csv", "B,2,4\n", "B,2,four\n"), "aircraft: "));
  CHECK(says(refused_table("observed.csv", "B,2,4\n", "B,2,-4\n"), "aircraft: -4 is out of range"));
}

TEST_CASE("facts toward another leader need their columns", "[world][wars]") {
  CHECK(says(refused_table("states.csv", "alignment_FRA", "alignment_DEU"), "alignment_FRA"));
  CHECK(says(refused_table("states.csv", "ally_FRA", "allies_FRA"), "ally_FRA"));
  CHECK(says(refused_table("states.csv", "capital_latitude", "latitude"), "capital_latitude"));
  CHECK(says(refused_table("states.csv", ",private_stake,private_stake_2", ",stake,stake_2"), "private_stake"));
  CHECK(says(refused_table("states.csv", "cinc", "power"), "cinc"));
}

TEST_CASE("facts toward another leader are checked like the scenario's", "[world][wars]") {
  // France's ties stand in both tables, its allies are those with depth, and latitudes end at the poles.
  CHECK(says(refused_table("ties.csv", "220,FRA,433,SEN,1974,2006,5000,0.3", "220,FRA,433,SEN,1974,2006,5000,0.31"),
             "depth_as_published_FRA: 0.3 is not the depth of the tie to the leader"));
  CHECK(says(refused_table("states.csv", "1,0.3,0.61", "0,0.3,0.61"),
             "depth_as_published_FRA: depth 0.3 of a state that is no ally"));
  CHECK(says(refused_table("states.csv", ",38.9,-77.0,", ",98.9,-77.0,"), "capital_latitude: 98.9 is out of range"));
  CHECK(says(refused_table("states.csv", ",12.6,-8.0,", ",,-8.0,"),
             "capital_latitude: MLI 2001 is to contribute but this fact is missing"));
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
