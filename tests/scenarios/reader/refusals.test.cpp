#include "scenarios/reader/scenario.hpp"
#include "tests/scenarios/faults.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace entente;
using namespace entente::testing;

namespace {

std::vector<std::string> refused(const std::string& text) {
  return faults([&] { parse_scenario(text, small_scenario); });
}

// One change to the small scenario and the only problem that must come of it (its beginning).
struct Broken {
  std::string old;
  std::string now;
  std::string problem;
};

void check(const std::vector<Broken>& cases) {
  const std::string text = file_text(small_scenario);
  REQUIRE(refused(text).empty());
  for (const Broken& each : cases) {
    CAPTURE(each.old, each.now);
    const std::string broken = replaced(text, each.old, each.now);
    REQUIRE_FALSE(broken.empty());
    const auto found = refused(broken);
    REQUIRE(found.size() == 1);
    CHECK(found.front().substr(0, each.problem.size()) == each.problem);
  }
}

}  // namespace

TEST_CASE("Unknown keys get the nearest name") {
  check({
      {"souring: 0.1", "sourring: 0.1",
       "21:96 leader_rule.sourring: unknown key; expected rule, decide, room, generosity, budget, memory, souring, "
       "drift "
       "or standing_limit; did you mean souring?"},
      {"focus: [NZL", "fokus: [NZL", "23:1 fokus: unknown key; expected entente, name, leader, years, focus, states"},
      {"focus: [NZL, NOR]", "souring: 0.1", "23:1 souring: unknown key"},
      {"{table: states.csv}", "{table: states.csv, souring: 1}",
       "6:29 states.souring: unknown key; expected table or incomplete; the key leader_rule.souring has this name"},
      {"casualty_size: 0.8", "casualty_size: 0.8\n    intensity: 3", "16:5 wars[1].intensity: unknown key"},
      {"souring: 0.1", "souring: 0,1",
       "21:107 leader_rule.1: unknown key; expected rule, decide, room, generosity, budget, memory, souring, drift "
       "or standing_limit; the decimal mark is a point, not a comma"},
      {"types: {committed: 0.5", "types: {comitted: 0.5",
       "22:9 types.comitted: unknown key; expected committed, private_stake or stake_distance_km; did you mean "
       "committed?"},
      {"focus: ", "\"leader_rule.drift\": 0.5\nfocus: ", "23:1 leader_rule.drift: unknown key"},
  });
}

TEST_CASE("Columns count characters when umlauts stand before the fault on its line") {
  check({
      {"{table: observed.csv}", "{\"täblé\": x, table: observed.csv}", "8:12 observed.täblé: unknown key"},
      {"focus: [NZL, NOR]", "focus: [NZL, \"ÄÖÜ\", NOR]", "23:14 focus[2]: no state has the code \"ÄÖÜ\""},
      {"{outcome: as_published, ", "{outcome: \"as_püblished\", ",
       "16:21 measures.outcome: \"as_püblished\" is not known"},
      {"    name: Afghanistan (invented)\n    theatre: AFG\n", "    {\"name\": 1}\n", "11:5 "},
  });
  const auto found = refused(replaced(file_text(small_scenario), "focus: [NZL, NOR]", "focus: [\"Ä\", \"Ö\", NORR]"));
  REQUIRE(found.size() == 3);
  CHECK(found[0].starts_with("23:9 focus[1]: "));
  CHECK(found[1].starts_with("23:14 focus[2]: "));
  CHECK(found[2].starts_with("23:19 focus[3]: "));
}

