#include "results/prediction/prediction_document.hpp"
#include "results/regression/shown_number.hpp"
#include "results/tables/csv_text.hpp"
#include "results/terminal/text_table.hpp"
#include "results/terminal/words.hpp"
#include "sim/core/number_text.hpp"

#include <cmath>

namespace entente {
namespace {

constexpr int digits = 4;

std::string shown(double number) { return std::isfinite(number) ? shown_number(number, digits) : "-"; }

/// Changes say something of their own when they are scaled or taken against a reference.
bool has_changes(const Prediction& prediction) { return prediction.reference || prediction.scale != 1; }

std::string change_head(const PredictionDocument& document) {
  const std::string what = document.prediction.reference ? "change" : "scaled";
  return document.unit_of_scale.empty() ? what : what + ", " + document.unit_of_scale;
}

std::vector<std::string> head(const PredictionDocument& document) {
  std::vector<std::string> head = document.prediction.variables;
  if (head.empty()) head.emplace_back("prediction");
  for (const char* column : {"fit", "SE", "low", "high"}) head.emplace_back(column);
  if (!has_changes(document.prediction)) return head;
  head.push_back(change_head(document));
  head.emplace_back("low");
  head.emplace_back("high");
  return head;
}

std::vector<std::string> row(const Prediction& prediction, const PredictedPoint& point) {
  std::vector<std::string> row;
  for (const double value : point.values) row.push_back(shown(value));
  if (row.empty()) row.emplace_back("at the values below");
  for (const double number : {point.fit, point.standard_error, point.low, point.high}) row.push_back(shown(number));
  if (!has_changes(prediction)) return row;
  for (const double number : {point.change, point.change_low, point.change_high}) row.push_back(shown(number));
  return row;
}

/// What stands below a table, a sentence each.
std::vector<std::string> sentences(const PredictionDocument& document) {
  const Prediction& prediction = document.prediction;
  std::vector<std::string> sentences;
  if (!document.note.empty()) sentences.push_back(document.note + ".");
  sentences.push_back("E[" + document.response + "] by model " + document.model + ": " + document.formula + " (" +
                      document.method + ", " + std::to_string(document.observations) + " rows).");
  std::string at;
  for (const auto& [variable, value] : prediction.at) {
    at += (at.empty() ? "" : ", ") + variable + (std::isnan(value) ? " as observed" : " = " + shown(value));
  }
  if (!at.empty()) sentences.push_back("At " + at + ".");
  if (prediction.rows > 1) sentences.push_back("Averaged over " + std::to_string(prediction.rows) + " rows.");
  sentences.push_back("Bands: " + prediction.band + "; covariance: " + document.covariance + ".");
  if (has_changes(prediction)) {
    const std::string unit = document.unit_of_scale.empty() ? "" : " " + document.unit_of_scale;
    sentences.push_back(
        "Changes are multiplied by " + number_text(prediction.scale) + unit +
        (prediction.change_band.empty() ? "." : "; their band is that " + prediction.change_band + "."));
  }
  if (!prediction.effects.empty()) sentences.push_back("Absorbed " + prediction.effects + ".");
  for (const std::string& note : document.notes) sentences.push_back(note + ".");
  for (const std::string& note : prediction.notes) sentences.push_back(note + ".");
  return sentences;
}

std::string markdown_cell(const std::string& text) {
  std::string cell;
  for (const char c : text) {
    if (c == '|' || c == '\\') cell += '\\';
    cell += c;
  }
  return cell;
}

std::string markdown_line(const std::vector<std::string>& cells) {
  std::string line = "|";
  for (const std::string& cell : cells) line += " " + markdown_cell(cell) + " |";
  return line + "\n";
}

}  // namespace

std::string prediction_csv(const PredictionDocument& document) {
  const Prediction& prediction = document.prediction;
  std::vector<std::string> columns = prediction.variables;
  for (const char* column : {"fit", "se", "low", "high", "change", "change_se", "change_low", "change_high",
                             "contrast_low", "contrast_high"}) {
    columns.emplace_back(column);
  }
  CsvText csv(columns);
  for (const PredictedPoint& point : prediction.points) {
    for (const double value : point.values) csv.add(value);
    for (const double number :
         {point.fit, point.standard_error, point.low, point.high, point.change, point.change_error, point.change_low,
          point.change_high, point.contrast_low, point.contrast_high}) {
      csv.add(number);
    }
  }
  return csv.text();
}

std::string prediction_markdown(const PredictionDocument& document) {
  const std::vector<std::string> columns = head(document);
  std::string text = markdown_line(columns) + "|";
  for (std::size_t c = 0; c < columns.size(); ++c) text += " ---: |";
  text += "\n";
  for (const PredictedPoint& point : document.prediction.points) {
    text += markdown_line(row(document.prediction, point));
  }
  text += "\n";
  for (const std::string& sentence : sentences(document)) text += sentence + "\n";
  return text;
}

std::string prediction_text(const PredictionDocument& document) {
  TextTable table({}, head(document));
  for (const PredictedPoint& point : document.prediction.points) table.add(row(document.prediction, point));
  std::string text = table.text() + "\n";
  for (const std::string& sentence : sentences(document)) text += wrapped(sentence, "");
  return text;
}

}  // namespace entente
