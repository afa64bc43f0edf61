#include "scenarios/specification/specification.hpp"

#include "scenarios/specification/vocabulary.hpp"
#include "sim/core/error.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace entente {
namespace {

const Place option{"--spec", 0, 0, {}};

Specification parsed(const std::string& models, const std::string& head = "index: [ccode, year]\n") {
  return parse_specification("entente_specification: 1\nname: mine\nsource: here\n" + head + "models:\n" + models,
                             "s.yaml");
}

std::string error_of(const std::string& models, const std::string& head = "index: [ccode, year]\n") {
  try {
    parsed(models, head);
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::input);
    return error.what();
  }
  return "no error";
}

using Catch::Contains;
using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("a specification's models come in the order of the file, with what they share") {
  const Specification specification = parsed(
      "  second: {formula: \"y ~ x | state\", label: Second, singletons: keep, complete: [z], exclude: {year: 2001}}\n"
      "  first: {formula: log(y) ~ x, family: hurdle, amount: gamma, lagged_outcome: true, convention: plm,\n"
      "          covariance: \"CR2:ccode\", index: [state, time]}\n",
      "index: [ccode, year]\nexclude: {stateabb: [AFG, USA]}\n");
  REQUIRE(specification.models.size() == 2);
  const ModelSpecification& second = specification.models[0];
  CHECK(second.name == "second");
  CHECK(second.label == "Second");
  CHECK(second.formula.effects == Strings{"state"});
  CHECK(second.sample.keep_singletons);
  CHECK(second.sample.complete == Strings{"z"});
  REQUIRE(second.sample.exclude.size() == 2);
  CHECK(second.sample.exclude[0].values == Strings{"AFG", "USA"});
  CHECK(second.sample.exclude[1].values == Strings{"2001"});
  CHECK(second.sample.index->unit == "ccode");
  CHECK_FALSE(second.covariance);
  const ModelSpecification& first = specification.models[1];
  CHECK(first.label == "first");
  CHECK(first.model.family == ModelFamily::hurdle);
  CHECK(first.model.amount == AmountDistribution::gamma);
  CHECK(first.sample.lagged_outcome);
  CHECK(first.sample.index->unit == "state");
  CHECK(first.sample.exclude.size() == 1);
  REQUIRE(first.covariance);
  CHECK(first.covariance->kind == CovarianceKind::cr2);
  CHECK(first.covariance->convention == Convention::plm);
  CHECK(first.sample.clusters == Strings{"ccode"});
}

TEST_CASE("effects absorb the unit, split its terms or give it an intercept") {
  const Specification specification = parsed(
      "  within: {formula: y ~ x, effects: within}\n  both: {formula: y ~ x | year, effects: within}\n"
      "  split: {formula: y ~ x, effects: between_within}\n"
      "  random: {formula: y ~ x, effects: random, likelihood: ml}\n"
      "  ceiling: {formula: y ~ x, family: hurdle, ceiling: estimated}\n"
      "  half: {formula: y ~ x, family: hurdle, ceiling: 0.5}\n");
  CHECK(specification.models[0].formula.effects == Strings{"ccode"});
  CHECK(specification.models[0].formula.terms.size() == 1);
  CHECK(specification.models[1].formula.effects == Strings{"year", "ccode"});
  CHECK(specification.models[2].sample.between_within);
  CHECK(specification.models[3].model.random_intercept);
  CHECK_FALSE(specification.models[3].model.restricted_likelihood);
  CHECK_FALSE(specification.models[4].model.ceiling);
  CHECK(specification.models[5].model.ceiling == 0.5);
}

