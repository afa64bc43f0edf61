#include "tools/command/fit_diagnostics.hpp"

#include "estimate/diagnostics/diagnostics.hpp"
#include "results/regression/diagnostics_text.hpp"
#include "results/text/clean.hpp"

namespace entente {

void add_diagnostics(const ModelPlan& plan, std::vector<FittedModel>& fitted) {
  for (std::size_t i = 0; i < fitted.size(); ++i) {
    ModelReport& report = fitted[i].report;
    DiagnosticsOptions options;
    options.threads = plan.covariances[i].threads;
    options.standard_error_name = report.covariance.name;
    for (std::size_t j = 0; j < report.covariance.size(); ++j) {
      options.standard_errors.push_back(report.covariance.standard_error(j));
    }
    report.diagnostics = diagnose(fitted[i].sample, report.fit, options);
  }
}

CriterionComparison criteria_of(const std::vector<FittedModel>& fitted) {
  std::vector<Candidate> candidates;
  for (const FittedModel& model : fitted) candidates.push_back({model.report.name, model.sample, model.report.fit});
  return compare_criteria(candidates);
}

std::string diagnostics_report(const std::vector<FittedModel>& fitted) {
  std::string text;
  for (const FittedModel& model : fitted) {
    const std::string title = fitted.size() == 1 ? "Diagnostics" : "Diagnostics of " + clean_line(model.report.name);
    text += "\n" + title + "\n" + std::string(width(title), '-') + "\n" + diagnostics_text(*model.report.diagnostics);
  }
  if (fitted.size() > 1) text += "\n" + criteria_text(criteria_of(fitted));
  return text;
}

}  // namespace entente
