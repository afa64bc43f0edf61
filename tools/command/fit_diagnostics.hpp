#pragma once

#include "estimate/diagnostics/information_criteria.hpp"
#include "tools/command/model_options.hpp"

#include <string>
#include <vector>

namespace entente {

/// Diagnoses each model, influence being measured in the standard errors of the covariance that was asked for, and puts
/// the results into the reports.
void add_diagnostics(const ModelPlan& plan, std::vector<FittedModel>& fitted);

/// Which of the models compare by AIC and BIC.
CriterionComparison criteria_of(const std::vector<FittedModel>& fitted);

/// Diagnostics of all models for a terminal, and the comparison of criteria where there are several.
std::string diagnostics_report(const std::vector<FittedModel>& fitted);

}  // namespace entente
