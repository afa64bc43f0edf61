#include "estimate/diagnostics/refits.hpp"

#include "sim/core/error.hpp"
#include "sim/parallel/blocks.hpp"

namespace entente {
namespace {

Refit leave_out(const Sample& sample, const ModelOptions& options, const Grouping& grouping, std::size_t level) {
  Refit refit;
  refit.group = grouping.labels[level];
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < sample.rows(); ++i) (grouping.level[i] == level ? refit.left_out : kept).push_back(i);
  if (kept.empty()) {
    refit.failure = "there are no other rows";
    return refit;
  }
  try {
    const Sample rest = sample.subset(kept);
    refit.fit = fit_model(rest, options);
    for (const double outcome : rest.outcome) refit.mean_outcome += outcome / static_cast<double>(rest.rows());
    for (const Grouping& effect : rest.effects) refit.effect_labels.push_back(effect.labels);
    refit.fit->scores.clear();
    refit.fit->working.reset();
    refit.fit->fitted.clear();
  } catch (const Error& error) {
    // Without a group the rest may well separate or lose a term: that is a finding, not a failure of the diagnosis.
    refit.failure = to_string(error.problems().front());
  }
  return refit;
}

}  // namespace

std::vector<Refit> leave_out_each(const Sample& sample, const ModelOptions& options, const Grouping& grouping,
                                  int threads) {
  std::vector<Refit> refits(grouping.levels());
  // A block holds many items that are quick; a refit is a block of its own.
  for_each_block(refits.size() * replicates_per_block, {.threads = threads}, [&](std::size_t begin, std::size_t) {
    const std::size_t level = begin / replicates_per_block;
    refits[level] = leave_out(sample, options, grouping, level);
  });
  return refits;
}

}  // namespace entente
