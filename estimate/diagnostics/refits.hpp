#pragma once

#include "estimate/model/model_fit.hpp"
#include "estimate/sample/sample.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace entente {

/// A model fitted to all rows but those of one group.
struct Refit {
  std::string group;
  std::vector<std::size_t> left_out;                    ///< rows of the sample
  std::optional<ModelFit> fit;                          ///< without what is as long as the sample
  double mean_outcome = 0;                              ///< of the rows that stayed
  std::vector<std::vector<std::string>> effect_labels;  ///< of the refit's absorbed effects
  std::string failure;                                  ///< why there is no fit
};

/// One refit a group, in the order of the labels; the same bits for any number of threads.
std::vector<Refit> leave_out_each(const Sample& sample, const ModelOptions& options, const Grouping& grouping,
                                  int threads);

}  // namespace entente
