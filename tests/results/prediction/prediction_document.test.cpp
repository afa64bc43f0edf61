#include "results/prediction/prediction_document.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <limits>

namespace entente {
namespace {

using Catch::Matchers::Contains;

PredictionDocument document() {
  PredictionDocument document{.note = "a note",
                              .model = "all",
                              .formula = "y ~ x + z",
                              .response = "y",
                              .method = "least squares",
                              .observations = 12,
                              .unit_of_scale = "troops",
                              .covariance = "iid"};
  Prediction& prediction = document.prediction;
  prediction.variables = {"x"};
  prediction.at = {{"x", 0.25}, {"z", std::numeric_limits<double>::quiet_NaN()}};
  prediction.points = {{{0}, 0.5, 0.1, 0.3, 0.7, 0, -20, 20, 0, 0, 0},
                       {{1}, 0.75, 0.2, 0.4, 1.1, 25, -10, 60, 15, 5, 45}};
  prediction.reference = 0;
  prediction.scale = 100;
  prediction.band = "delta method, normal 95 %";
  prediction.change_band = "of the prediction, moved";
  prediction.rows = 12;
  prediction.notes = {"a finding"};
  return document;
}

}  // namespace

TEST_CASE("A prediction's JSON has the layout of Figure 3's reference", "[results][prediction]") {
  const auto json = nlohmann::ordered_json::parse(prediction_json(document()));
  std::vector<std::string> keys;
  for (const auto& [key, value] : json.items()) keys.push_back(key);
  const std::vector<std::string> first{"note",          "at",           "grid",        "fit", "se",
                                       "troops_change", "troops_lower", "troops_upper"};
  CHECK(std::vector<std::string>(keys.begin(), keys.begin() + 8) == first);
  CHECK(json["grid"] == std::vector<double>{0, 1});
  CHECK(json["troops_change"] == std::vector<double>{0, 25});
  CHECK(json["troops_lower"] == std::vector<double>{-20, -10});
  CHECK(json["troops_upper"] == std::vector<double>{20, 60});
  CHECK(json["contrast"]["se"] == std::vector<double>{0, 15});
  CHECK(json["contrast"]["lower"] == std::vector<double>{0, 5});
  CHECK(json["at"]["x"] == 0.25);
  CHECK(json["at"]["z"].is_null());
  CHECK(json["notes"] == std::vector<std::string>{"a finding"});
  CHECK(json["model"]["nobs"] == 12);
}

TEST_CASE("Several variables that vary have a list each", "[results][prediction]") {
  PredictionDocument two = document();
  two.prediction.variables = {"x", "w"};
  for (PredictedPoint& point : two.prediction.points) point.values.push_back(7);
  two.unit_of_scale.clear();
  const auto json = nlohmann::json::parse(prediction_json(two));
  CHECK(json["grid"]["w"] == std::vector<double>{7, 7});
  CHECK(json.contains("change"));
  CHECK(json.contains("lower"));
}

TEST_CASE("A prediction's CSV holds every number", "[results][prediction]") {
  CHECK(prediction_csv(document()) ==
        "x,fit,se,low,high,change,change_se,change_low,change_high,contrast_low,contrast_high\n"
        "0,0.5,0.1,0.3,0.7,0,0,-20,20,0,0\n"
        "1,0.75,0.2,0.4,1.1,25,15,-10,60,5,45\n");
}

TEST_CASE("Tables of predictions say what their bands are", "[results][prediction]") {
  const std::string text = prediction_text(document());
  CHECK_THAT(text, Contains("change, troops") && Contains("delta method, normal 95 %") &&
                       Contains("their band is that of the prediction, moved") && Contains("z as observed") &&
                       Contains("Averaged over 12 rows") && Contains("a finding."));
  const std::string markdown = prediction_markdown(document());
  CHECK_THAT(markdown, Contains("| x | fit | SE | low | high | change, troops | low | high |"));
  CHECK_THAT(markdown, Contains("covariance: iid"));
}

}  // namespace entente
