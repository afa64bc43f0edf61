#include "results/depth/depth_document.hpp"
#include "results/json/value.hpp"

namespace entente {
namespace {

OrderedJson summary_json(const DepthParameter& parameter) {
  const PosteriorSummary& summary = parameter.summary;
  return {{"mean", json_number(summary.mean)},          {"sd", json_number(summary.sd)},
          {"lower", json_number(summary.quantiles[0])}, {"median", json_number(summary.quantiles[1])},
          {"upper", json_number(summary.quantiles[2])}, {"rhat", json_number(summary.rhat)},
          {"ess_bulk", json_number(summary.ess_bulk)},  {"ess_tail", json_number(summary.ess_tail)},
          {"mcse_mean", json_number(summary.mcse_mean)}};
}

/// By item; thresholds as a list in the order of categories.
OrderedJson parameters_json(const DepthReport& report, ParameterKind kind) {
  OrderedJson result = OrderedJson::object();
  for (const DepthParameter& parameter : report.parameters) {
    if (parameter.kind != kind) continue;
    if (kind == ParameterKind::threshold) {
      result[parameter.item].push_back(summary_json(parameter));
    } else {
      result[parameter.item] = summary_json(parameter);
    }
  }
  return result;
}

}  // namespace

std::string depth_json(const DepthReport& report) {
  OrderedJson prior = OrderedJson::object();
  for (const auto& [name, value] : report.prior) prior[name] = json_number(value);
  OrderedJson document = {{"model", report.model},
                          {"items", report.items},
                          {"anchor", report.anchor},
                          {"sign", "higher = more of " + report.anchor},
                          {"alliances", report.alliances},
                          {"chains", report.chains.chains},
                          {"burn_in", report.chains.burn_in},
                          {"sweeps", report.chains.sweeps},
                          {"kept", report.chains.kept},
                          {"seed", report.chains.seed.number()},
                          {"prior", prior},
                          {"level", report.level},
                          {"loadings", parameters_json(report, ParameterKind::loading)}};
  const OrderedJson uniquenesses = parameters_json(report, ParameterKind::uniqueness);
  const OrderedJson thresholds = parameters_json(report, ParameterKind::threshold);
  if (!uniquenesses.empty()) document["uniquenesses"] = uniquenesses;
  if (!thresholds.empty()) document["thresholds"] = thresholds;
  OrderedJson scores = OrderedJson::array();
  for (const DepthScore& score : report.scores) {
    scores.push_back({{"id", score.alliance},
                      {"mean", json_number(score.mean)},
                      {"sd", json_number(score.sd)},
                      {"lower", json_number(score.lower)},
                      {"median", json_number(score.median)},
                      {"upper", json_number(score.upper)},
                      {"rhat", json_number(score.rhat)}});
  }
  document["scores"] = std::move(scores);
  document["diagnostics"] = {{"largest_rhat", json_number(report.largest_rhat())},
                             {"smallest_ess_bulk", json_number(report.smallest_bulk())},
                             {"smallest_ess_tail", json_number(report.smallest_tail())},
                             {"largest_rhat_of_scores", json_number(report.largest_score_rhat())},
                             {"sign_flips", report.flips}};
  if (!report.acceptance.empty()) document["diagnostics"]["acceptance"] = report.acceptance;
  if (report.comparison) {
    const DepthComparison& other = *report.comparison;
    document["comparison"] = {{"source", other.source},
                              {"column", other.column},
                              {"common", other.common},
                              {"only_here", other.only_here},
                              {"only_there", other.only_there},
                              {"correlation", json_number(other.correlation)},
                              {"reflected", other.correlation < 0}};
  }
  document["notes"] = report.notes;
  document["warnings"] = report.warnings();
  return json_text(document);
}

}  // namespace entente
