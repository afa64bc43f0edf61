#include "results/json/value.hpp"
#include "results/prediction/prediction_document.hpp"

namespace entente {
namespace {

OrderedJson each(const std::vector<PredictedPoint>& points, double PredictedPoint::*part) {
  OrderedJson list = OrderedJson::array();
  for (const PredictedPoint& point : points) list.push_back(json_number(point.*part));
  return list;
}

OrderedJson grid_of(const Prediction& prediction) {
  const auto values = [&](std::size_t variable) {
    OrderedJson list = OrderedJson::array();
    for (const PredictedPoint& point : prediction.points) list.push_back(json_number(point.values[variable]));
    return list;
  };
  if (prediction.variables.size() == 1) return values(0);
  OrderedJson grid = OrderedJson::object();
  for (std::size_t v = 0; v < prediction.variables.size(); ++v) grid[prediction.variables[v]] = values(v);
  return grid;
}

OrderedJson all_notes(const PredictionDocument& document) {
  OrderedJson notes = OrderedJson::array();
  for (const std::string& note : document.notes) notes.push_back(note);
  for (const std::string& note : document.prediction.notes) notes.push_back(note);
  return notes;
}

}  // namespace

std::string prediction_json(const PredictionDocument& document) {
  const Prediction& prediction = document.prediction;
  const std::string unit = document.unit_of_scale.empty() ? "" : document.unit_of_scale + "_";
  OrderedJson json;
  json["note"] = document.note;
  OrderedJson at = OrderedJson::object();
  for (const auto& [variable, value] : prediction.at) at[variable] = json_number(value);
  json["at"] = std::move(at);
  json["grid"] = grid_of(prediction);
  json["fit"] = each(prediction.points, &PredictedPoint::fit);
  json["se"] = each(prediction.points, &PredictedPoint::standard_error);
  json[unit + "change"] = each(prediction.points, &PredictedPoint::change);
  json[unit + "lower"] = each(prediction.points, &PredictedPoint::change_low);
  json[unit + "upper"] = each(prediction.points, &PredictedPoint::change_high);
  json["low"] = each(prediction.points, &PredictedPoint::low);
  json["high"] = each(prediction.points, &PredictedPoint::high);
  if (prediction.reference) {
    json["contrast"] = {{"se", each(prediction.points, &PredictedPoint::change_error)},
                        {"lower", each(prediction.points, &PredictedPoint::contrast_low)},
                        {"upper", each(prediction.points, &PredictedPoint::contrast_high)}};
  }
  json["variables"] = prediction.variables;
  json["reference"] = prediction.reference ? json_number(*prediction.reference) : OrderedJson(nullptr);
  json["scale"] = json_number(prediction.scale);
  json["band"] = prediction.band;
  if (prediction.reference) json["change_band"] = prediction.change_band;
  json["level"] = json_number(document.level);
  json["covariance"] = document.covariance;
  if (!prediction.effects.empty()) json["effects"] = prediction.effects;
  json["rows"] = prediction.rows;
  json["model"] = {{"name", document.model},
                   {"formula", document.formula},
                   {"response", document.response},
                   {"method", document.method},
                   {"nobs", document.observations}};
  json["notes"] = all_notes(document);
  return json_text(json);
}

}  // namespace entente
