// Table 1 of Gannon and Kent (2020) and robust errors of its political model through fit_model and estimate_covariance.
// Oracle: ../shared/reference/table1.json and robust_se.json, full-precision output of R 4.2 glm, plm and sandwich.
#include "estimate/covariance/inference.hpp"
#include "estimate/model/families.hpp"
#include "estimate/table/csv.hpp"
#include "tests/estimate/fit/near.hpp"
#include "tests/estimate/model/oracle_sample.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace entente {
namespace {

using nlohmann::json;

const std::string shared = ENTENTE_SOURCE_DIR "/../shared/";

json reference(const std::string& file) { return json::parse(std::ifstream(shared + "reference/" + file)); }

std::optional<double> covariate(const Table& panel, std::size_t row, const std::string& term) {
  if (term == design_intercept) return 1.0;
  const bool logged = term.starts_with("log(");
  const std::string column = logged ? term.substr(4, term.size() - 5) : term;
  const std::optional<double> value = panel.number(row, panel.column(column));
  return value && logged ? std::log(*value) : value;
}

/// R's model frame: the paper's exclusions, then complete rows only.
Sample model_frame(const std::vector<std::string>& terms) {
  static const Table panel = Table::read(shared + "data/isaf_panel.csv", "isaf_panel.csv");
  const std::set<std::string> excluded{"AFG", "USA", "ICE"};
  Sample sample;
  sample.response = "troops_afghan_final_ratio";
  sample.matrix = plain_matrix(terms);
  std::vector<int> states, years;
  for (std::size_t i = 0; i < panel.rows(); ++i) {
    if (excluded.contains(panel.text(i, panel.column("stateabb")))) continue;
    const std::optional<double> share = panel.number(i, panel.column(sample.response));
    bool complete = share.has_value();
    std::vector<double> row;
    for (const std::string& term : terms) {
      const std::optional<double> value = covariate(panel, i, term);
      complete = complete && value;
      row.push_back(value.value_or(0));
    }
    if (!complete) continue;
    sample.outcome.push_back(*share);
    sample.design.insert(sample.design.end(), row.begin(), row.end());
    sample.panel_rows.push_back(i);
    states.push_back(static_cast<int>(panel.required_integer(i, panel.column("ccode"))));
    years.push_back(static_cast<int>(panel.required_integer(i, panel.column("year"))));
  }
  sample.unit = grouping_of("ccode", states);
  sample.time = grouping_of("year", years);
  sample.clusters = {sample.unit, sample.time};
  return sample;
}

void check_number(double value, const json& expected, const std::string& name) {
  CAPTURE(name);
  CHECK(value == Approx(expected.get<double>()).epsilon(1e-9).margin(0));
}

void check_lines(const Sample& sample, const ModelFit& fit, const json& model) {
  REQUIRE(fit.statistics.observations == model["nobs"].get<std::size_t>());
  REQUIRE(fit.size() == model["coef"].size());
  for (const EstimateLine& line : inference(fit, estimate_covariance(sample, fit, {}))) {
    const std::string& term = line.parameter.term;
    check_number(line.estimate, model["coef"][term], term);
    check_number(line.standard_error, model["se"][term], term + " se");
    check_number(line.statistic, model["t"][term], term + " t");
    check_number(line.p_value, model["p"][term], term + " p");
    if (!model.contains("ci95")) continue;
    check_number(line.low, model["ci95"][term][0], term + " low");
    check_number(line.high, model["ci95"][term][1], term + " high");
  }
}

const std::map<std::string, std::vector<std::string>> pooled{
    {"baseline", {"(Intercept)", "pot_gain"}},
    {"political", {"(Intercept)", "pot_gain", "pctagreeus", "dem", "casualties", "us_ally", "cinc"}},
    {"all",
     {"(Intercept)", "pot_gain", "pctagreeus", "dem", "casualties", "us_ally", "cinc", "log(gdp)", "log(gdppc)",
      "distance"}},
};

}  // namespace

TEST_CASE("Table 1's pooled models through fit_model, to 1e-9 relative", "[table1]") {
  const json table = reference("table1.json");
  for (const auto& [name, terms] : pooled) {
    CAPTURE(name);
    const json& model = table[name];
    const Sample sample = model_frame(terms);
    const ModelFit fit = fit_model(sample, {});
    check_lines(sample, fit, model);
    check_number(fit.statistics.residual_df, model["df_residual"], "df");
    check_number(*fit.statistics.log_likelihood, model["loglik"], "log-likelihood");
    check_number(*fit.statistics.aic, model["aic"], "AIC");
    check_number(*fit.statistics.bic, model["bic"], "BIC");
    check_number(*fit.statistics.deviance, model["deviance"], "deviance");
    check_number(*fit.statistics.null_deviance, model["null_deviance"], "null deviance");
    check_number(*fit.statistics.dispersion, model["dispersion"], "dispersion");
  }
}

TEST_CASE("Table 1's fixed effects through fit_model, to 1e-9 relative", "[table1]") {
  const json model = reference("table1.json")["fixed_effects"];
  Sample sample = model_frame({"pot_gain", "dem", "casualties", "us_ally", "cinc"});
  sample.effects = {sample.unit};
  const ModelFit fit = fit_model(sample, {});
  check_lines(sample, fit, model);
  CHECK(fit.absorbed == model["groups"].get<std::size_t>());
  check_number(fit.statistics.residual_df, model["df_residual"], "df");
  check_number(*fit.statistics.r_squared, model["r2"], "R2");
  check_number(*fit.statistics.adjusted_r_squared, model["adj_r2"], "adjusted R2");
  check_number(*fit.statistics.deviance, model["rss"], "RSS");
  check_number(*fit.statistics.f_statistic, model["fstat"], "F");
}

TEST_CASE("Robust errors of the political model through estimate_covariance, to 1e-9 relative", "[table1]") {
  const json oracle = reference("robust_se.json")["political"];
  const Sample sample = model_frame(pooled.at("political"));
  const ModelFit fit = fit_model(sample, {});
  const auto check = [&](const CovarianceRequest& request, const std::string& name) {
    const CovarianceEstimate estimate = estimate_covariance(sample, fit, request);
    for (std::size_t j = 0; j < fit.size(); ++j) {
      check_number(estimate.standard_error(j), oracle[name][sample.terms()[j]], name + " " + sample.terms()[j]);
    }
    return estimate;
  };
  check({.kind = CovarianceKind::hc0}, "HC0");
  check({.kind = CovarianceKind::hc1}, "HC1");
  const CovarianceEstimate clustered = check({.kind = CovarianceKind::cr1, .clusters = {"ccode"}}, "cluster_ccode_CR1");
  CHECK(clustered.groups.front() == oracle["clusters"].get<std::size_t>());
}

}  // namespace entente