TEST_CASE("Missing keys are named once, a missing map as a whole") {
  check({
      {"name: Small invented coalition, 2001-2004\n", "", "2:1 name: the key is missing; expected one line of text"},
      {"leader: USA\n", "", "2:1 leader: the key is missing; expected an ISO-3 code or a COW number"},
      {"rule: bayesian, ", "",
       "21:14 leader_rule.rule: the key is missing; expected bayesian, budgeted, side_payment, random or indifferent"},
      {", seed: 20010911", "", "24:13 simulation.seed: the key is missing"},
      {"observed: {table: observed.csv}\n", "", "2:1 observed: the key is missing; expected a map with the keys table"},
      {"measures: {outcome: as_published, depth: as_published, potential: difference}\n", "",
       "2:1 measures: the key is missing; expected a map with the keys outcome, depth and potential"},
      {"types: {committed: 0.5, stake_distance_km: 3000}\n", "",
       "2:1 types: the key is missing; expected off, or a map"},
      {"    casualty_size: 0.8\n", "",
       "14:22 wars[1].casualty_size: the key is missing, and soldiers die; expected a number from 0.001"},
      {"  theory: potential_alone\n", "",
       "18:3 contribution.theory: the key is missing; expected signalling, combined"},
      {"  coefficients: {fit: states}\n", "",
       "18:3 contribution.coefficients: none of fit, published or file is given; expected exactly one of them"},
      {"{fit: states}", "{draw: none}", "20:17 contribution.coefficients: none of fit, published or file is given"},
  });
}

TEST_CASE("Values of the wrong kind say what was found and what was expected") {
  check({
      {"entente: 1", "entente: 2", "2:10 entente: 2 is out of range; expected a whole number exactly 1"},
      {"entente: 1", "entente: 1.0", "2:10 entente: \"1.0\" is not a whole number"},
      {"entente: 1", "entente: '1'", "2:10 entente: \"1\" in quotes is not a whole number"},
      {"name: Small invented coalition, 2001-2004", "name: [a]", "3:7 name: a list does not belong here"},
      {"name: Small invented coalition, 2001-2004", "name:", "3:1 name: no value is given; expected one line of text"},
      {"name: Small invented coalition, 2001-2004", "name: ' '", "3:7 name: empty text"},
      {"name: Small invented coalition, 2001-2004", "name: \"a\\nb\"", "3:7 name: more than one line"},
      {"years: [2001, 2004]\nstates", "years: 2001\nstates",
       "5:8 years: \"2001\" does not belong here; expected [first, last]"},
      {"years: [2001, 2004]\nstates", "years: [2001, 2002, 2004]\nstates", "5:8 years: a list of 3"},
      {"years: [2001, 2004]\nstates", "years: [2001, '2004']\nstates", "5:15 years[2]: \"2004\" in quotes is not"},
      {"years: [2001, 2004]\nstates", "years: [201, 2004]\nstates",
       "5:9 years[1]: 201 is out of range; expected a whole number from 1816 to 2100"},
      {"years: [2001, 2004]\nstates", "years: [2004, 2001]\nstates", "5:8 years: the first year comes after the last"},
      {"states: {table: states.csv}", "states: states.csv",
       "6:9 states: \"states.csv\" does not belong here; expected a map with the keys table and incomplete"},
      {"outcome: as_published", "outcome: as_publish",
       "16:21 measures.outcome: \"as_publish\" is not known here; expected as_published or corrected; did you mean "
       "as_published?"},
      {"generosity: 0.2", "generosity: \"0.2\"",
       "21:78 leader_rule.generosity: \"0.2\" in quotes is not a number; expected a number from 0 to 1; leave the "
       "quotes out"},
      {"generosity: 0.2", "generosity: 20 %", "21:78 leader_rule.generosity: \"20 %\" is not a number"},
      {"types: {committed: 0.5, stake_distance_km: 3000}", "types: on",
       "22:8 types: \"on\" does not belong here; expected off, or a map"},
      {"types: {committed: 0.5, stake_distance_km: 3000}", "types: false",
       "22:8 types: \"false\" does not belong here"},
      {"focus: [NZL, NOR]", "focus: NZL", "23:8 focus: \"NZL\" does not belong here; expected a list"},
      {"seed: 20010911", "seed: 010",
       "24:39 simulation.seed: \"010\" is not a whole number; expected a whole number from 0 to 9007199254740991; "
       "leave out leading zeros"},
      {"replications: 200", "replications: 1e3", "24:28 simulation.replications: \"1e3\" is not a whole number"},
      {"{fit: states}", "{fit: states, override: {potential: x}}",
       "20:53 contribution.coefficients.override.potential: \"x\" is not a number"},
      {"{fit: states}", "{fit: tables}",
       "20:23 contribution.coefficients.fit: \"tables\" is not known here; expected states"},
      {"seed: 20010911", "seed: 1, record: ful",
       "24:50 simulation.record: \"ful\" is not known here; expected none, summary, full, or a list with some of "
       "share, "
       "standing, expectation, casualties, posterior, committed, withdrawn and potential_slope; did you mean full?"},
      {"seed: 20010911", "seed: 1, record: share", "24:50 simulation.record: \"share\" stands outside a list"},
      {"seed: 20010911", "seed: 1, record: [share, standng]",
       "24:58 simulation.record[2]: \"standng\" is not known here; expected share, standing, expectation, casualties, "
       "posterior, committed, withdrawn or potential_slope; did you mean standing?"},
      {"seed: 20010911", "seed: 1, record: [share, share]", "24:58 simulation.record[2]: share is named twice"},
      {"seed: 20010911", "seed: 1, record: [full]", "24:51 simulation.record[1]: \"full\" is not known here"},
      {"seed: 20010911", "seed: 1, record: []", "24:50 simulation.record: an empty list"},
      {"seed: 20010911", "seed: 1, record: {share: 1}", "24:50 simulation.record: "},
  });
}

