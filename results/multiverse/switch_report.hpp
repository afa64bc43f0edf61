#pragma once

#include "estimate/multiverse/one_at_a_time.hpp"
#include "results/regression/regression_table.hpp"

#include <string>
#include <vector>

namespace entente {

/// What a report on switches is of.
struct SwitchReportOptions {
  std::string title;
  std::string from, to;            ///< the names of both panels
  std::string term;                ///< shown one switch at a time
  std::vector<std::string> heads;  ///< of the models, for columns
  double level = 0.95;
};

/// Refuses a term that no fitted model has, with the nearest that one has. Throws Error (Fault::input).
void check_switch_term(const std::vector<VariantReports>& variants, const std::string& term);

/// The models of both panels side by side; below, for each model, the term under every switch alone and with all but
/// one, with rows and states. Renders in every format of a regression table.
/// Throws Error (Fault::input) when no model could be fitted to both panels, or none has the term.
RegressionTable switch_table(const std::vector<VariantReports>& variants, const SwitchReportOptions& options);

/// One row a variant, model and parameter, at full precision; a model that could not be had has one row that says why.
std::string switch_csv(const std::vector<VariantReports>& variants, const SwitchReportOptions& options);

/// One JSON object: variants with their switches, and in each the models with all terms. What is not finite is null.
std::string switch_json(const std::vector<VariantReports>& variants, const SwitchReportOptions& options,
                        const std::string& note);

}  // namespace entente