TEST_CASE("errors have file, line and column, inside formulas too, and all come at once") {
  const std::string error =
      error_of("  a: {formula: \"y ~ lgo(x)\"}\n  b: {formula: y ~ (x, family: tobti}\n  c: {label: C}\n");
  CHECK_THAT(error, Contains("s.yaml:6:21: models.a.formula: no function \"lgo\" is known here"));
  CHECK_THAT(error, Contains("s.yaml:7:20: models.b.formula: a parenthesis that is never closed"));
  CHECK_THAT(error, Contains("s.yaml:7:32: models.b.family: \"tobti\"") && Contains("did you mean tobit?"));
  CHECK_THAT(error, Contains("models.c"));
  // A folded text stands otherwise than it reads: the line alone is sure.
  CHECK_THAT(error_of("  a:\n    formula: >\n      y ~\n      lgo(x)\n"),
             Contains("s.yaml:7: models.a.formula: no func"));
  CHECK_THAT(error_of("  a: {formula: y ~ x, covariance: \"CR9:g\"}\n"), Contains("s.yaml:6:35: models.a.covariance"));
  CHECK_THAT(error_of("  a: {formula: y ~ x, convention: stat}\n"), Contains("did you mean stata?"));
  CHECK_THAT(error_of("  a: {formula: y ~ x, fmaily: tobit}\n"), Contains("fmaily"));
  CHECK_THAT(error_of("  a b: {formula: y ~ x}\n"), Contains("cannot name a model"));
  CHECK_THAT(error_of("  {}\n"), Contains("no models"));
  CHECK_THAT(error_of("  a: {formula: y ~ x}\n", "index: ccode\n"), Contains("[unit, time]"));
  CHECK_THAT(error_of("  a: {formula: y ~ x}\n", "index: [ccode]\n"), Contains("a list of 1"));
  CHECK_THAT(error_of("  a: {formula: y ~ x}\n", "exclude: {stateabb: []}\n"), Contains("an empty list"));
}

TEST_CASE("options that a model has no use for are refused") {
  CHECK_THAT(error_of("  a: {formula: y ~ x, amount: beta}\n"), Contains("only a hurdle"));
  CHECK_THAT(error_of("  a: {formula: y ~ x, family: hurdle, amount: beta, ceiling: 1}\n"), Contains("logit_normal"));
  CHECK_THAT(error_of("  a: {formula: y ~ x, likelihood: ml}\n"), Contains("random effects"));
  CHECK_THAT(error_of("  a: {formula: y ~ x, singletons: keep}\n"), Contains("absorbed effects"));
  CHECK_THAT(error_of("  a: {formula: y ~ x, family: tobit, effects: random}\n"), Contains("gaussian"));
  CHECK_THAT(error_of("  a: {formula: y ~ x, effects: within}\n", ""), Contains("index"));
}

TEST_CASE("specifications that ship are read under their names") {
  CHECK(shipped_specifications() ==
        Strings{"table1", "table1_between_within", "table1_hurdle", "table1_per_gdp", "table1_per_head"});
  for (const std::string& name : shipped_specifications()) CHECK(find_specification(name, option).name == name);
  CHECK_THROWS_WITH(find_specification("tabel1", option), Contains("--spec: ") && Contains("did you mean table1?"));
  CHECK(find_model("table1/all", option).formula.terms.size() == 10);
  CHECK_THROWS_WITH(find_model("table1", option), Contains("write table1/baseline"));
  CHECK_THROWS_WITH(find_model("table1/al", option), Contains("did you mean all?"));
}

TEST_CASE("the published panel's columns have our names where they hide nothing") {
  const Table table = Table::parse("ccode,year,pot_gain,gdp,share\n", "p.csv");
  const auto synonyms = panel_synonyms(table);
  CHECK(synonyms.at("potential") == "pot_gain");
  CHECK(synonyms.at("gdp_current") == "gdp");
  CHECK(synonyms.at("state") == "ccode");
  CHECK_FALSE(synonyms.contains("share"));
  CHECK_FALSE(synonyms.contains("un_agreement"));
  CHECK(std::string(vocabulary_entry("ally")->column) == "us_ally");
  CHECK(vocabulary_entry("nothing") == nullptr);
}

}  // namespace entente
