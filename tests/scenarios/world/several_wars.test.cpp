// Two overlapping wars with a leader each (tests/scenarios/small_wars).
#include "scenarios/coefficients_file.hpp"
#include "scenarios/world/terms.hpp"
#include "tests/scenarios/edited_folder.hpp"
#include "tests/scenarios/small_wars.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

namespace entente {
namespace {

using testing::cell_of;
using testing::EditedFolder;
using testing::has_note;
using testing::small_wars;

// COW codes.
constexpr std::uint16_t usa = 2, can = 20, mex = 70, fra = 220, est = 366, nor = 385, mli = 432, sen = 433, tur = 640,
                        afg = 700, aus = 900, nzl = 920;

std::size_t invited_cells(const War& war) {
  std::size_t count = 0;
  for (const std::uint8_t flag : war.invited) count += flag;
  return count;
}

// A column of the equation, by the name of its term.
const std::vector<double>& covariate(const PreparedScenario& prepared, std::size_t war, const std::string& term) {
  std::vector<std::string> terms = all_terms(prepared.experiment.coefficients);
  std::erase(terms, potential_term);
  const auto found = std::find(terms.begin(), terms.end(), term);
  REQUIRE(found != terms.end());
  return prepared.world.wars[war].covariates[static_cast<std::size_t>(found - terms.begin())];
}

}  // namespace

TEST_CASE("leaders of several wars are states, and act in no war of their own", "[world][wars]") {
  const PreparedScenario prepared = small_wars();
  const World& world = prepared.world;
  REQUIRE(world.wars.size() == 2);
  REQUIRE(world.leaders.size() == 2);
  CHECK(world.states.size() == 15);
  CHECK(prepared.network_before.states() == 15);
  CHECK(world.leaders[0].leader == CowCode(usa));
  CHECK(world.leaders[1].leader == CowCode(fra));
  CHECK(prepared.leaders[1].iso3 == "FRA");
  CHECK(world.wars[1].leader == 1);
  CHECK(world.wars[1].id == WarId(2));
  CHECK(world.wars[1].deaths_per_1000 == std::vector<double>{0.5, 1, 1, 2});
  const auto invited = [&](std::size_t war, std::uint16_t state, int year) {
    return world.wars[war].invited[cell_of(world, state, year)] == 1;
  };
  // Leader and theatre, whatever can_contribute says of them; the theatre of one war may act in the other.
  CHECK_FALSE(invited(0, usa, 2003));
  CHECK(invited(1, usa, 2003));
  CHECK_FALSE(invited(1, fra, 2003));
  CHECK(invited(0, fra, 2003));
  CHECK_FALSE(invited(1, mli, 2003));
  CHECK(invited(0, mli, 2003));
  CHECK_FALSE(invited(0, afg, 2003));
  // The war's years and its list.
  CHECK_FALSE(invited(0, can, 2005));
  CHECK_FALSE(invited(1, can, 2002));
  CHECK_FALSE(invited(1, mex, 2003));
  CHECK_FALSE(invited(1, aus, 2003));
  CHECK(invited_cells(world.wars[0]) == 13 * 4);
  CHECK(invited_cells(world.wars[1]) == 9 * 4);
}

TEST_CASE("facts stand toward each war's own leader", "[world][wars]") {
  // Oracle: the table's row of Norway in 2003, read with one's own eyes.
  const PreparedScenario prepared =
      small_wars({{"theory: potential_alone", "theory: signalling"}, {"  war_intercepts: true\n", ""}});
  const World& world = prepared.world;
  const std::size_t cell = cell_of(world, nor, 2003);
  CHECK(world.leaders[0].alignment[cell] == 0.875);
  CHECK(world.leaders[1].alignment[cell] == 0.885);
  CHECK(world.leaders[0].treaty_depth[cell] == 0.62);
  CHECK(world.leaders[1].treaty_depth[cell_of(world, sen, 2003)] == 0.3);
  CHECK(world.leaders[0].treaty_depth[cell_of(world, sen, 2003)] == 0);
  CHECK(world.leaders[0].ally[cell_of(world, aus, 2003)] == 1);
  CHECK(world.leaders[1].ally[cell_of(world, aus, 2003)] == 0);
  CHECK(covariate(prepared, 0, "un_agreement")[cell] == 0.6175);
  CHECK(covariate(prepared, 1, "un_agreement")[cell] == 0.6765);
  CHECK(covariate(prepared, 0, "ally")[cell_of(world, sen, 2003)] == 0);
  CHECK(covariate(prepared, 1, "ally")[cell_of(world, sen, 2003)] == 1);
  // Alignment counts where a state is invited to one of the leader's wars.
  CHECK(world.leaders[1].alignment[cell_of(world, nor, 2002)] == 0);
}

TEST_CASE("distances run from the capitals to each theatre", "[world][wars]") {
  // Oracle: the haversine formula in R 4.2 with radius 6371.0088 km, to the metre.
  const PreparedScenario prepared = small_wars({{"theory: potential_alone", "theory: balance_of_threat"}});
  const std::size_t cell = cell_of(prepared.world, nzl, 2003);
  CHECK(prepared.world.wars[0].distance_km[cell] == 13644.294);
  CHECK(prepared.world.wars[1].distance_km[cell] == 16812.222);
  CHECK(covariate(prepared, 0, "distance_km")[cell] == 13644.294);
  CHECK(covariate(prepared, 1, "distance_km")[cell] == 16812.222);
}

TEST_CASE("private stakes, requests, capability and third parties reach the world", "[world][wars]") {
  const PreparedScenario prepared = small_wars();
  const World& world = prepared.world;
  const std::size_t cell = cell_of(world, can, 2003);
  CHECK(world.wars[0].private_stake[cell] == 0.25);  // private_stake
  CHECK(world.wars[1].private_stake[cell] == 0.4);   // private_stake_2
  CHECK_FALSE(world.wars[0].request.on);
  CHECK(world.wars[1].request.on);
  CHECK(world.wars[1].request.capability == 0.2);
  CHECK(world.capability[cell] == 0.012);
  CHECK(prepared.experiment.expectation.learning);
  CHECK(prepared.experiment.closure == 0.1);
  // Of 20 ties four bind states that lead no war, one of them Estonia's from 2004 on.
  REQUIRE(world.third_party_ties.size() == 6);
  CHECK(world.third_party_ties[2].size() == 3);
  CHECK(world.third_party_ties[3].size() == 4);
  const ThirdPartyTie& last = world.third_party_ties[0].back();
  CHECK(world.states[last.a] == CowCode(aus));
  CHECK(world.states[last.b] == CowCode(nzl));
  CHECK(last.depth == 0.45);

  SECTION("frozen treaties freeze third parties too") {
    const PreparedScenario frozen = small_wars({{"treaty: observed", "treaty: frozen"}});
    CHECK(frozen.world.third_party_ties[5].size() == 3);
    CHECK(frozen.world.leaders[1].ally[cell_of(world, est, 2005)] == 0);
    CHECK(world.leaders[1].ally[cell_of(world, est, 2005)] == 1);
  }
  SECTION("what no rule reads is not there") {
    const PreparedScenario plain =
        small_wars({{"rule: budgeted, budget: 0.3", "rule: bayesian"},
                    {"{intercept: 2, tie: 1, capability: 0.2}", "everyone"},
                    {"network: {closure: 0.1, replicates: 2}\n", ""},
                    {"private_stake: table", "stake_distance_km: 3000"},
                    {"{state: CAN, with: NOR, depth: 0.5}", "{state: CAN, democracy: false}"},
                    {"rule: {rule: budgeted, budget: 0.05}", "rule: {rule: indifferent}"}});
    CHECK(plain.world.capability.empty());
    CHECK(plain.world.wars[0].private_stake.empty());
  }
}

TEST_CASE("a budget that only a counterfactual has still needs capability", "[world][wars]") {
  const PreparedScenario prepared = small_wars(
      {{"rule: budgeted, budget: 0.3", "rule: bayesian"}, {"{intercept: 2, tie: 1, capability: 0.2}", "everyone"}});
  CHECK_FALSE(prepared.world.capability.empty());
}

TEST_CASE("the record is kept war by war, with what it counts besides troops", "[world][wars]") {
  const PreparedScenario prepared = small_wars();
  const World& world = prepared.world;
  REQUIRE(prepared.observed.size() == 2);
  const std::size_t cell = cell_of(world, can, 2004);
  CHECK(prepared.observed[0].troops[cell] == 0);
  CHECK(prepared.observed[1].troops[cell] == 385);
  CHECK(std::isnan(prepared.observed[0].share[cell_of(world, can, 2005)]));
  CHECK(std::isnan(prepared.observed[1].share[cell_of(world, fra, 2004)]));  // its leader
  CHECK(prepared.observed[0].find("aircraft") == nullptr);
  const FurtherMeasure* aircraft = prepared.observed[1].find("aircraft");
  REQUIRE(aircraft != nullptr);
  CHECK(aircraft->values[cell] == 4);
  CHECK(prepared.observed[0].find("casualties") != nullptr);
  CHECK(prepared.observed[0].find("certainty") == nullptr);
  CHECK(has_note(prepared, "Mali (invented): The record has troops of 4 state-years that are not invited"));
}

TEST_CASE("coefficients are fitted to the rows of all wars", "[world][wars][fit]") {
  // Oracle: R 4.2, lm(share ~ war2 + potential) on the same rows taken from the tables anew, P toward each war's
  // leader; standard errors sandwich::vcovCL(cluster = ~cow, type = "HC1").
  const PreparedScenario prepared = small_wars();
  const Coefficients& coefficients = prepared.experiment.coefficients;
  CHECK(coefficients.terms == std::vector<std::string>{"intercept", "war(2)", "potential"});
  CHECK(prepared.coefficients.rows == 88);
  CHECK(prepared.coefficients.clusters == 14);  // not 22: a state is one cluster in both wars
  CHECK(coefficients.potential.reference == Approx(0.368409090909091).epsilon(1e-13));
  const double estimate[] = {0.00255192025003037, -0.00239606631980091, 0.00654982826900378};
  const double error[] = {0.000502174213847485, 0.000545330351722394, 0.000872871178821685};
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(coefficients.estimate[i] == Approx(estimate[i]).epsilon(1e-10));
    CHECK(std::sqrt(coefficients.covariance[i * coefficients.parameters() + i]) == Approx(error[i]).epsilon(1e-10));
  }
  CHECK(
      has_note(prepared, "the state-years of all wars together: 52 of Afghanistan (invented), 36 of Mali (invented)."));
  CHECK(covariate(prepared, 0, "war(2)")[cell_of(prepared.world, can, 2003)] == 0);
  CHECK(covariate(prepared, 1, "war(2)")[cell_of(prepared.world, can, 2003)] == 1);
}

