#include "results/regression/covariance_json.hpp"

#include "results/regression/shown_number.hpp"
#include "results/regression/wording.hpp"

#include <cmath>

namespace entente {
namespace {

constexpr double reference_level = 0.95;

OrderedJson intervals_json(const std::vector<EstimateLine>& lines) {
  OrderedJson intervals = OrderedJson::object();
  for (const EstimateLine& line : lines) {
    intervals[parameter_name(line.parameter)] = {json_number(line.low), json_number(line.high)};
  }
  return intervals;
}

// "ci90", "ci97.5"
std::string interval_key(double level) {
  const std::string percent = shown_level(level);
  return "ci" + percent.substr(0, percent.find(' '));
}

OrderedJson combination_json(const ModelFit& fit, const CombinedShares& shares) {
  const auto by_parameter = [&fit](const std::vector<double>& numbers) {
    OrderedJson values = OrderedJson::object();
    for (std::size_t j = 0; j < fit.size(); ++j) values[parameter_name(fit.parameters[j])] = json_number(numbers[j]);
    return values;
  };
  return {{"draws", shares.draws},
          {"relative_increase", by_parameter(shares.relative_increase)},
          {"variance_share", by_parameter(shares.variance_share)},
          {"missing_information", by_parameter(shares.missing_information)}};
}

}  // namespace

OrderedJson inference_json(const ModelFit& fit, const CovarianceEstimate& covariance, double level, bool coefficients) {
  // A bootstrap's intervals are of one level only, that which it was asked for.
  const bool one_level = !covariance.interval_low.empty();
  const double first_level = one_level ? covariance.request.level : reference_level;
  const std::vector<EstimateLine> lines = inference(fit, covariance, first_level);
  OrderedJson result = OrderedJson::object();
  const auto add = [&](const char* key, double EstimateLine::*number) {
    OrderedJson values = OrderedJson::object();
    for (const EstimateLine& line : lines) values[parameter_name(line.parameter)] = json_number(line.*number);
    result[key] = std::move(values);
  };
  if (coefficients) add("coef", &EstimateLine::estimate);
  add("se", &EstimateLine::standard_error);
  add("t", &EstimateLine::statistic);
  add("p", &EstimateLine::p_value);
  result[interval_key(first_level)] = intervals_json(lines);
  if (!one_level && level != reference_level) {
    result[interval_key(level)] = intervals_json(inference(fit, covariance, level));
  }
  return result;
}

OrderedJson covariance_json(const ModelFit& fit, const CovarianceEstimate& covariance) {
  OrderedJson result = OrderedJson::object();
  result["name"] = covariance.name;
  result["factor"] = json_number(covariance.factor);
  result["formula"] = covariance.formula;
  if (covariance.parameters > 0) result["K"] = covariance.parameters;
  if (covariance.groups.size() == 1) result["groups"] = covariance.groups.front();
  if (covariance.groups.size() > 1) result["groups"] = covariance.groups;
  // Infinite degrees of freedom, those of the normal distribution, are null.
  if (df_by_term(covariance)) {
    OrderedJson by_term = OrderedJson::object();
    for (std::size_t i = 0; i < covariance.size(); ++i) {
      by_term[parameter_name(fit.parameters[i])] = json_number(covariance.df[i]);
    }
    result["df"] = std::move(by_term);
  } else if (!covariance.df.empty()) {
    result["df"] = json_number(covariance.df.front());
  }
  result["reference"] = p_value_text(covariance);
  result["interval"] = interval_text(covariance);
  result["convention"] = to_string(covariance.request.convention);
  const CovarianceKind kind = covariance.request.kind;
  if (kind == CovarianceKind::wild || kind == CovarianceKind::pairs) {
    result["draws"] = covariance.request.draws;
    result["seed"] = covariance.request.seed;
  }
  if (covariance.combined) result["combination"] = combination_json(fit, *covariance.combined);
  if (!covariance.notes.empty()) result["notes"] = covariance.notes;
  return result;
}

OrderedJson matrix_json(const CovarianceEstimate& covariance) {
  OrderedJson rows = OrderedJson::array();
  for (std::size_t i = 0; i < covariance.size(); ++i) {
    OrderedJson row = OrderedJson::array();
    for (std::size_t j = 0; j < covariance.size(); ++j) row.push_back(json_number(covariance.at(i, j)));
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace entente
