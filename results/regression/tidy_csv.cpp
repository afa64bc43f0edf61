#include "results/regression/render.hpp"
#include "results/regression/wording.hpp"
#include "results/tables/csv_text.hpp"
#include "sim/core/number_text.hpp"

#include <limits>
#include <optional>

namespace entente {
namespace {

const std::vector<std::string> columns = {"model",
                                          "part",
                                          "term",
                                          "scale",
                                          "estimate",
                                          "standard_error",
                                          "statistic",
                                          "p_value",
                                          "df",
                                          "low",
                                          "high",
                                          "level",
                                          "covariance",
                                          "factor",
                                          "factor_formula",
                                          "parameters_counted",
                                          "groups",
                                          "convention",
                                          "interval",
                                          "response",
                                          "formula",
                                          "family",
                                          "amount",
                                          "method",
                                          "absorbed",
                                          "observations",
                                          "states",
                                          "residual_df",
                                          "r_squared",
                                          "adjusted_r_squared",
                                          "log_likelihood",
                                          "aic",
                                          "bic",
                                          "sigma",
                                          "draws",
                                          "draws_share",
                                          "missing_information"};

double number(const std::optional<double>& value) { return value.value_or(std::numeric_limits<double>::quiet_NaN()); }

// Several in one field: "153 10".
template <class Values, class Text>
std::string spaced(const Values& values, Text text) {
  std::string result;
  for (const auto& value : values) result += (result.empty() ? "" : " ") + text(value);
  return result;
}

void add_covariance(const CovarianceEstimate& covariance, CsvText& csv) {
  csv.add(covariance.name).add(covariance.factor).add(covariance.formula);
  csv.add(covariance.parameters > 0 ? number_text(covariance.parameters) : std::string());
  csv.add(spaced(covariance.groups, [](std::size_t groups) { return std::to_string(groups); }));
  csv.add(to_string(covariance.request.convention)).add(interval_text(covariance));
}

void add_model(const ModelReport& report, CsvText& csv) {
  const FitStatistics& statistics = report.fit.statistics;
  const bool hurdle = report.fit.options.family == ModelFamily::hurdle;
  csv.add(report.response).add(report.formula).add(to_string(report.fit.options.family));
  csv.add(hurdle ? to_string(report.fit.options.amount) : "").add(report.fit.method);
  csv.add(spaced(report.effects, [](const std::string& effect) { return effect; }));
  csv.add(statistics.observations);
  csv.add(statistics.units > 0 ? std::to_string(statistics.units) : std::string());
  csv.add(statistics.residual_df).add(number(statistics.r_squared)).add(number(statistics.adjusted_r_squared));
  csv.add(number(statistics.log_likelihood)).add(number(statistics.aic)).add(number(statistics.bic));
  csv.add(number(statistics.sigma));
}

// Empty where nothing was drawn.
void add_combination(const CovarianceEstimate& covariance, std::size_t parameter, CsvText& csv) {
  if (!covariance.combined) {
    csv.add("").add("").add("");
    return;
  }
  const CombinedShares& shares = *covariance.combined;
  csv.add(shares.draws).add(shares.variance_share[parameter]).add(shares.missing_information[parameter]);
}

}  // namespace

std::string regression_csv(const std::vector<ModelReport>& reports, const RegressionDocument& document) {
  CsvText csv(columns);
  for (const ModelReport& report : reports) {
    std::size_t parameter = 0;
    for (const EstimateLine& line : inference(report.fit, report.covariance, document.level)) {
      csv.add(report.name).add(line.parameter.part).add(line.parameter.term).add(line.parameter.scale);
      csv.add(line.estimate).add(line.standard_error).add(line.statistic).add(line.p_value).add(line.df);
      csv.add(line.low).add(line.high).add(document.level);
      add_covariance(report.covariance, csv);
      add_model(report, csv);
      add_combination(report.covariance, parameter++, csv);
    }
  }
  return csv.text();
}

}  // namespace entente