TEST_CASE("all covariates are those of the row's war", "[world][wars][fit]") {
  // Oracle: R 4.2, lm with the great circles computed anew.
  const PreparedScenario prepared =
      small_wars({{"theory: potential_alone", "theory: signalling"}, {"  war_intercepts: true\n", ""}});
  const double estimate[] = {3.83742218255207e-03, -1.34216053964706e-02, 4.58640759241807e-05,
                             3.16102148764461e-04, -1.85799199691758e-08, -2.08192449103428e-02,
                             4.58724410269677e-03, -2.16018897428875e-04, 1.46125924772399e-02};
  for (std::size_t i = 0; i < 9; ++i) {
    CHECK(prepared.experiment.coefficients.estimate[i] == Approx(estimate[i]).epsilon(1e-7));
  }
}

TEST_CASE("potential as residual is regressed on the pooled sample", "[world][wars][fit]") {
  // Oracle: R 4.2, lm(depth ~ alignment) on the 88 rows.
  const PreparedScenario prepared = small_wars({{"potential: difference", "potential: residual"}});
  CHECK(prepared.experiment.coefficients.potential.intercept == Approx(-0.353098518899221).epsilon(1e-11));
  CHECK(prepared.experiment.coefficients.potential.alignment_slope == Approx(0.980513012194553).epsilon(1e-11));
}

