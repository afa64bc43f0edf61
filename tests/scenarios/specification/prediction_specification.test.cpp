#include "scenarios/specification/prediction_specification.hpp"

#include "tests/scenarios/faults.hpp"

#include <catch2/catch.hpp>

namespace entente {
namespace {

using testing::faults;
using testing::replaced;
using Faults = std::vector<std::string>;
using Catch::Matchers::Contains;

const std::string plain =
    "entente_prediction: 1\n"
    "model: {formula: share ~ potential + cinc, family: tobit}\n"
    "exclude: {stateabb: [USA]}\n"
    "covariance: cluster:ccode\n"
    "at:\n"
    "  potential: {from: -1, to: 1, points: 5}\n"
    "  cinc: [0.1, 0.2]\n"
    "  gdp: median\n"
    "  ally: 1\n"
    "reference: 0\n"
    "level: 0.9\n"
    "band: simulation\n"
    "draws: 500\n"
    "quantile: t\n";

PredictionSpecification parse(const std::string& text) { return parse_prediction_specification(text, "p.yaml"); }

Faults faults_of(const std::string& text) {
  REQUIRE_FALSE(text.empty());
  return faults([&] { parse(text); });
}

}  // namespace

TEST_CASE("A prediction file is read with its model in place", "[prediction_specification]") {
  const PredictionSpecification read = parse(plain);
  CHECK(read.name == "p");
  CHECK(read.model.model.family == ModelFamily::tobit);
  CHECK(read.model.formula.terms.size() == 3);
  REQUIRE(read.model.sample.exclude.size() == 1);
  CHECK(read.model.covariance->kind == CovarianceKind::cr1);
  const PredictionRequest& request = read.request;
  REQUIRE(request.at.size() == 4);
  CHECK(request.at[0].values == std::vector<double>{-1, -0.5, 0, 0.5, 1});
  CHECK(request.at[1].values == std::vector<double>{0.1, 0.2});
  CHECK(request.at[2].kind == ChosenValue::Kind::median);
  CHECK(request.at[3].values == std::vector<double>{1});
  CHECK(request.reference == 0.0);
  CHECK(request.level == 0.9);
  CHECK(request.band == BandMethod::simulation);
  CHECK(request.change_band == ChangeBand::contrast);
  CHECK(request.draws == 500);
  CHECK_FALSE(request.normal);
  CHECK(read.central_values == CentralRows::sample);
}

TEST_CASE("The paper's Figure 3 ships", "[prediction_specification]") {
  CHECK(shipped_prediction_specifications() == std::vector<std::string>{"figure3"});
  const PredictionSpecification figure = find_prediction_specification("figure3", {});
  CHECK(figure.model.name == "all");
  CHECK(figure.request.at[0].base == 0.2);
  CHECK(figure.request.at[0].values[12] == 0);  // exactly, by symmetry
  CHECK(figure.request.multiplier == 1.96);
  CHECK(figure.request.change_band == ChangeBand::prediction);
  CHECK(figure.unit_of_scale == "troops");
  CHECK(faults([] { find_prediction_specification("figure2", {.key = "--spec"}); }).at(0) ==
        "0:0 --spec: no prediction \"figure2\" ships with Entente; expected figure3, or a file that ends in .yaml; did "
        "you mean figure3?");
}

TEST_CASE("What is wrong with a prediction file is named with its place", "[prediction_specification]") {
  CHECK_THAT(faults_of(replaced(plain, "gdp: median", "gdp: medium")).at(0),
             Contains("8:8 at.gdp: \"medium\" is not known here") && Contains("mean, median, min, max or observed"));
  CHECK_THAT(faults_of(replaced(plain, "points: 5", "points: 1")).at(0), Contains("6:") && Contains("2 to 10000"));
  CHECK_THAT(faults_of(replaced(plain, "to: 1,", "to: -1,")).at(0), Contains("the grid ends where it begins"));
  CHECK_THAT(faults_of(replaced(plain, "[0.1, 0.2]", "[]")).at(0), Contains("at.cinc: no values"));
  CHECK_THAT(faults_of(replaced(plain, "level: 0.9", "level: 1")).at(0), Contains("level"));
  CHECK_THAT(faults_of(replaced(plain, "band: simulation", "bands: delta")).at(0), Contains("unknown key"));
  CHECK_THAT(
      faults_of(replaced(plain, "model: {formula: share ~ potential + cinc, family: tobit}", "model: table1/al")).at(0),
      Contains("2:8") && Contains("table1 has no model \"al\"") && Contains("did you mean all?"));
  CHECK(faults_of(replaced(replaced(plain, "draws: 500", "draws: 5"), "quantile: t", "quantile: z")).size() == 2);
}

}  // namespace entente
