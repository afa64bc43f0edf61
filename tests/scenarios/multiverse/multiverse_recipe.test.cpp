#include "scenarios/multiverse/multiverse_recipe.hpp"

#include "sim/core/error.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace entente {
namespace {

const std::vector<PanelSwitch> switches = {{"depth", {{"reflected", ""}, {"oriented", ""}}, ""},
                                           {"merge", {{"index", ""}, {"code", ""}}, ""}};

const std::string head =
    "entente_multiverse: 1\nname: m\ntitle: M\nterm: pot_gain\nindex: [ccode, year]\nexclude: {stateabb: [USA]}\n";
const std::string dimensions =
    "dimensions:\n"
    "  tie:\n"
    "    label: Tie\n"
    "    choices:\n"
    "      down: {why: published, switches: {depth: reflected}}\n"
    "      up: {label: turned, why: theory, switches: {depth: oriented, merge: code}}\n"
    "  model:\n"
    "    choices:\n"
    "      paper: {why: the paper's, model: table1/political}\n"
    "      own: {why: mine, model: {formula: y ~ pot_gain | ccode, singletons: keep}}\n"
    "  family:\n"
    "    choices:\n"
    "      linear: {why: plain, family: gaussian}\n"
    "      hurdle: {why: zeros, family: hurdle, amount: beta}\n"
    "  errors:\n"
    "    choices:\n"
    "      cluster: {why: states, covariance: 'cluster:ccode', convention: plm}\n"
    "  rows:\n"
    "    choices:\n"
    "      all: {why: all}\n"
    "      late: {why: later, exclude: {year: [2001, 2002]}}\n";

MultiverseRecipe read(const std::string& text) { return parse_multiverse(text, "in/m.yaml", switches); }

std::string error_of(const std::string& text) {
  try {
    read(text);
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::input);
    std::string all;
    for (const Problem& problem : error.problems()) all += to_string(problem) + "\n";
    return all;
  }
  return "no error";
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

using Catch::Contains;

}  // namespace

TEST_CASE("a multiverse is read whole") {
  const MultiverseRecipe recipe =
      read(head + "panel: p.yaml\nscale: unit\nlevel: 0.9\n" + dimensions +
           "incompatible:\n  - {when: {model: own, family: [hurdle]}, why: no effects in a hurdle}\n");
  const MultiversePlan& plan = recipe.plan;
  CHECK(recipe.panel == "in/p.yaml");
  CHECK(plan.term == "pot_gain");
  CHECK(plan.scale == EffectScale::unit);
  CHECK(plan.level == 0.9);
  REQUIRE(plan.dimensions.size() == 5);
  CHECK(plan.dimensions[0].label == "Tie");
  CHECK(plan.dimensions[0].choices[1].label == "turned");
  CHECK(plan.dimensions[0].choices[1].why == "theory");
  CHECK(universes(plan).size() == 2 * 2 * 2 * 1 * 2);
  REQUIRE(plan.incompatible.size() == 1);
  CHECK(broken_rule(plan, {1, {0, 1, 1, 0, 0}}) == &plan.incompatible[0]);
  CHECK(broken_rule(plan, {1, {0, 0, 1, 0, 0}}) == nullptr);

  const UniverseSettings settings = settings_of(plan, {1, {1, 0, 1, 0, 1}});
  CHECK(settings.switches == SwitchChoices{{"depth", "oriented"}, {"merge", "code"}});
  CHECK(settings.model.name == "table1/political");
  CHECK(settings.model.model.family == ModelFamily::hurdle);
  CHECK(settings.model.model.amount == AmountDistribution::beta);
  CHECK(settings.model.covariance.kind == CovarianceKind::cr1);
  CHECK(settings.model.covariance.convention == Convention::plm);
  CHECK(settings.model.sample.clusters == std::vector<std::string>{"ccode"});
  // table1 leaves out three states, the file one more rule, the choice two years.
  REQUIRE(settings.model.sample.exclude.size() == 3);
  CHECK(settings.model.sample.exclude[2].variable == "year");
  const UniverseSettings own = settings_of(plan, {1, {0, 1, 0, 0, 0}});
  CHECK(own.model.sample.keep_singletons);
  CHECK(own.model.sample.index->unit == "ccode");
  CHECK(own.model.sample.exclude.size() == 1);
}