TEST_CASE("Values out of range are refused at the exact bound") {
  check({
      {"generosity: 0.2", "generosity: 1.0000001", "21:78 leader_rule.generosity: 1.0000001 is out of range"},
      {"memory: 0.9", "memory: -0.1", "21:91 leader_rule.memory: -0.1 is out of range"},
      {"drift: 0.02", "standing_limit: 0",
       "21:126 leader_rule.standing_limit: 0 is out of range; expected a number above 0 and at most 1"},
      {"committed: 0.5", "committed: 0",
       "22:20 types.committed: 0 is out of range; expected a number above 0 and below 1"},
      {"committed: 0.5", "committed: 1", "22:20 types.committed: 1 is out of range"},
      {"stake_distance_km: 3000", "stake_distance_km: 20041", "22:44 types.stake_distance_km: 20041 is out of range"},
      {"replications: 200", "replications: 1",
       "24:28 simulation.replications: 1 is out of range; expected a whole number from 2 to 1000000"},
      {"seed: 20010911", "seed: 9007199254740992", "24:39 simulation.seed: 9007199254740992 is out of range"},
      {"seed: 20010911", "seed: -1", "24:39 simulation.seed: -1 is out of range"},
      {"id: 1", "id: 0", "10:9 wars[1].id: 0 is out of range; expected a whole number from 1 to 65535"},
      {"id: 1", "id: 65536", "10:9 wars[1].id: 65536 is out of range"},
      {"casualty_size: 0.8", "casualty_size: 0", "15:20 wars[1].casualty_size: 0 is out of range"},
      {"2003: 2", "2003: 1001",
       "14:51 wars[1].deaths_per_1000.2003: 1001 is out of range; expected a number from 0 to 1000"},
      {"2003: 2", "2003: -2", "14:51 wars[1].deaths_per_1000.2003: -2 is out of range"},
  });
}

TEST_CASE("States are ISO-3 codes or COW numbers, never COW abbreviations") {
  check({
      {"leader: USA", "leader: UKG",
       "4:9 leader: \"UKG\" is a COW abbreviation, not an ISO code; expected an ISO-3 code or a COW number; write GBR"},
      {"focus: [NZL, NOR]", "focus: [NTH, NOR]",
       "23:9 focus[1]: \"NTH\" is a COW abbreviation, not an ISO code; expected an ISO-3 code or a COW number; write "
       "NLD"},
      {"focus: [NZL, NOR]", "focus: [NZL, NO]",
       "23:14 focus[2]: no state has the code \"NO\"; expected an ISO-3 code or a COW number; the nearest code is NOR"},
      {"focus: [NZL, NOR]", "focus: [NZL, 999]", "23:14 focus[2]: no state has the COW number \"999\""},
      {"focus: [NZL, NOR]", "focus: [NZL, '385']", "23:14 focus[2]: \"385\" in quotes is text, not a COW number"},
      {"focus: [NZL, NOR]", "focus: [NZL, 920]", "23:14 focus[2]: NZL is named twice"},
      {"focus: [NZL, NOR]", "focus: [NZL, 2]", "23:14 focus[2]: USA is the leader"},
      {"focus: [NZL, NOR]", "focus: [NZL, AFG]", "23:14 focus[2]: AFG is the theatre"},
      {"theatre: AFG", "theatre: USA", "12:14 wars[1].theatre: the theatre is the leader itself"},
  });
}

