#pragma once

#include "estimate/covariance/model_report.hpp"

#include <string>
#include <vector>

namespace entente {

/// What combining needs of a report and what tables show: without the scores, residuals and fitted values of its rows.
ModelReport without_rows(ModelReport report);

/// The reports of one model fitted once a draw as one report: estimates and all covariances by Rubin's rules (combine).
///
/// R squared, sigma and dispersion are means over the draws; likelihoods and criteria are left out, each draw having
/// its own. Notes that not all draws have say in how many they are.
///
/// @param drawn what was drawn, for the note: "depth, pot_gain in 2341 rows (posterior.csv)".
/// Throws Error (Fault::input) for covariances that do not combine (bootstraps), draws with different parameters or
/// rows, fewer than two draws.
ModelReport combine_reports(const std::vector<ModelReport>& draws, const std::string& drawn);

/// Throws Error (Fault::input) at `place` for a covariance that does not combine over draws, saying why.
void require_combinable(const CovarianceRequest& request, const Place& place);

}  // namespace entente
