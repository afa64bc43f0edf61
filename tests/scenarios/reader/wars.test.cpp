#include "scenarios/reader/scenario.hpp"
#include "tests/scenarios/faults.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace entente;
using namespace entente::testing;

namespace {

const std::string first_war =
    "  - id: 1\n    name: Afghanistan (invented)\n    theatre: AFG\n    years: [2001, 2004]\n"
    "    deaths_per_1000: {2001: 1.5, 2002: 1.5, 2003: 2, 2004: 1}\n    casualty_size: 0.8\n";

std::string two_wars(const std::string& more = {}) {
  const std::string text = file_text(small_scenario);
  const std::string second =
      "  - {id: 2, name: Iraq (invented), theatre: IRQ, coordinates: [33.3, 44.4], years: [2003, 2004], casualty_size: "
      "1, "
      "deaths_per_1000: {2003: 2, 2004: 1}" +
      more + "}\n";
  return replaced(text, first_war, first_war + "    coordinates: [34.5, 69.2]\n" + second);
}

Scenario read(const std::string& text) { return parse_scenario(text, small_scenario); }
std::vector<std::string> refused(const std::string& text) {
  return faults([&] { read(text); });
}

// The only problem of the text.
std::string problem(const std::string& text) {
  const std::vector<std::string> found = refused(text);
  CAPTURE(found);
  REQUIRE(found.size() == 1);
  return found.front();
}

}  // namespace

TEST_CASE("Several wars are read item by item, each with its own places") {
  const Scenario s = read(two_wars());
  REQUIRE(s.wars.size() == 2);
  CHECK(s.wars[0].id == WarId(1));
  CHECK(s.wars[1].id == WarId(2));
  CHECK(s.wars[1].theatre == CowCode(645));
  CHECK(s.wars[1].first_year == Year(2003));
  CHECK(s.wars[1].deaths_per_1000 == std::vector<double>{2, 1});
  CHECK(s.wars[1].coordinates->latitude == 33.3);
  CHECK(s.wars[1].coordinates->longitude == 44.4);
  CHECK(s.wars[1].leader == CowCode(2));
  CHECK(leaders_of(s) == std::vector<CowCode>{CowCode(2)});
  CHECK_FALSE(s.wars[1].invited.has_value());
  CHECK_FALSE(s.wars[1].request.on);
  CHECK(s.wars[1].place.line == 17);
  CHECK(s.observed_first_year == Year(2001));
  CHECK(s.observed_last_year == Year(2004));
}

TEST_CASE("A war has a leader, invitations and requests of its own") {
  const Scenario s =
      read(two_wars(", leader: GBR, invited: [FRA, 920], request: {intercept: -1, tie: 2, capability: 0.5}"));
  CHECK(leaders_of(s) == std::vector<CowCode>{CowCode(2), CowCode(200)});
  CHECK(*s.wars[1].invited == std::vector<CowCode>{CowCode(220), CowCode(920)});
  CHECK(s.wars[1].invited_places.size() == 2);
  CHECK(s.wars[1].request.on);
  CHECK(s.wars[1].request.intercept == -1);
  CHECK(s.wars[1].request.tie == 2);
  CHECK(s.wars[1].request.capability == 0.5);
  CHECK_FALSE(s.wars[0].request.on);
}

TEST_CASE("Wars that do not fit together are refused") {
  CHECK(problem(replaced(two_wars(), "{id: 2", "{id: 1")) ==
        "17:10 wars[2].id: 1 is the id of wars[1] too; expected a number of its own");
  CHECK(problem(replaced(two_wars(), "Iraq (invented)", "Afghanistan (invented)")) ==
        "17:19 wars[2].name: wars[1] is called \"Afghanistan (invented)\" too; expected a name of its own");
  CHECK(problem(replaced(two_wars(), ", coordinates: [33.3, 44.4]", ""))
            .starts_with("17:10 wars[2].coordinates: the key is missing, and there are several wars"));
  CHECK(problem(replaced(two_wars(), "[33.3, 44.4]", "[93.3, 44.4]")) ==
        "17:64 wars[2].coordinates[1]: 93.3 is out of range; expected a number from -90 to 90");
  CHECK(problem(replaced(replaced(two_wars(), "[2003, 2004], c", "[2003, 2005], c"), "2004: 1}}", "2004: 1, 2005: 1}}"))
            .find("wars[2].years: ") != std::string::npos);
  CHECK(problem(two_wars(", invited: []")).find("wars[2].invited: an empty list") != std::string::npos);
  CHECK(problem(two_wars(", invited: [FRA, IRQ]"))
            .ends_with("IRQ is the war's theatre; expected states that may "
                       "contribute to it"));
  CHECK(problem(two_wars(", invited: every"))
            .ends_with("\"every\" is not known here; expected all, or a list of ISO-3 codes or COW numbers"));
  CHECK(problem(two_wars(", request: {tie: 1, capability: 1}")).find("wars[2].request.intercept: the key is missing") !=
        std::string::npos);
  CHECK(problem(two_wars(", intensity: 1")).find("wars[2].intensity: unknown key") != std::string::npos);
  CHECK(problem(two_wars(", leader: IRQ")).find("wars[2].theatre: the theatre is the leader itself") !=
        std::string::npos);
  // A leader of one war may contribute to the other; who can contribute to none may not be in focus.
  CHECK(refused(replaced(two_wars(", leader: GBR"), "[NZL, NOR]", "[GBR, USA, IRQ]")).empty());
  CHECK(problem(replaced(two_wars(), "[NZL, NOR]", "[USA]"))
            .ends_with("focus[1]: USA is leader or theatre of every war; expected states that may contribute"));
  std::string many;
  for (int war = 3; war <= 17; ++war) {
    many += "  - {id: " + std::to_string(war) +
            ", name: A war, theatre: IRQ, coordinates: [33.3, 44.4], years: [2003, 2003], casualty_size: 1, "
            "deaths_per_1000: {2003: 2}}\n";
  }
  CHECK(refused(replaced(two_wars(), "measures:", many + "measures:")).front() ==
        "10:3 wars: a list of 17; expected a list of 1 to 16 maps");
}

TEST_CASE("The intercepts of wars need several wars and a fit") {
  const std::string with = "  war_intercepts: true\n  coefficients: {fit: states}";
  CHECK(read(replaced(two_wars(), "  coefficients: {fit: states}", with)).war_intercepts);
  CHECK(problem(replaced(file_text(small_scenario), "  coefficients: {fit: states}", with)) ==
        "20:19 contribution.war_intercepts: there is one war, whose intercept is the equation's own; expected several "
        "wars; leave the key out");
  CHECK_FALSE(read(file_text(small_scenario)).war_intercepts);
}

TEST_CASE("The spread of deaths is given where soldiers die, and only there") {
  const std::string text = file_text(small_scenario);
  CHECK(problem(replaced(text, "    casualty_size: 0.8\n", "")) ==
        "14:22 wars[1].casualty_size: the key is missing, and soldiers die; expected a number from 0.001 to 1000000");
  const std::string nobody =
      replaced(text, "{2001: 1.5, 2002: 1.5, 2003: 2, 2004: 1}", "{2001: 0, 2002: 0, 2003: 0, 2004: 0}");
  CHECK(problem(nobody) == "15:20 wars[1].casualty_size: nobody dies in this war; leave the key out");
  CHECK(refused(replaced(nobody, "    casualty_size: 0.8\n", "")).empty());
}