TEST_CASE("A war lies within the years of the run, with a number for every year and no other") {
  check({
      {"years: [2001, 2004]\n    deaths_per_1000: {2001: 1.5, 2002: 1.5, 2003: 2, 2004: 1}",
       "years: [2001, 2005]\n    deaths_per_1000: {2001: 1, 2002: 1, 2003: 1, 2004: 1, 2005: 1}",
       "13:12 wars[1].years: the war lies partly outside the years of the run; expected years from 2001 to 2004"},
      {"2003: 2, ", "",
       "14:22 wars[1].deaths_per_1000: no number for 2003; expected every year from 2001 to 2004 and no other"},
      {"2004: 1}", "2004: 1, 2005: 1}", "14:63 wars[1].deaths_per_1000.2005: the year is outside the war"},
      {"2004: 1}", "2004: 1, xx: 1}", "14:63 wars[1].deaths_per_1000.xx: \"xx\" is not a whole number"},
      {"2004: 1}", "'2004': 1}", "14:54 wars[1].deaths_per_1000.2004: \"2004\" in quotes is not a whole number"},
      {"2003: 2, ", "2003: x, ", "14:51 wars[1].deaths_per_1000.2003: \"x\" is not a number"},
  });
  const std::string text = file_text(small_scenario);
  const std::size_t first = text.find("wars:");
  const std::string none = std::string(text).replace(first, text.find("measures:") - first, "wars: []\n");
  CHECK(refused(none) == std::vector<std::string>{"9:7 wars: an empty list; expected a list of 1 to 16 maps"});
  const std::string map = std::string(text).replace(first, text.find("measures:") - first, "wars: {id: 1}\n");
  CHECK(refused(map) ==
        std::vector<std::string>{"9:7 wars: a map does not belong here; expected a list of 1 to 16 maps"});
}

TEST_CASE("Keys that do not apply are refused") {
  const std::string rule =
      "{rule: bayesian, decide: each_year, room: standing, generosity: 0.2, memory: 0.9, souring: 0.1, drift: 0.02}";
  const std::string fitted = "  theory: potential_alone\n  family: tobit\n  coefficients: {fit: states}\n";
  check({
      {rule, "{rule: indifferent, generosity: 0.2}",
       "21:34 leader_rule.generosity: the key applies only with a rule of the leader other than indifferent; leave it "
       "out"},
      {rule, "{rule: indifferent, decide: war_end}", "21:34 leader_rule.decide: the key applies only with"},
      {fitted, "  family: tobit\n  coefficients: {published: table1/all}\n",
       "18:3 contribution.family: the key applies only with `contribution.coefficients.fit`; leave it out"},
      {fitted, "  theory: combined\n  coefficients: {file: coefficients.yaml}\n",
       "18:3 contribution.theory: the key applies only with"},
      {"{fit: states}", "{fit: states, published: table1/all}",
       "20:31 contribution.coefficients.published: given besides fit; expected exactly one of fit, "
       "published or file"},
  });
}

