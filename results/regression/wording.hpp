#pragma once

#include "estimate/covariance/model_report.hpp"

#include <cstddef>
#include <string>
#include <vector>

/// How covariances, degrees of freedom and samples are put in words, in tables and in JSON alike.
namespace entente {

/// "CR1 by ccode, G/(G-1) (n-1)/(n-K) = 1.0123 (convention stata), K = 6, G = 153".
std::string covariance_text(const CovarianceEstimate& covariance);
/// "p-values from t with 152 degrees of freedom", "... from the normal distribution", "... from the bootstrap".
std::string p_value_text(const CovarianceEstimate& covariance);
/// "from the same t", "estimate +- normal quantile times SE", "by inverting the bootstrap test".
std::string interval_text(const CovarianceEstimate& covariance);
/// Whether every parameter has degrees of freedom of its own (Satterthwaite).
bool df_by_term(const CovarianceEstimate& covariance);
/// Whether the covariance counts groups of rows: clusters, or periods of Driscoll and Kraay.
bool is_grouped(const CovarianceEstimate& covariance);

/// "1774 of 2842 rows of the panel: 48 left out by rule (stateabb = AFG: 48); 1020 with missing values (...).".
std::string account_text(const SampleAccount& account, const FitStatistics& statistics);

/// Rows of the sample that the fit could not use: under Poisson effects those of groups whose outcome is always 0.
std::size_t uninformative_rows(const SampleAccount& account, const FitStatistics& statistics);

/// Notes of the covariance, of those beside it and of the model, in that order.
std::vector<std::string> all_notes(const ModelReport& report);

/// The text ended by a full stop. Its first letter stays: it may begin with the name of a variable.
std::string as_sentence(std::string text);

}  // namespace entente
