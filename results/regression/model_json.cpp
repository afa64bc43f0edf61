#include "results/json/value.hpp"
#include "results/regression/covariance_json.hpp"
#include "results/regression/diagnostics_value.hpp"
#include "results/regression/render.hpp"
#include "results/regression/wording.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <optional>

namespace entente {
namespace {

void add(OrderedJson& object, const char* key, const std::optional<double>& number) {
  if (number) object[key] = json_number(*number);
}

OrderedJson reasons_json(const std::vector<SampleAccount::Reason>& reasons) {
  OrderedJson list = OrderedJson::array();
  for (const SampleAccount::Reason& reason : reasons) list.push_back({{"what", reason.what}, {"rows", reason.rows}});
  return list;
}

OrderedJson sample_json(const SampleAccount& account, const FitStatistics& statistics) {
  return {{"rows_read", account.rows_read},
          {"rows_used", statistics.observations},
          {"excluded", reasons_json(account.excluded)},
          {"missing_rows", account.missing_rows},
          {"missing", reasons_json(account.missing)},
          {"singletons", reasons_json(account.singletons)},
          {"uninformative_rows", uninformative_rows(account, statistics)}};
}

// One absorbed effect: its number of groups, as the reference file has it; several: by name.
OrderedJson groups_json(const ModelReport& report) {
  if (report.effect_levels.size() == 1) return report.effect_levels.front();
  OrderedJson groups = OrderedJson::object();
  for (std::size_t i = 0; i < report.effects.size() && i < report.effect_levels.size(); ++i) {
    groups[report.effects[i]] = report.effect_levels[i];
  }
  return groups;
}

void add_statistics(const ModelReport& report, OrderedJson& object) {
  const FitStatistics& statistics = report.fit.statistics;
  if (!report.effects.empty()) {
    add(object, "r2", statistics.r_squared);
    add(object, "adj_r2", statistics.adjusted_r_squared);
    if (report.fit.options.family == ModelFamily::gaussian) add(object, "rss", statistics.deviance);
    add(object, "fstat", statistics.f_statistic);
  }
  add(object, "aic", statistics.aic);
  add(object, "bic", statistics.bic);
  add(object, "loglik", statistics.log_likelihood);
  add(object, "deviance", statistics.deviance);
  add(object, "null_deviance", statistics.null_deviance);
  add(object, "dispersion", statistics.dispersion);
  if (report.effects.empty()) {
    add(object, "r2", statistics.r_squared);
    add(object, "adj_r2", statistics.adjusted_r_squared);
    add(object, "fstat", statistics.f_statistic);
  }
  add(object, "sigma", statistics.sigma);
  add(object, "sigma_unit", statistics.sigma_unit);
  if (!statistics.likelihood_of.empty()) object["likelihood_of"] = statistics.likelihood_of;
  if (!statistics.no_likelihood.empty()) object["no_likelihood"] = statistics.no_likelihood;
  if (report.fit.options.family != ModelFamily::gaussian) object["positive"] = statistics.positive;
  if (statistics.units > 0) object["states"] = statistics.units;
  object["parameters"] = statistics.parameters;
}

void add_model_choice(const ModelReport& report, OrderedJson& object) {
  const ModelOptions& options = report.fit.options;
  object["family"] = to_string(options.family);
  if (options.family == ModelFamily::hurdle) {
    object["amount"] = to_string(options.amount);
    if (options.amount == AmountDistribution::logit_normal) {
      object["ceiling"] = {{"value", json_number(report.fit.ceiling)}, {"estimated", !options.ceiling.has_value()}};
    }
  }
  object["method"] = report.fit.method;
  if (options.random_intercept) object["random_intercept"] = options.restricted_likelihood ? "REML" : "ML";
  if (!report.effects.empty()) {
    object["absorbed"] = report.effects;
    object["singletons"] = report.singletons_kept ? "kept" : "dropped";
  }
}

OrderedJson beside_json(const ModelReport& report, double level) {
  OrderedJson list = OrderedJson::array();
  for (const CovarianceEstimate& covariance : report.beside) {
    OrderedJson entry = {{"vcov", covariance_json(report.fit, covariance)}};
    entry.update(inference_json(report.fit, covariance, level, false));
    list.push_back(std::move(entry));
  }
  return list;
}

OrderedJson model_json(const ModelReport& report, double level) {
  const FitStatistics& statistics = report.fit.statistics;
  OrderedJson object = OrderedJson::object();
  object["formula"] = report.formula;
  object["response"] = report.response;
  object["nobs"] = statistics.observations;
  if (!report.effects.empty()) object["groups"] = groups_json(report);
  object["df_residual"] = json_number(statistics.residual_df);
  object.update(inference_json(report.fit, report.covariance, level, true));
  add_statistics(report, object);
  add_model_choice(report, object);
  object["vcov"] = covariance_json(report.fit, report.covariance);
  object["convention"] = to_string(report.covariance.request.convention);
  if (!report.beside.empty()) object["beside"] = beside_json(report, level);
  object["sample"] = sample_json(report.account, statistics);
  if (report.fit.convergence) {
    object["convergence"] = {{"iterations", report.fit.convergence->iterations},
                             {"halvings", report.fit.convergence->halvings},
                             {"gradient_norm", json_number(report.fit.convergence->gradient_norm)}};
  }
  if (report.diagnostics) object["diagnostics"] = diagnostics_value(*report.diagnostics);
  object["notes"] = report.notes;
  object["covariance"] = matrix_json(report.covariance);
  return object;
}

}  // namespace

std::string regression_json(const std::vector<ModelReport>& reports, const RegressionDocument& document) {
  OrderedJson root = {{"note", document.note}, {"response", nullptr}};
  const bool one_response = std::all_of(reports.begin(), reports.end(), [&](const ModelReport& report) {
    return report.response == reports.front().response;
  });
  if (one_response && !reports.empty()) root["response"] = reports.front().response;
  for (const ModelReport& report : reports) {
    if (root.contains(report.name) || (document.criteria && report.name == "criteria")) {
      throw input_error({}, "two things in the document are called \"" + report.name + "\"",
                        "models of different names, none of them \"note\", \"response\" or \"criteria\"");
    }
    root[report.name] = model_json(report, document.level);
  }
  if (document.criteria) root["criteria"] = criteria_value(*document.criteria);
  return json_text(root);
}

}  // namespace entente