TEST_CASE("Withdrawal is a word or a map of four numbers") {
  const auto with = [](const std::string& value) { return "withdrawal: " + value + "\nfocus: "; };
  check({
      {"focus: ", with("fitted"),
       "23:13 withdrawal: \"fitted\" does not belong here; expected off, fit, or a map with the keys intercept, "
       "losses, "
       "democracy and tie"},
      {"focus: ", with("on"), "23:13 withdrawal: \"on\" does not belong here"},
      {"focus: ", with("[-3, 0, 0, 0]"), "23:13 withdrawal: a list does not belong here"},
      {"focus: ", with("{intercept: -3, losses: 0.4, democracy: 0}"),
       "23:13 withdrawal.tie: the key is missing; expected a number from -100 to 100"},
      {"focus: ", with("{intercept: -3, loses: 0.4, losses: 0.4, democracy: 0, tie: 0}"),
       "23:29 withdrawal.loses: unknown key; expected intercept, losses, democracy or tie; did you mean losses?"},
      {"focus: ", with("{intercept: -3, losses: much, democracy: 0, tie: 0}"),
       "23:37 withdrawal.losses: \"much\" is not a number"},
      {"focus: ", with("{intercept: -101, losses: 0, democracy: 0, tie: 0}"),
       "23:25 withdrawal.intercept: -101 is out of range; expected a number from -100 to 100"},
  });
}

TEST_CASE("References to files and models must lead somewhere") {
  const std::string fitted = "  theory: potential_alone\n  family: tobit\n  coefficients: {fit: states}\n";
  check({
      {"states.csv", "statess.csv",
       "6:17 states.table: there is no file \"statess.csv\"; expected a path within the scenario's folder; did you "
       "mean \"states.csv\"?"},
      {"ties.csv", "/etc/passwd", "7:15 ties.table: \"/etc/passwd\" is an absolute path"},
      {"ties.csv", "../ties.csv", "7:15 ties.table: \"../ties.csv\" leads out of the scenario's folder"},
      {"ties.csv", "a/../../small/../x.csv",
       "7:15 ties.table: \"a/../../small/../x.csv\" leads out of the scenario's folder"},
      {"ties.csv", ".", "7:15 ties.table: \".\" is not a file"},
      {"ties.csv", "\"ties.csv\\0\"", "7:15 a control character"},
      {fitted, "  coefficients: {file: none.yaml/all}\n",
       "18:24 contribution.coefficients.file: there is no file \"none.yaml\""},
      {fitted, "  coefficients: {file: ../x.yaml}\n",
       "18:24 contribution.coefficients.file: \"../x.yaml\" leads out of the scenario's folder"},
      {fitted, "  coefficients: {file: states.csv}\n",
       "18:24 contribution.coefficients.file: \"states.csv\" does not name a coefficients file"},
      {fitted, "  coefficients: {file: coefficients.yaml/}\n",
       "18:24 contribution.coefficients.file: \"coefficients.yaml/\" does not name"},
      {fitted, "  coefficients: {published: table1}\n",
       "18:29 contribution.coefficients.published: \"table1\" does not name a published model"},
      {fitted, "  coefficients: {published: ../table1/all}\n",
       "18:29 contribution.coefficients.published: \"../table1/all\" does not name"},
  });
}

TEST_CASE("All problems of a file come at once, in its order") {
  std::string text = file_text(small_scenario);
  text = replaced(text, "leader: USA", "leader: UKG");
  text = replaced(text, "treaty: observed", "treaty: observe");
  text = replaced(text, "souring: 0.1", "souring: 2");
  text = replaced(text, "focus: ", "seed: 1\nseed: 2\nfocus: ");
  const auto found = refused(text);
  REQUIRE(found.size() == 5);
  CHECK(found[0].starts_with("4:9 leader: "));
  CHECK(found[1].starts_with("7:33 ties.treaty: "));
  CHECK(found[2].starts_with("21:105 leader_rule.souring: "));
  CHECK(found[3].starts_with("23:1 seed: unknown key"));
  CHECK(found[4].starts_with("24:1 seed: the key is given twice"));
}

TEST_CASE("A file that is no map at all is refused") {
  CHECK(refused("- 1\n").size() == 1);
  CHECK(refused("text\n").size() == 1);
  CHECK(refused("text\n").front().starts_with(
      "1:1 \"text\" does not belong here; expected a map with the keys entente, name"));
  CHECK(refused("").front() == "0:0 the file is empty; expected a YAML map");
}

TEST_CASE("Expectations are recorded only where states learn") {
  check({{"seed: 20010911", "seed: 20010911, record: [share, expectation]",
          "24:57 simulation.record: there are no expectations to record, for states do not learn; expected quantities "
          "without expectation"}});
}
