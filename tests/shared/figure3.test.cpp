// Figure 3 of Gannon and Kent (2020), predicted anew from the published panel. Oracle:
// ../shared/reference/figure3.json, full-precision output of R 4.2 predict.glm on the same file.
#include "estimate/covariance/inference.hpp"
#include "estimate/prediction/panel_central_values.hpp"
#include "estimate/prediction/predict.hpp"
#include "scenarios/specification/prediction_specification.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <string>

namespace entente {
namespace {

using nlohmann::json;

const std::string shared = ENTENTE_SOURCE_DIR "/../shared/";

Prediction figure3(const PredictionRequest& changed, bool over_sample) {
  static const Panel panel{Table::read(shared + "data/isaf_panel.csv", "isaf_panel.csv"), {}};
  const PredictionSpecification specification = find_prediction_specification("figure3", {});
  const ModelSpecification& model = specification.model;
  const Sample sample = make_sample(panel, model.formula, model.sample);
  const ModelFit fit = fit_model(sample, model.model);
  const CovarianceEstimate covariance = estimate_covariance(sample, fit, model.covariance.value());
  if (over_sample) return predict(sample, fit, covariance, changed);
  return predict(sample, fit, covariance, with_panel_central_values(changed, panel, model.sample, sample.matrix));
}

}  // namespace

TEST_CASE("Figure 3 comes out to the last digits", "[figure3]") {
  const json reference = json::parse(std::ifstream(shared + "reference/figure3.json"));
  const PredictionSpecification specification = find_prediction_specification("figure3", {});
  CHECK(specification.note == reference["note"]);
  CHECK(specification.central_values == CentralRows::panel);
  const Prediction prediction = figure3(specification.request, false);
  CHECK(prediction.at.size() == reference["at"].size());
  for (const auto& [variable, value] : prediction.at) {
    CAPTURE(variable);
    CHECK(value == Approx(reference["at"][variable].get<double>()).epsilon(1e-9));
  }
  REQUIRE(prediction.points.size() == reference["grid"].size());
  for (std::size_t k = 0; k < prediction.points.size(); ++k) {
    CAPTURE(k);
    const PredictedPoint& point = prediction.points[k];
    const auto near = [&](double number, const char* name) {
      CAPTURE(name);
      CHECK(number == Approx(reference[name][k].get<double>()).epsilon(1e-9).margin(1e-14));
    };
    near(point.values[0], "grid");
    near(point.fit, "fit");
    near(point.standard_error, "se");
    near(point.change, "troops_change");
    near(point.change_low, "troops_lower");
    near(point.change_high, "troops_upper");
  }
  // The band of the change itself has no width at the reference, and the published one has.
  CHECK(prediction.points[12].contrast_high == 0);
  CHECK(prediction.points[12].change_high > 100);
}

TEST_CASE("Central values over the model's rows alone are not the figure's", "[figure3]") {
  const json reference = json::parse(std::ifstream(shared + "reference/figure3.json"));
  const Prediction prediction = figure3(find_prediction_specification("figure3", {}).request, true);
  CHECK(prediction.points[0].fit != Approx(reference["fit"][0].get<double>()).epsilon(1e-3));
}

}  // namespace entente
