#include "results/depth/depth_document.hpp"
#include "results/tables/csv_text.hpp"

namespace entente {

std::string parameter_name(const DepthParameter& parameter) {
  switch (parameter.kind) {
    case ParameterKind::loading: return "loading_" + parameter.item;
    case ParameterKind::uniqueness: return "uniqueness_" + parameter.item;
    case ParameterKind::threshold: break;
  }
  return "threshold_" + parameter.item + "_" + std::to_string(parameter.level);
}

std::string depth_scores_csv(const DepthReport& report, const std::string& id) {
  CsvText csv({id, "mean", "sd", "lower", "median", "upper", "rhat"});
  for (const DepthScore& score : report.scores) {
    csv.add(score.alliance).add(score.mean).add(score.sd).add(score.lower).add(score.median).add(score.upper);
    csv.add(score.rhat);
  }
  return csv.text();
}

std::string depth_draws_csv(const DepthReport& report, const FactorPosterior& posterior) {
  std::vector<std::string> columns{"chain", "draw"};
  for (const DepthParameter& parameter : report.parameters) columns.push_back(parameter_name(parameter));
  for (const DepthScore& score : report.scores) columns.push_back("score_" + score.alliance);
  CsvText csv(columns);
  for (std::size_t draw = 0; draw < posterior.draws(); ++draw) {
    csv.add(draw / posterior.kept + 1).add(draw % posterior.kept + 1);
    for (const FactorParameter& parameter : posterior.parameters) csv.add(parameter.draws[draw]);
    for (std::size_t i = 0; i < report.scores.size(); ++i) csv.add(posterior.scores[i * posterior.draws() + draw]);
  }
  return csv.text();
}

}  // namespace entente
