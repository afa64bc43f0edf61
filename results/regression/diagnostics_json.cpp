#include "results/regression/diagnostics_json.hpp"

#include "results/regression/diagnostics_value.hpp"

namespace entente {
namespace {

OrderedJson optional_number(const std::optional<double>& number) {
  return number ? json_number(*number) : OrderedJson(nullptr);
}

OrderedJson by_name(const std::vector<std::string>& names, const std::vector<double>& numbers) {
  OrderedJson object = OrderedJson::object();
  for (std::size_t j = 0; j < numbers.size(); ++j) object[names[j]] = json_number(numbers[j]);
  return object;
}

OrderedJson autocorrelation_value(const Autocorrelation& found) {
  OrderedJson value;
  value["pairs"] = found.pairs;
  value["correlation"] = json_number(found.correlation);
  if (found.test) {
    value["wooldridge"] = {{"slope", json_number(found.test->slope)}, {"null", -0.5},
                           {"f", json_number(found.test->statistic)}, {"df", {1, found.test->df}},
                           {"p", json_number(found.test->p_value)},   {"pairs", found.test->pairs}};
  }
  if (!found.no_test.empty()) value["no_test"] = found.no_test;
  return value;
}

OrderedJson influence_value(const Influence& influence) {
  OrderedJson value;
  value["left_out"] = influence.grouping;
  value["standard_errors"] = influence.standard_error_name;
  value["se"] = by_name(influence.parameters, influence.standard_errors);
  OrderedJson strongest = OrderedJson::object();
  for (std::size_t j = 0; j < influence.parameters.size(); ++j) {
    if (influence.strongest[j]) strongest[influence.parameters[j]] = influence.units[*influence.strongest[j]].unit;
  }
  value["strongest"] = std::move(strongest);
  OrderedJson units = OrderedJson::object();
  for (const UnitInfluence& unit : influence.units) {
    OrderedJson line;
    line["rows"] = unit.rows;
    if (unit.failure.empty()) {
      line["coef"] = by_name(influence.parameters, unit.estimate);
      line["change"] = by_name(influence.parameters, unit.change);
      line["largest"] = json_number(unit.largest);
    } else {
      line["failure"] = unit.failure;
    }
    units[unit.unit] = std::move(line);
  }
  value["units"] = std::move(units);
  return value;
}

OrderedJson score_value(const LeaveOutScores& score) {
  OrderedJson value;
  value["left_out"] = score.grouping;
  if (!score.refused.empty()) {
    value["refused"] = score.refused;
    return value;
  }
  value["groups"] = score.groups;
  value["rows"] = score.rows;
  value["rows_skipped"] = score.skipped;
  value["rmse"] = json_number(score.rmse);
  value["rmse_of_mean"] = json_number(score.rmse_of_mean);
  value["crps"] = optional_number(score.crps);
  value["log_score"] = optional_number(score.log_score);
  if (!score.no_distribution.empty()) value["no_distribution"] = score.no_distribution;
  if (!score.notes.empty()) value["notes"] = score.notes;
  return value;
}

}  // namespace

OrderedJson diagnostics_value(const Diagnostics& diagnostics) {
  OrderedJson value = OrderedJson::object();
  if (!diagnostics.variance_inflation.empty()) {
    OrderedJson factors = OrderedJson::object();
    for (const VarianceInflation& line : diagnostics.variance_inflation) factors[line.term] = json_number(line.factor);
    value["vif"] = std::move(factors);
    value["vif_of"] = diagnostics.variance_inflation_of;
  }
  if (diagnostics.autocorrelation) value["autocorrelation"] = autocorrelation_value(*diagnostics.autocorrelation);
  if (diagnostics.influence) value["influence"] = influence_value(*diagnostics.influence);
  if (!diagnostics.scores.empty()) {
    OrderedJson scores = OrderedJson::array();
    for (const LeaveOutScores& score : diagnostics.scores) scores.push_back(score_value(score));
    value["scores"] = std::move(scores);
  }
  if (!diagnostics.notes.empty()) value["notes"] = diagnostics.notes;
  return value;
}

OrderedJson criteria_value(const CriterionComparison& comparison) {
  OrderedJson groups = OrderedJson::array();
  for (const CriterionGroup& group : comparison.groups) {
    OrderedJson models = OrderedJson::object();
    for (const CriterionLine& line : group.models) {
      models[line.name] = {{"aic", optional_number(line.aic)},
                           {"bic", optional_number(line.bic)},
                           {"aic_difference", json_number(line.aic_difference)},
                           {"bic_difference", json_number(line.bic_difference)}};
    }
    groups.push_back({{"likelihood_of", group.likelihood_of}, {"models", std::move(models)}});
  }
  return {{"groups", std::move(groups)}, {"reasons", comparison.reasons}};
}

std::string diagnostics_json(const Diagnostics& diagnostics) { return json_text(diagnostics_value(diagnostics)); }

std::string criteria_json(const CriterionComparison& comparison) { return json_text(criteria_value(comparison)); }

}  // namespace entente
