// What each switch does, on made-up sources (tests/tools/panels) small enough that the expected cells follow by hand.
#include "sim/core/error.hpp"
#include "sim/math/functions.hpp"
#include "tests/estimate/panel/small_recipe.hpp"

#include <catch2/catch.hpp>

#include <set>

namespace entente {
namespace {

using testing::SmallPanel;

const std::string total = "troops_iraq_total", troops = "troops_iraq_final", share = "troops_iraq_final_ratio";

}  // namespace

TEST_CASE("switches have unique names and two choices or more, the first as published") {
  std::set<std::string> names;
  for (const PanelSwitch& one : panel_switches()) {
    CAPTURE(one.name);
    CHECK(names.insert(one.name).second);
    REQUIRE(one.choices.size() >= 2);
    CHECK(as_published().at(one.name) == one.choices[0].name);
    CHECK(corrected().at(one.name) == one.choices[1].name);
    std::set<std::string> choices;
    for (const PanelSwitch::Choice& choice : one.choices) {
      CHECK(choices.insert(choice.name).second);
      CHECK(!choice.meaning.empty());
    }
  }
}

TEST_CASE("a choice that there is not is named with the nearest") {
  PanelRecipe recipe = testing::small_recipe();
  CHECK_THROWS_WITH(set_choice(recipe, "cincc=nmc_6", {}), Catch::Contains("did you mean cinc?"));
  CHECK_THROWS_WITH(set_choice(recipe, "cinc=nmc6", {}), Catch::Contains("did you mean nmc_6?"));
  CHECK_THROWS_WITH(set_choice(recipe, "cinc", {}), Catch::Contains("SWITCH=CHOICE"));
}

TEST_CASE("thousands separators are read, or lose the count") {
  CHECK(SmallPanel().at("United Kingdom 2003", total) == "9000");
  const SmallPanel lost({"deployment_counts=separators_lost"});
  CHECK(lost.at("United Kingdom 2003", total) == "0");
  CHECK(lost.at("Poland 2003", total) == "2400");
}

TEST_CASE("bases count once, or the first two rows of the cross join do") {
  // 8000 in Iraq and 500 in Kuwait by one operation, 10 by the other: joined, (8000, 10) and (500, 10).
  CHECK(SmallPanel().at("United Kingdom 2004", total) == "8510");
  const SmallPanel crossed({"deployment_bases=crossed"});
  CHECK(crossed.at("United Kingdom 2004", "troops_iraq_mnf") == "8500");
  CHECK(crossed.at("United Kingdom 2004", "troops_iraq_ntm") == "20");
  CHECK(crossed.at("United Kingdom 2004", total) == "8520");
  CHECK(crossed.at("Poland 2004", total) == "2300");
}

TEST_CASE("forces count where the recipe says, or all but where the published panel left them out") {
  CHECK(SmallPanel().at("Australia 2004", total) == "0");
  const SmallPanel elsewhere({"deployment_region=as_published"});
  CHECK(elsewhere.at("Australia 2004", total) == "850");
  CHECK(elsewhere.at("United Kingdom 2004", total) == "8010");  // 500 are in Kuwait
}

TEST_CASE("outside the coverage of the deployments troops are missing, never zero") {
  const SmallPanel missing;
  CHECK(missing.at("Austria 2005", total).empty());
  CHECK(missing.at("Austria 2005", troops).empty());
  CHECK(missing.at("Poland 2005", troops) == "1500");  // by the placemats
  CHECK(missing.at("Austria 2004", troops) == "0");    // within the coverage
  CHECK(missing.at("Austria 2005", troops + "_certainty") == "D");
  CHECK(missing.at("Austria 2004", troops + "_certainty") == "B");
  const SmallPanel zero({"deployments_after_coverage=zero"});
  CHECK(zero.at("Austria 2005", troops) == "0");
  CHECK(zero.at("Austria 2005", troops + "_certainty") == "D");  // no better known for that
}

TEST_CASE("a force without its number is missing, or zero") {
  CHECK(SmallPanel().at("Denmark 2003", troops).empty());
  CHECK(SmallPanel().at("Denmark 2003", "troops_iraq_mnf").empty());
  CHECK(SmallPanel({"forces_without_number=zero"}).at("Denmark 2003", troops) == "0");
}

TEST_CASE("placemats go by state and year, or by the index that collides") {
  const SmallPanel merged;
  CHECK(merged.at("United Kingdom 2004", "troops") == "8600");  // the larger of two
  CHECK(merged.at("United Kingdom 2005", "troops") == "8500");
  CHECK(merged.at("United Kingdom 2004", troops) == "8600");  // before The Military Balance's 8510
  // Names United Kingdom (1), Poland (2), Iceland (3), years 2004 (1), 2005 (2): row 2 takes the United Kingdom in 2005
  // and then Poland in 2004, row 3 Iceland in 2004, who is not there.
  const SmallPanel collided({"placemat_merge=colliding_index"});
  CHECK(collided.at("United Kingdom 2004", "troops") == "8600");
  CHECK(collided.at("United Kingdom 2005", "troops").empty());
  CHECK(collided.at("Poland 2004", "troops") == "2500");
  CHECK(collided.at("Poland 2005", "troops") == "1500");
  CHECK(collided.at("Iceland 2005", "troops") == "2");
}

TEST_CASE("shares of states without armed forces are missing, or infinite") {
  CHECK(SmallPanel().at("Iceland 2005", troops) == "2");
  CHECK(SmallPanel().at("Iceland 2005", share).empty());
  const SmallPanel kept({"infinite_share=kept"});
  CHECK(kept.at("Iceland 2005", share) == "Inf");
  CHECK(kept.at("Iceland 2004", share).empty());  // nobody of nobody
  CHECK(kept.at("Iceland 2004", "troops_iraq_ratio") == "0");
  CHECK(kept.number("Poland 2004", share) == Approx(2500.0 / 150000).epsilon(1e-15));
}

TEST_CASE("the theatre and the leader are set apart") {
  const SmallPanel panel;
  CHECK(panel.at("Iraq 2004", troops).empty());
  CHECK(panel.at("United States 2004", "depth").empty());
  CHECK(panel.at("United States 2004", "us_ally").empty());
  CHECK(panel.at("United States 2004", "pot_gain").empty());
  CHECK(SmallPanel({"theatre_troops=zero"}).at("Iraq 2004", troops) == "0");
  CHECK(SmallPanel({"leader_tie=none"}).at("United States 2004", "depth") == "0");
}

TEST_CASE("depth follows from the score, turned round or as published") {
  CHECK(SmallPanel().number("Poland 2003", "depth") == Approx(math::normal_cdf(0.581)).epsilon(1e-15));
  CHECK(SmallPanel().at("Austria 2003", "depth") == "0");
  const SmallPanel published({"depth_orientation=as_published"});
  CHECK(published.number("Poland 2003", "depth") == Approx(math::log(2.141 - 0.581)).epsilon(1e-12));
  // The lowest score: the deepest, no tie, or minus infinity, which is missing.
  CHECK(SmallPanel().number("Iraq 2005", "depth") == Approx(math::normal_cdf(2.141)).epsilon(1e-15));
  CHECK(SmallPanel({"lowest_depth=no_tie"}).at("Iraq 2005", "depth") == "0");
  CHECK(SmallPanel({"depth_orientation=as_published"}).at("Iraq 2005", "depth").empty());
  CHECK(SmallPanel({"lowest_depth=no_tie"}).at("Iraq 2005", "us_ally") == "1");
}

TEST_CASE("depth follows from scores measured anew, joined by alliance") {
  const SmallPanel measured({"depth_orientation=measured"});
  CHECK(measured.number("Poland 2003", "depth") == Approx(math::normal_cdf(0.59)).epsilon(1e-15));
  CHECK(measured.number("Iraq 2005", "depth") == Approx(math::normal_cdf(2.1)).epsilon(1e-15));
  CHECK(measured.at("Austria 2003", "depth") == "0");
  CHECK(measured.at("United States 2003", "depth").empty());
  CHECK(measured.number("Poland 2003", "pot_gain") == Approx(0.5 - math::normal_cdf(0.59)).epsilon(1e-14));
  // The mark of the published scores' lowest is not theirs.
  CHECK(SmallPanel({"depth_orientation=measured", "lowest_depth=no_tie"}).at("Iraq 2005", "depth") ==
        measured.at("Iraq 2005", "depth"));

  PanelRecipe recipe = testing::small_recipe();
  set_choice(recipe, "depth_orientation=measured", {});
  const std::string folder = ENTENTE_SOURCE_DIR "/tests/tools/panels/sources";
  recipe.files["alliance_scores"] = "scores_short.csv";
  CHECK_THROWS_WITH(build_panel(recipe, PanelSources(recipe, folder)),
                    Catch::Contains("scores_short.csv") && Catch::Contains("no score of the leader's alliances 3999"));
  recipe.files.erase("alliance_scores");
  CHECK_THROWS_WITH(build_panel(recipe, PanelSources(recipe, folder)), Catch::Contains("alliance_scores"));
}

TEST_CASE("potential is alignment minus depth, or the depth that alignment predicts minus depth") {
  // Ideal points from -1 to 3: Austria, at 0.5, is 2.5 of 4 from the leader.
  const SmallPanel difference;
  CHECK(difference.number("Austria 2003", "pot_gain") == Approx(1 - 2.5 / 4).epsilon(1e-15));
  CHECK(difference.number("Poland 2003", "pot_gain") == Approx(0.5 - math::normal_cdf(0.581)).epsilon(1e-14));
  // Residuals of least squares have mean zero and no correlation with alignment; a tie deeper than predicted is no
  // potential.
  const SmallPanel residual({"potential=residual"}), turned({"potential=alignment_residual"});
  double sum = 0, product = 0, squares = 0, turned_sum = 0, turned_product = 0, turned_squares = 0;
  for (const std::string state :
       {"United Kingdom", "Poland", "Austria", "Denmark", "Iceland", "Iraq", "Vietnam", "Australia"}) {
    for (const std::string year : {" 2003", " 2004", " 2005"}) {
      const double gain = residual.number(state + year, "pot_gain");
      sum += gain;
      squares += gain * gain;
      product += gain * (1 - residual.number(state + year, "ideal_dist"));
      const double other = turned.number(state + year, "pot_gain");
      turned_sum += other;
      turned_squares += other * other;
      turned_product += other * turned.number(state + year, "depth");
    }
  }
  CHECK(std::abs(sum) < 1e-14);
  CHECK(std::abs(product) < 1e-14);
  CHECK(squares > 0.1);
  CHECK(std::abs(turned_sum) < 1e-14);  // of alignment, what depth does not predict
  CHECK(std::abs(turned_product) < 1e-14);
  CHECK(turned_squares > 0.1);
  // The same line for both, so that the rest of the difference is depth.
  const double poland = residual.number("Poland 2003", "pot_gain"),
               austria = residual.number("Austria 2003", "pot_gain");
  CHECK(poland < austria);
}

TEST_CASE("GDP goes by ISO codes, or gives Austria Australia's") {
  const SmallPanel iso;
  CHECK(iso.at("Austria 2003", "gdp") == "4000000000");
  CHECK(iso.at("United Kingdom 2003", "gdp") == "2000000000");
  const SmallPanel abbreviation({"gdp_merge=cow_abbreviation"});
  CHECK(abbreviation.at("Austria 2003", "gdp") == iso.at("Australia 2003", "gdp"));
  CHECK(abbreviation.at("United Kingdom 2003", "gdp").empty());
  CHECK(abbreviation.at("Poland 2003", "gdp") == iso.at("Poland 2003", "gdp"));
  CHECK(SmallPanel({"gdp_merge=estimates"}).number("Poland 2003", "gdp") == Approx(math::exp(27.5)).epsilon(1e-15));
}

TEST_CASE("capabilities are missing outside their coverage; -9 stands for missing only as published") {
  CHECK(SmallPanel().at("Poland 2005", "cinc").empty());
  CHECK(SmallPanel().at("Iceland 2003", "milper").empty());
  CHECK(SmallPanel({"capability_missing=minus_nine"}).at("Iceland 2003", "milper") == "-9");
  CHECK_THROWS_WITH(SmallPanel({"cinc=nmc_5"}), Catch::Contains("national_capabilities_5"));
}

TEST_CASE("headings of the list of deaths are looked up, or must be the name") {
  CHECK(SmallPanel().at("United Kingdom 2003", "casualties") == "53");
  CHECK(SmallPanel({"casualty_names=exact"}).at("United Kingdom 2003", "casualties") == "0");
  CHECK(SmallPanel({"casualty_names=exact"}).at("Poland 2003", "casualties") == "2");
  CHECK(SmallPanel().at("Austria 2003", "casualties") == "0");  // the list names all that lost soldiers
}

TEST_CASE("Vietnam under the code of the Republic of Vietnam matches nothing") {
  CHECK(SmallPanel().at("Vietnam 2003", "gdp") == "8000000000");
  const SmallPanel wrong({"vietnam_code=republic_of_vietnam"});
  CHECK(wrong.at("Vietnam 2003", "ccode") == "817");
  for (const std::string column : {"stateabb", "gdp", "cinc", "idealpoint", "depth", "casualties"}) {
    CAPTURE(column);
    CHECK(wrong.at("Vietnam 2003", column).empty());
  }
  CHECK(wrong.at("Vietnam 2003", "troops_total") == "480000");
}

TEST_CASE("rows are the state system's members or the entries of The Military Balance") {
  CHECK(SmallPanel().table.rows() == 27);
  const SmallPanel list({"rows=military_balance", "entities=as_states"});
  CHECK(list.table.rows() == 27);  // the second Cyprus is dropped
  CHECK(SmallPanel().at("Turkish Republic of Northern Cyprus 2003", "year") == "no row");
}

}  // namespace entente
