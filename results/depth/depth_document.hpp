#pragma once

#include "estimate/depth/depth_report.hpp"
#include "estimate/depth/factor_posterior.hpp"

#include <string>

namespace entente {

/// For people: loadings and uniquenesses or thresholds with intervals, R-hat and effective sizes, the sign, scores at
/// both ends, warnings.
std::string depth_text(const DepthReport& report);
/// One object with all numbers at full precision; ended by LF.
std::string depth_json(const DepthReport& report);
/// One row an alliance: id (named as the items' file names it), mean, sd, lower, median, upper, rhat.
std::string depth_scores_csv(const DepthReport& report, const std::string& id);
/// One row a kept draw: chain and draw from 1, every parameter, and every alliance's score in that draw.
std::string depth_draws_csv(const DepthReport& report, const FactorPosterior& posterior);

/// "loading_base", "threshold_base_2": how columns of draws name a parameter.
std::string parameter_name(const DepthParameter& parameter);

}  // namespace entente
