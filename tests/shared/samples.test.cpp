// The samples of the shipped specifications on the published panel. Oracle: ../shared/reference/table1.json (nobs), and
// R 4.2: complete.cases() of the variables.
#include "estimate/sample/panel.hpp"
#include "scenarios/specification/specification.hpp"
#include "scenarios/specification/vocabulary.hpp"
#include "sim/core/error.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <string>

namespace entente {
namespace {

const Panel& panel() {
  static const Panel published = [] {
    Panel read{Table::read(ENTENTE_SOURCE_DIR "/../shared/data/isaf_panel.csv", "isaf_panel.csv"), {}};
    read.synonyms = panel_synonyms(read.table);
    return read;
  }();
  return published;
}

std::map<std::string, Sample> samples(const std::string& specification) {
  std::map<std::string, Sample> all;
  for (const ModelSpecification& model : find_specification(specification, {}).models) {
    all[model.name] = make_sample(panel(), model.formula, model.sample);
  }
  return all;
}

Sample sample_of(const std::string& formula, const SampleOptions& options = {}) {
  return make_sample(panel(), parse_formula(formula, {"--formula", 0, 0, {}}), options);
}

}  // namespace

TEST_CASE("table1's samples have the paper's rows") {
  const auto all = samples("table1");
  CHECK(all.at("baseline").rows() == 2210);
  CHECK(all.at("political").rows() == 1774);
  CHECK(all.at("all").rows() == 807);
  CHECK(all.at("fixed_effects").rows() == 1774);
  CHECK(all.at("fixed_effects").effects.at(0).levels() == 153);
  CHECK(all.at("fixed_effects").panel_rows == all.at("political").panel_rows);
  const SampleAccount& account = all.at("political").account;
  CHECK(account.rows_read == 2383);
  std::size_t excluded = 0;
  for (const auto& reason : account.excluded) excluded += reason.rows;
  CHECK(account.rows_read - excluded - account.missing_rows == 1774);
}

TEST_CASE("every shipped specification makes samples of the published panel") {
  for (const std::string& name : shipped_specifications()) {
    CAPTURE(name);
    for (const auto& [model, sample] : samples(name)) {
      CAPTURE(model);
      CHECK(sample.rows() > 500);
      CHECK(sample.unit.levels() > 50);
    }
  }
}

TEST_CASE("without its exclusion Iceland's infinite shares are named") {
  CHECK_THROWS_WITH(sample_of("share ~ potential", {.index = usual_index(panel())}),
                    Catch::Contains("an infinite value (ccode 395, year 2006)"));
}

TEST_CASE("the field's names stand for the panel's columns") {
  const SampleOptions options{.exclude = {parse_exclusion("stateabb=AFG,USA,ICE", {})}};
  const std::string ours = "share ~ potential + un_agreement + democracy + casualties + ally + cinc";
  const Sample sample = sample_of(ours, options);
  CHECK(sample.design == samples("table1").at("political").design);
  const auto used = synonyms_used(panel(), parse_formula(ours, {}));
  REQUIRE(used.size() == 5);
  CHECK(used[0] == "share is the panel's troops_afghan_final_ratio");
  CHECK(sample_of("share ~ log(gdp_current) | state + year", options).effects.at(1).name == "year");
}

}  // namespace entente