TEST_CASE("a hurdle's parts are fitted to the rows of all wars", "[world][wars][fit]") {
  // Oracle: R 4.2, glm(binomial) on the 88 rows and lm of the logit of shares on the 63 with troops.
  const PreparedScenario prepared = small_wars({{"family: gaussian", "family: hurdle\n  ceiling: 1"}});
  const double estimate[] = {0.886135185492013,  -1.448413031716191, 2.181953682306650,
                             -6.043638233265359, -0.206894867989361, 1.525043508658009};
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(prepared.experiment.coefficients.estimate[i] == Approx(estimate[i]).epsilon(1e-8));
  }
  CHECK(std::exp(prepared.experiment.coefficients.estimate[6]) == Approx(0.918165876687815).epsilon(1e-10));
}

TEST_CASE("a state withdraws from one war and stays in another", "[world][wars][withdrawal]") {
  // By hand from the record: Norway leaves war 1 in 2003 (two rows); Canada, New Zealand and the United Kingdom leave
  // war 2 in 2005 (two rows each), Turkey in 2004 (three rows, since 281 of 2,076 is less than a fifth).
  const PreparedScenario prepared =
      small_wars({{"types:", "withdrawal: {intercept: -3, losses: 0.4, democracy: 0.2, tie: -1}\ntypes:"}});
  CHECK(prepared.coefficients.rows == 88 - 2 - 9);
  CHECK(has_note(prepared, "Afghanistan (invented): Withdrawal"));
  CHECK(has_note(prepared, "1 of 13 observed contributors withdrew: NOR 2003."));
  CHECK(has_note(prepared, "4 of 9 observed contributors withdrew: CAN 2005, GBR 2005, TUR 2004, NZL 2005."));
  CHECK(prepared.world.democracy[cell_of(prepared.world, tur, 2003)] == 0);
}

