#include "estimate/model/family_fit.hpp"

#include "estimate/model/evaluate.hpp"
#include "estimate/prediction/mean_response.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"
#include "sim/math/functions.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace entente {
namespace {

constexpr std::size_t most_rows_named = 5;

/// "row 18 (ccode 200, year 2005)", rows counted from 1.
std::string row_name(const Sample& sample, std::size_t i) {
  const std::size_t row = i < sample.panel_rows.size() ? sample.panel_rows[i] : i;
  std::string name = "row " + std::to_string(row + 1);
  std::string who;
  for (const Grouping* grouping : {&sample.unit, &sample.time}) {
    if (grouping->empty()) continue;
    who += (who.empty() ? "" : ", ") + grouping->name + " " + grouping->labels[grouping->level[i]];
  }
  return who.empty() ? name : name + " (" + who + ")";
}

}  // namespace

RegressionData family_data(const Sample& sample) {
  return {.terms = sample.terms(),
          .response = sample.outcome,
          .design = sample.design,
          .states = std::vector<CowCode>(sample.rows(), CowCode(1))};
}

void refuse_effects(const Sample& sample, const std::string& family) {
  if (sample.effects.empty()) return;
  throw input_error({.file = {}, .key = sample.effects.front().name},
                    "the " + family +
                        " family has no absorbed effects: with few rows a group their estimates are off "
                        "and the slopes with them (Neyman and Scott 1948)",
                    "a formula without '|'",
                    "take --family poisson or gaussian, or between-within terms (Mundlak 1978)");
}

void refuse_random_intercept(const ModelOptions& options, const std::string& family) {
  if (!options.random_intercept) return;
  throw input_error({.file = {}, .key = "random_intercept"}, "the " + family + " family has no random intercept",
                    "the gaussian family", "cluster the standard errors by unit instead");
}

void check_outcomes(const Sample& sample, const std::function<bool(double)>& allowed, const std::string& expected,
                    const std::string& advice) {
  std::vector<Problem> problems;
  std::size_t more = 0;
  for (std::size_t i = 0; i < sample.rows(); ++i) {
    if (allowed(sample.outcome[i])) continue;
    if (problems.size() == most_rows_named) {
      ++more;
      continue;
    }
    problems.push_back({{.file = {}, .key = sample.response},
                        row_name(sample, i) + ": the outcome is " + number_text(sample.outcome[i]),
                        expected,
                        advice});
  }
  if (problems.empty()) return;
  if (more > 0) {
    problems.push_back({{.file = {}, .key = sample.response}, std::to_string(more) + " more rows like these", {}, {}});
  }
  throw Error(Fault::input, std::move(problems));
}

ModelFit begin_fit(const Sample& sample, const ModelOptions& options, std::string method) {
  ModelFit fit;
  fit.options = options;
  fit.method = std::move(method);
  fit.statistics.observations = sample.rows();
  fit.statistics.positive = static_cast<std::size_t>(
      std::count_if(sample.outcome.begin(), sample.outcome.end(), [](double y) { return y > 0; }));
  fit.statistics.units = sample.unit.levels();
  return fit;
}

void add_terms(ModelFit& fit, const Sample& sample, const std::string& part) {
  for (const std::string& term : sample.terms()) fit.parameters.push_back({.part = part, .term = term});
}

void add_scale(ModelFit& fit, const std::string& name, const std::string& part) {
  fit.parameters.push_back({.part = part, .term = name, .scale = true});
}

void finish_fit(const Sample& sample, ModelFit& fit) {
  fit.scores = evaluate(sample, fit, fit.estimate).scores;
  fit.fitted.resize(sample.rows());
  for (std::size_t i = 0; i < sample.rows(); ++i) fit.fitted[i] = mean_response(fit, fit.estimate, sample.row(i));
  fit.statistics.parameters = fit.size();
  fit.statistics.residual_df = static_cast<double>(sample.rows()) - static_cast<double>(fit.size());
}

void add_working_row(WorkingModel& working, std::size_t i, double first, double weight) {
  const double root = std::sqrt(weight);
  const std::size_t k = working.design.size() / working.residual.size();
  for (std::size_t j = 0; j < k; ++j) working.design[i * k + j] *= root;
  working.residual[i] = weight > 0 ? first / root : 0;
  working.weights[i] = weight;
}

void set_pearson_dispersion(ModelFit& fit, const WorkingModel& working) {
  double squares = 0;
  for (const double e : working.residual) squares += e * e;
  fit.dispersion = squares / fit.statistics.residual_df;
  fit.statistics.dispersion = fit.dispersion;
}

void set_likelihood(FitStatistics& statistics, double log_likelihood, const std::string& of) {
  const double p = static_cast<double>(statistics.parameters);
  statistics.log_likelihood = log_likelihood;
  statistics.aic = -2 * log_likelihood + 2 * p;
  statistics.bic = -2 * log_likelihood + math::log(static_cast<double>(statistics.observations)) * p;
  statistics.likelihood_of = of;
}

}  // namespace entente
