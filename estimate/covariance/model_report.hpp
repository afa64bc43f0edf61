#pragma once

#include "estimate/covariance/inference.hpp"
#include "estimate/diagnostics/diagnostics.hpp"
#include "estimate/model/model_fit.hpp"
#include "estimate/sample/sample.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente {

/// A fitted model as tables, figures and files show it.
struct ModelReport {
  std::string name;      ///< "political"; in a specification the model's key
  std::string formula;   ///< as written
  std::string response;  ///< the response's name
  SampleAccount account;
  bool singletons_kept = false;            ///< of absorbed effects
  std::vector<std::string> effects;        ///< names of the absorbed effects
  std::vector<std::size_t> effect_levels;  ///< how many groups each has
  ModelFit fit;
  CovarianceEstimate covariance;  ///< the one asked for
  /// Of a clustered fit: CR2 and the wild bootstrap, where the family has them.
  std::vector<CovarianceEstimate> beside;
  std::optional<Diagnostics> diagnostics;  ///< where they were asked for
  std::vector<std::string> notes;          ///< "share is the panel's troops_afghan_final_ratio"
};

}  // namespace entente