TEST_CASE("one hazard is fitted to the withdrawals from all wars", "[world][wars][withdrawal]") {
  // Oracle: R 4.2 from the same tables, definition and rows programmed anew, deaths added up within each war:
  // glm(binomial) and sandwich::vcovCL(cluster = ~cow, type = "HC0", cadjust = TRUE).
  const PreparedScenario prepared = small_wars({{"types:", "withdrawal: fit\ntypes:"}});
  REQUIRE(prepared.withdrawal_fit);
  const HazardFit& fit = *prepared.withdrawal_fit;
  CHECK(fit.observations == 35);
  CHECK(fit.events == 5);
  const double estimate[] = {-2.706088396949904, 0.388444826987741, -0.732993863712836, 2.699001215900022};
  const double error[] = {1.333382427643007, 0.585891542886586, 0.789005000924983, 2.165460410282558};
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(fit.estimate[i] == Approx(estimate[i]).epsilon(1e-9));
    CHECK(fit.covariance.standard_error(i) == Approx(error[i]).epsilon(1e-8));
  }
}

TEST_CASE("deaths of several wars stand in the observed table", "[world][wars][withdrawal]") {
  const EditedFolder folder(testing::small_wars_folder, "entente-several-wars-deaths");
  folder.replace("observed.csv", "casualties", "deaths");
  folder.replace("scenario.yaml", "types:", "withdrawal: fit\ntypes:");
  const auto found = testing::faults([&] { prepare(read_scenario(folder.path("scenario.yaml"))); });
  REQUIRE(found.size() == 1);
  CHECK(found.front().starts_with("1:1 casualties: the record of Afghanistan (invented) counts no deaths"));
}