TEST_CASE("scale and level have their defaults, and a panel need not be named") {
  const MultiverseRecipe recipe = read(head + dimensions);
  CHECK(recipe.panel.empty());
  CHECK(recipe.plan.scale == EffectScale::standard_deviation);
  CHECK(recipe.plan.level == 0.95);
}

TEST_CASE("what is wrong with a multiverse is said with its line") {
  const std::string whole = head + dimensions;
  CHECK_THAT(error_of(replaced(whole, "depth: oriented", "dept: oriented")),
             Contains("in/m.yaml:12:") && Contains("no switch \"dept\"") && Contains("did you mean depth?"));
  CHECK_THAT(error_of(replaced(whole, "depth: oriented", "depth: turned")), Contains("oriented"));
  CHECK_THAT(error_of(replaced(whole, "table1/political", "table1/politcal")), Contains("politcal"));
  CHECK_THAT(error_of(replaced(whole, "y ~ pot_gain | ccode", "y ~ pot_gain +")), Contains("in/m.yaml:16:"));
  CHECK_THAT(error_of(replaced(whole, "{why: plain, family: gaussian}", "{family: gaussian}")), Contains("why"));
  CHECK_THAT(error_of(replaced(whole, "family: gaussian", "famly: gaussian")), Contains("famly"));
  CHECK_THAT(error_of(replaced(whole, "family: gaussian", "family: gausian")), Contains("gaussian"));
  CHECK_THAT(error_of(replaced(whole, "family: gaussian", "family: tobit, amount: beta")), Contains("only a hurdle"));
  CHECK_THAT(error_of(replaced(whole, "'cluster:ccode'", "clustr:ccode")), Contains("clustr"));
  CHECK_THAT(error_of(replaced(whole, "term: pot_gain\n", "")), Contains("term"));
  CHECK_THAT(error_of(replaced(whole, "term: pot_gain\n", "term: pot_gian\n")),
             Contains("in/m.yaml:4:7: term: no model has the variable pot_gian") && Contains("did you mean pot_gain?"));
  CHECK_THAT(error_of(whole + "incompatible:\n  - {when: {famly: hurdle}, why: no}\n"), Contains("family"));
  CHECK_THAT(error_of(whole + "incompatible:\n  - {when: {family: hurdl}, why: no}\n"), Contains("hurdle"));
  CHECK_THAT(error_of(whole + "incompatible:\n  - {when: {}, why: no}\n"), Contains("without conditions"));
  CHECK_THAT(error_of(replaced(whole, "      all: {why: all}\n", "      all: {why: all, family: tobit}\n")),
             Contains("both set the family"));
  CHECK_THAT(error_of(replaced(whole, ", model: table1/political", "")), Contains("model"));
}

TEST_CASE("the multiverse that ships is read, and every universe has its switches") {
  const MultiverseRecipe recipe =
      read_multiverse(ENTENTE_SOURCE_DIR "/scenarios/recipes/afghanistan_multiverse.yaml", panel_switches());
  CHECK(recipe.plan.dimensions.size() == 8);
  // The first choices are the published panel's, whatever the recipe of the panel says.
  const MultiversePlan& plan = recipe.plan;
  CHECK(settings_of(plan, universes(plan).front()).switches == as_published());
  for (const MultiverseDimension& dimension : plan.dimensions) {
    for (const MultiverseChoice& choice : dimension.choices) CHECK_FALSE(choice.why.empty());
  }
}

}  // namespace entente
