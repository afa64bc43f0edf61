#include "results/figures/coefficient_data.hpp"
#include "results/text/clean.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace entente {
namespace {

std::string joined(const std::vector<std::string>& parts, const char* between) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : between) + part;
  return text;
}

bool all_alike(const std::vector<PlottedModel>& models, std::string PlottedModel::*text) {
  return std::all_of(models.begin(), models.end(),
                     [&](const PlottedModel& model) { return model.*text == models.front().*text; });
}

// 0.95 as "95 %", 0.999 as "99.9 %": the nearest double of 100 * level may have a tail that nobody means.
std::string percent(double level) {
  std::string digits = number_text(100 * level, 6);
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.ends_with('.')) digits.pop_back();
  return digits + " %";
}

// "pot_gain (political, full); log(gdp) (full)" of the estimates that `which` picks; empty without any.
std::string listed(const CoefficientData& data, const std::function<bool(const PlottedEstimate&)>& which) {
  std::vector<std::string> terms;
  for (std::size_t term = 0; term < data.terms.size(); ++term) {
    std::vector<std::string> names;
    for (const PlottedEstimate& estimate : data.estimates)
      if (estimate.term == term && which(estimate)) names.push_back(data.models[estimate.model]);
    if (names.empty()) continue;
    terms.push_back(data.models.size() == 1 ? data.terms[term] : data.terms[term] + " (" + joined(names, ", ") + ")");
  }
  return joined(terms, "; ");
}

// What a reader who does not see the picture has to know: which intervals lie on one side of zero.
std::string findings(const CoefficientData& data) {
  const std::string above = listed(data, [](const PlottedEstimate& e) { return e.low > 0; });
  const std::string below = listed(data, [](const PlottedEstimate& e) { return e.high < 0; });
  const std::string across = listed(data, [](const PlottedEstimate& e) { return e.low <= 0 && e.high >= 0; });
  const std::string without =
      listed(data, [](const PlottedEstimate& e) { return std::isnan(e.low) || std::isnan(e.high); });
  std::string text;
  if (!above.empty()) text += " Interval above zero: " + above + ".";
  if (!below.empty()) text += " Interval below zero: " + below + ".";
  if (!across.empty()) text += " Interval holds zero: " + across + ".";
  if (!without.empty()) text += " No interval: " + without + ".";
  return text;
}

std::vector<std::string> notes(const std::vector<PlottedModel>& models, const CoefficientData& data,
                               const CoefficientPlotOptions& options) {
  const std::string level = percent(options.level) + " intervals";
  const bool one_response = all_alike(models, &PlottedModel::response);
  const bool one_covariance = all_alike(models, &PlottedModel::covariance);
  std::vector<std::string> lines;
  const std::string& covariance = models.front().covariance;
  lines.push_back(one_covariance && !covariance.empty() ? level + ", " + clean_line(covariance) : level);
  for (std::size_t m = 0; m < models.size() && !(one_response && one_covariance); ++m) {
    std::vector<std::string> parts;
    if (!one_response) parts.push_back("of " + models[m].response);
    if (!one_covariance) parts.push_back(models[m].covariance);
    lines.push_back(data.models[m] + ": " + clean_line(joined(parts, ", ")));
  }
  if (options.standardise == Standardise::term_sd)
    lines.push_back("Coefficients times the standard deviation of their term");
  return lines;
}

}  // namespace

CoefficientWords coefficient_words(const std::vector<PlottedModel>& models, const CoefficientData& data,
                                   const CoefficientPlotOptions& options) {
  CoefficientWords words;
  const bool one_response = all_alike(models, &PlottedModel::response) && !models.front().response.empty();
  words.title = one_response ? "Coefficients of " + clean_line(models.front().response) : "Coefficients";
  words.subtitles = notes(models, data, options);
  const std::string count = data.models.size() == 1 ? "one model" : std::to_string(data.models.size()) + " models";
  words.description = "Coefficient plot: " + words.title + ", " + count + " (" + joined(data.models, ", ") + "). " +
                      joined(words.subtitles, ". ") + "." + findings(data);
  return words;
}

}  // namespace entente
