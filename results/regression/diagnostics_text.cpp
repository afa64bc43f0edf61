#include "results/regression/diagnostics_text.hpp"

#include "results/regression/shown_number.hpp"
#include "results/terminal/text_table.hpp"
#include "results/terminal/words.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace entente {
namespace {

constexpr int digits = 4;

std::string shown(double number) { return std::isfinite(number) ? shown_number(number, digits) : "-"; }

std::string shown(const std::optional<double>& number) { return number ? shown(*number) : "-"; }

/// "= 0.012" or "< 0.001".
std::string p_text(double p_value) {
  const std::string text = shown_p_value(p_value);
  return text.starts_with('<') ? "< " + text.substr(1) : "= " + text;
}

std::string inflation_text(const Diagnostics& diagnostics) {
  if (diagnostics.variance_inflation.empty()) return {};
  TextTable table({}, {"term", "VIF"});
  for (const VarianceInflation& line : diagnostics.variance_inflation) table.add({line.term, shown(line.factor)});
  return "Variance inflation (of " + diagnostics.variance_inflation_of + ")\n" + table.text() + "\n";
}

std::string autocorrelation_text(const Autocorrelation& found) {
  std::string text = wrapped("Residual autocorrelation: " + shown(found.correlation) + " between consecutive times, " +
                                 std::to_string(found.pairs) + " pairs within units.",
                             "");
  if (found.test) {
    text += wrapped("Wooldridge's test on first differences: slope " + shown(found.test->slope) +
                        " (-0.5 without autocorrelation), F(1, " + shown_df(found.test->df) + ") = " +
                        shown(found.test->statistic) + ", p " + p_text(found.test->p_value) + ", clustered by unit.",
                    "");
  } else if (!found.no_test.empty()) {
    text += wrapped("No test: " + found.no_test + ".", "");
  }
  return text + "\n";
}

/// The parameter that a unit moves most.
std::size_t moved_most(const UnitInfluence& unit) {
  const auto most = std::max_element(unit.change.begin(), unit.change.end(),
                                     [](double a, double b) { return std::abs(a) < std::abs(b); });
  return static_cast<std::size_t>(most - unit.change.begin());
}

std::string influence_text(const Influence& influence, std::size_t most_units) {
  std::string text = wrapped("Influence: the model fitted without each " + influence.grouping +
                                 " in turn; changes in standard errors (" + influence.standard_error_name + ").",
                             "");
  TextTable parameters({}, {"estimate", "moved most by", "change", "without it", "with it"});
  for (std::size_t j = 0; j < influence.parameters.size(); ++j) {
    if (!influence.strongest[j]) continue;
    const UnitInfluence& unit = influence.units[*influence.strongest[j]];
    const double with = unit.estimate[j] - unit.change[j] * influence.standard_errors[j];
    parameters.add({influence.parameters[j], unit.unit, shown(unit.change[j]), shown(unit.estimate[j]), shown(with)});
  }
  text += parameters.text() + "\n";
  TextTable units({}, {influence.grouping, "rows", "largest change", "of"});
  for (std::size_t u = 0; u < std::min(most_units, influence.order.size()); ++u) {
    const UnitInfluence& unit = influence.units[influence.order[u]];
    const std::size_t j = moved_most(unit);
    units.add({unit.unit, std::to_string(unit.rows), shown(unit.change[j]), influence.parameters[j]});
  }
  text += units.text();
  for (const UnitInfluence& unit : influence.units) {
    if (unit.failure.empty()) continue;
    text += wrapped("No fit without " + influence.grouping + " = " + unit.unit + ": " + unit.failure + ".", "");
  }
  return text + "\n";
}

std::string scores_text(const std::vector<LeaveOutScores>& scores) {
  if (scores.empty()) return {};
  TextTable table({}, {"left out in turn", "groups", "rows", "RMSE", "RMSE of mean", "CRPS", "log score"});
  std::string notes;
  for (const LeaveOutScores& score : scores) {
    if (!score.refused.empty()) {
      notes += wrapped("No scores by " + score.grouping + ": " + score.refused + ".", "");
      continue;
    }
    table.add({score.grouping, std::to_string(score.groups), std::to_string(score.rows), shown(score.rmse),
               shown(score.rmse_of_mean), shown(score.crps), shown(score.log_score)});
    if (!score.no_distribution.empty()) notes += wrapped("No CRPS or log score: " + score.no_distribution + ".", "");
    for (const std::string& note : score.notes) notes += wrapped(note + ".", "");
  }
  return "Predictions of groups left out (CRPS: smaller is better; mean log density: larger is better)\n" +
         table.text() + notes + "\n";
}

}  // namespace

std::string diagnostics_text(const Diagnostics& diagnostics, std::size_t units) {
  std::string text = inflation_text(diagnostics);
  if (diagnostics.autocorrelation) text += autocorrelation_text(*diagnostics.autocorrelation);
  if (diagnostics.influence) text += influence_text(*diagnostics.influence, units);
  text += scores_text(diagnostics.scores);
  for (const std::string& note : diagnostics.notes) text += wrapped(note + ".", "Note: ");
  return text;
}

std::string criteria_text(const CriterionComparison& comparison) {
  std::string text;
  for (const CriterionGroup& group : comparison.groups) {
    TextTable table({}, {"model", "AIC", "from best", "BIC", "from best"});
    for (const CriterionLine& line : group.models) {
      table.add({line.name, line.aic ? fixed(*line.aic, 2) : "-", fixed(line.aic_difference, 2),
                 line.bic ? fixed(*line.bic, 2) : "-", fixed(line.bic_difference, 2)});
    }
    text += "Likelihood of " + group.likelihood_of + "\n" + table.text();
  }
  for (const std::string& reason : comparison.reasons) text += wrapped(reason + ".", "");
  return text;
}

}  // namespace entente
