// Recipes: what a good one says, and where every mistake is.
#include "scenarios/recipe/recipe_reader.hpp"

#include "tests/scenarios/faults.hpp"

#include <catch2/catch.hpp>

namespace entente {
namespace {

using testing::faults;
using testing::replaced;

const std::string good = testing::file_text(ENTENTE_SOURCE_DIR "/tests/tools/panels/iraq.yaml");

std::vector<std::string> with(std::string_view old, std::string_view now) {
  const std::string text = replaced(good, old, now);
  REQUIRE(!text.empty());
  return faults([&] { parse_panel_recipe(text, "r.yaml"); });
}

void names(const std::vector<std::string>& found, const std::string& expected) {
  REQUIRE(found.size() == 1);
  CHECK_THAT(found[0], Catch::Contains(expected));
}

}  // namespace

TEST_CASE("a recipe says what is built") {
  const PanelRecipe recipe = parse_panel_recipe(good, "recipes/r.yaml");
  CHECK(recipe.name == "iraq_small");
  CHECK(recipe.first_year == Year{2003});
  CHECK(recipe.last_year == Year{2005});
  CHECK(recipe.leader == CowCode{2});     // by its COW number
  CHECK(recipe.theatre == CowCode{645});  // by its ISO code
  CHECK(recipe.operation_labels == std::vector<std::string>{"mnf", "ntm"});
  CHECK(recipe.operations == std::vector<std::string>{"MNF-I", "NTM-I"});
  CHECK(recipe.files.at("deployments") == "deployments.csv");
  CHECK(recipe.switches.size() == panel_switches().size());
  CHECK(recipe.switches.at("cinc") == "nmc_6");
  CHECK(recipe.switches.at("potential") == "difference");
  CHECK(recipe.places.at("sources.placemats").line == 15);
}

TEST_CASE("the marks of democracy lie beside the recipe") {
  const std::string text = replaced(good, "  capitals:", "  democracy_marks: marks.csv\n  capitals:");
  CHECK(parse_panel_recipe(text, "recipes/r.yaml").files.at("democracy_marks") == "recipes/marks.csv");
}

TEST_CASE("scores of alliances lie beside the recipe") {
  const std::string text = replaced(good, "  capitals:", "  alliance_scores: scores.csv\n  capitals:");
  CHECK(parse_panel_recipe(text, "recipes/r.yaml").files.at("alliance_scores") == "recipes/scores.csv");
}

TEST_CASE("the recipes that ship are as published and corrected") {
  const std::string folder = ENTENTE_SOURCE_DIR "/scenarios/recipes/afghanistan_";
  CHECK(read_panel_recipe(folder + "as_published.yaml").switches == as_published());
  SwitchChoices choices = corrected();
  choices["potential"] = "difference";  // a choice of measure, no departure from a source
  CHECK(read_panel_recipe(folder + "corrected.yaml").switches == choices);
}

TEST_CASE("mistakes in a recipe have their place and the nearest") {
  const auto unknown = with("theatre: IRQ", "theater: IRQ");
  REQUIRE(unknown.size() == 2);  // the wrong key, and the right one that is missing
  CHECK_THAT(unknown[0] + unknown[1], Catch::Contains("did you mean theatre?"));
  names(with("theatre: IRQ", "theatre: IRK"), "7:10 theatre: ");
  names(with("leader: 2 ", "leader: 3 "), "6:9 leader: ");
  names(with("[2003, 2005]", "[2005, 2003]"), "5:15 years[2]: the last year comes before the first");
  names(with("[2003, 2005]", "[2003]"), "5:8 years: 1 values");
  names(with("[2003, 2005]", "[20O3, 2005]"), "5:9 years[1]: ");
  names(with("  placemats:", "  placemat:"), "did you mean placemats?");
  names(with("  deployments: deployments.csv\n", ""), "the source deployments is not named");
  names(with("{potential: difference}", "{potental: difference}"), "25:12 switches.potental: ");
  names(with("{potential: difference}", "{potental: difference}"), "did you mean potential?");
  names(with("{potential: difference}", "{potential: diference}"), "25:23 switches.potential: ");
  names(with("{potential: difference}", "{potential: diference}"), "did you mean difference?");
  names(with("start_from: corrected", "start_from: published"), "did you mean as_published?");
  names(with("war: iraq", "war: Iraq War"), "cannot stand in the name of a column");
  names(with("ntm: NTM-I", "ntm: MNF-I"), "\"MNF-I\" is named twice");
  names(with("[Iraq, Kuwait]", "[]"), "no locations");
  names(with("entente_recipe: 1", "entente_recipe: 2"), "2:17 entente_recipe: ");
}

}  // namespace entente