TEST_CASE("coefficients with war intercepts serve other scenarios", "[world][wars]") {
  const EditedFolder folder(testing::small_wars_folder, "entente-several-wars-coefficients");
  const PreparedScenario fitted = small_wars();
  std::ofstream(folder.path("fitted.yaml"), std::ios::binary) << coefficients_text({{"used", fitted.coefficients}});
  const std::string fit =
      "  theory: potential_alone\n  family: gaussian\n  war_intercepts: true\n"
      "  coefficients: {fit: states}\n";
  folder.replace("scenario.yaml", fit, "  coefficients: {file: fitted.yaml}\n");
  const PreparedScenario read = prepare(read_scenario(folder.path("scenario.yaml")));
  CHECK(read.experiment.coefficients.estimate == fitted.experiment.coefficients.estimate);
  CHECK(read.world.wars[1].covariates == fitted.world.wars[1].covariates);
  CHECK_FALSE(has_note(read, "war(2)"));

  // The same war under another number is another war, whose intercept the coefficients do not know.
  folder.replace("scenario.yaml", "  - id: 2\n", "  - id: 3\n");
  folder.replace("scenario.yaml", "drop_war: 2", "drop_war: 3");
  std::string rows = testing::file_text(folder.path("observed.csv"));
  for (std::size_t at = rows.find("\n2,"); at != std::string::npos; at = rows.find("\n2,", at)) rows[at + 1] = '3';
  std::ofstream(folder.path("observed.csv"), std::ios::binary) << rows;
  const PreparedScenario other = prepare(read_scenario(folder.path("scenario.yaml")));
  CHECK(has_note(other, "an intercept war(2) of a war that the scenario does not have: the term is 0"));
  CHECK(covariate(other, 1, "war(2)")[cell_of(other.world, can, 2003)] == 0);
}

TEST_CASE("persistence is calibrated on steps within one war", "[world][wars][persistence]") {
  // 13 states by three steps in war 1 and nine by three in war 2; none leads from one war to the other. Switches
  // counted by hand in the record.
  const PreparedScenario prepared = small_wars({{"family: gaussian", "family: hurdle\n  persistence: fit"}});
  REQUIRE(prepared.persistence_fit);
  CHECK(prepared.persistence_fit->steps == 13 * 3 + 9 * 3);
  CHECK(prepared.persistence_fit->switches == 29);
}

TEST_CASE("notes say which wars they are about", "[world][wars]") {
  const EditedFolder folder(testing::small_wars_folder, "entente-several-wars-notes");
  folder.replace("states.csv", "2003,385,NOR,Norway,1,26460,0.0012", "2003,385,NOR,Norway,1,26460,");
  std::string text = testing::replaced(testing::file_text(testing::small_wars_scenario), "states.csv}",
                                       "states.csv, incomplete: exclude}");
  const PreparedScenario both = prepare(parse_scenario(text, folder.path("scenario.yaml")));
  CHECK(std::count(both.notes.begin(), both.notes.end(),
                   "1 state-years are left out for a missing fact: NOR 2003 (cinc)") == 1);
  CHECK(both.coefficients.rows == 86);
}

TEST_CASE("war terms are told from other terms", "[world][wars]") {
  CHECK(war_of_term("war(12)") == WarId(12));
  for (const std::string term :
       {"war()", "war(0)", "war(x)", "war(1", "war(70000)", "wars(1)", "war( 1)", "intercept"}) {
    CHECK_FALSE(war_of_term(term).has_value());
  }
  CHECK(war_term(WarId(12)) == "war(12)");
  CHECK(column_of("war(12)").empty());
}

TEST_CASE("with one leader of all wars, the leader is no state", "[world][wars]") {
  const PreparedScenario prepared = small_wars({{"    leader: FRA\n", ""}, {"[USA, CAN, GBR", "[FRA, CAN, GBR"}});
  CHECK(prepared.world.leaders.size() == 1);
  CHECK(prepared.world.states.size() == 14);
  CHECK(prepared.network_before.states() == 15);
  CHECK(prepared.world.wars[1].invited[cell_of(prepared.world, fra, 2004)] == 1);
  CHECK(prepared.world.wars[1].leader == 0);
}

}  // namespace entente
