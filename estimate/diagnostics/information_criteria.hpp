#pragma once

#include "estimate/model/model_fit.hpp"
#include "estimate/sample/sample.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// A fit with its rows, as a candidate for comparison by AIC and BIC. Nothing is kept of it.
struct Candidate {
  std::string name;
  const Sample& sample;
  const ModelFit& fit;
};

/// One candidate's place among those that it compares with.
struct CriterionLine {
  std::string name;
  std::optional<double> aic, bic;
  double aic_difference = 0;  ///< from the smallest of its group
  double bic_difference = 0;
};

/// Candidates with likelihoods of the same thing: the same rows, the same outcome there, the same kind of density.
struct CriterionGroup {
  std::string likelihood_of;  ///< "the outcome"; empty for candidates without a likelihood
  std::vector<CriterionLine> models;
};

/// Information criteria as far as they compare, and in words why not further.
struct CriterionComparison {
  std::vector<CriterionGroup> groups;  ///< in the order of their first models
  std::vector<std::string> reasons;    ///< one for each group but the first, and one a model without a likelihood
};

CriterionComparison compare_criteria(std::span<const Candidate> candidates);

}  // namespace entente
