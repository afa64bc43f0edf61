#include "results/figures/coefficient_data.hpp"

#include "results/text/clean.hpp"
#include "sim/core/error.hpp"
#include "sim/core/nearest_name.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace entente {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

// Rows and panels need different names: a second one of the same name is told apart by a number.
std::string distinct(const std::string& name, const std::vector<std::string>& taken) {
  std::string candidate = name;
  for (int i = 2; std::find(taken.begin(), taken.end(), candidate) != taken.end(); ++i)
    candidate = name + " (" + std::to_string(i) + ")";
  return candidate;
}

std::string label_of(const Parameter& parameter, const CoefficientPlotOptions& options) {
  const auto label = options.labels.find(parameter.term);
  Parameter labelled = parameter;
  if (label != options.labels.end()) labelled.term = label->second;
  return clean_line(parameter_name(labelled));
}

double factor_of(const Parameter& parameter, const CoefficientPlotOptions& options) {
  if (options.standardise == Standardise::none) return 1;
  const auto deviation = options.term_sd.find(parameter.term);
  if (deviation == options.term_sd.end() || !(deviation->second > 0) || !std::isfinite(deviation->second)) {
    throw input_error({}, "the coefficient of '" + parameter.term + "' cannot be standardised",
                      "a standard deviation of the term above 0", "leave the term out or do not standardise");
  }
  return deviation->second;
}

void check_labels(const std::vector<PlottedModel>& models, const CoefficientPlotOptions& options) {
  std::set<std::string> terms;
  for (const PlottedModel& model : models)
    for (const EstimateLine& line : model.lines) terms.insert(line.parameter.term);
  for (const auto& [term, label] : options.labels) {
    if (terms.count(term) > 0) continue;
    const std::string nearest = nearest_name(term, {terms.begin(), terms.end()});
    throw input_error({}, "there is a label for '" + term + "', which is a term of no model", "a term of a model",
                      nearest.empty() ? "" : "did you mean '" + nearest + "'?");
  }
}

bool shown(const Parameter& parameter, const CoefficientPlotOptions& options) {
  return !parameter.scale && (options.intercept || parameter.term != design_intercept);
}

// An end beyond what can be drawn is as good as infinite.
double end(double value) { return std::abs(value) > largest_drawn ? std::copysign(infinite, value) : value; }

std::vector<double> extent(const CoefficientData& data, const std::size_t* term) {
  std::vector<double> values{0};
  for (const PlottedEstimate& estimate : data.estimates) {
    if (term && estimate.term != *term) continue;
    for (const double value : {estimate.estimate, estimate.low, estimate.high})
      if (std::isfinite(value)) values.push_back(value);
  }
  return values;
}

}  // namespace

CoefficientData coefficient_data(const std::vector<PlottedModel>& models, const CoefficientPlotOptions& options) {
  check_labels(models, options);
  CoefficientData data;
  for (const PlottedModel& model : models) data.models.push_back(distinct(clean_line(model.name), data.models));
  std::vector<std::string> keys;
  for (std::size_t m = 0; m < models.size(); ++m) {
    for (const EstimateLine& line : models[m].lines) {
      if (!shown(line.parameter, options)) continue;
      const double factor = factor_of(line.parameter, options);
      if (!(std::abs(factor * line.estimate) <= largest_drawn)) {
        throw work_error("the estimate of '" + parameter_name(line.parameter) + "' in model '" + data.models[m] +
                         "' is no finite number and cannot be drawn");
      }
      const auto known = std::find(keys.begin(), keys.end(), parameter_name(line.parameter));
      const auto term = static_cast<std::size_t>(known - keys.begin());
      if (known == keys.end()) {
        keys.push_back(parameter_name(line.parameter));
        data.terms.push_back(distinct(label_of(line.parameter, options), data.terms));
      }
      data.estimates.push_back({term, m, factor * line.estimate, end(factor * line.low), end(factor * line.high)});
    }
  }
  if (data.estimates.empty())
    throw input_error({}, "there is no coefficient to draw", "a model with a term besides its intercept");
  return data;
}

NumberAxis coefficient_axis(const CoefficientData& data, double width, double overhang) {
  return number_axis(extent(data, nullptr), width, overhang);
}

NumberAxis coefficient_axis(const CoefficientData& data, std::size_t term, double width, double overhang) {
  return number_axis(extent(data, &term), width, overhang);
}

}  // namespace entente
