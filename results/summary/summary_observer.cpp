#include "results/summary/summary_observer.hpp"

#include "sim/core/error.hpp"

#include <algorithm>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t lanes = ReplicateBlock::lanes;

// The block's part of [item * replications + replicate]; an empty column is one of zeros.
template <class Number>
void copy_lanes(const std::vector<Number>& column, std::size_t replications, const ReplicateBlock& block,
                LaneArray<Number>& to) {
  if (column.empty()) return;
  for (std::size_t item = 0; item * lanes < to.size(); ++item) {
    const Number* from = column.data() + item * replications + block.first;
    std::copy(from, from + block.replicates, to.data() + item * lanes);
  }
}

void check_columns(const World& world, const Ensemble& ensemble) {
  const std::size_t by_cell = world.cells() * ensemble.replications;
  const std::size_t by_state = world.states.size() * ensemble.replications;
  if (ensemble.years != world.years || ensemble.states != world.states.size() || ensemble.share.size() != by_cell ||
      ensemble.standing.size() != by_cell || ensemble.casualties.size() != by_cell ||
      ensemble.posterior.size() != by_state || ensemble.withdrawn.size() != by_state ||
      ensemble.conventional_share.size() != world.cells() || ensemble.potential_slope.size() != ensemble.replications ||
      (!ensemble.expectation.empty() && ensemble.expectation.size() != by_cell) ||
      (!ensemble.amount_potential_slope.empty() && ensemble.amount_potential_slope.size() != ensemble.replications)) {
    throw work_error("cannot compare: world and ensemble do not cover the same states and years");
  }
}

}  // namespace

std::unique_ptr<EnsembleSummary> SummaryObserver::borrow() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      std::unique_ptr<EnsembleSummary> summary = std::move(idle_.back());
      idle_.pop_back();
      return summary;
    }
  }
  return std::make_unique<EnsembleSummary>(total_.empty());
}

void SummaryObserver::observe(const ReplicateBlock& block) {
  std::unique_ptr<EnsembleSummary> summary = borrow();
  summary->add(block);
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(summary));
}

EnsembleSummary SummaryObserver::take() {
  const std::lock_guard lock(mutex_);
  EnsembleSummary result = idle_.empty() ? total_.empty() : std::move(*idle_.back());
  if (!idle_.empty()) idle_.pop_back();
  for (const auto& summary : idle_) result.merge(*summary);
  idle_.clear();
  return result;
}

EnsembleSummary summarise(const World& world, const Ensemble& ensemble, const ObservedShares& observed) {
  EnsembleSummary summary(world, observed);
  check_columns(world, ensemble);
  ReplicateBlock block(world);
  if (!ensemble.expectation.empty()) block.expectation.resize(block.standing.size());
  for (block.first = 0; block.first < ensemble.replications; block.first += lanes) {
    block.replicates = std::min(lanes, ensemble.replications - block.first);
    copy_lanes(ensemble.share, ensemble.replications, block, block.share);
    copy_lanes(ensemble.standing, ensemble.replications, block, block.standing);
    copy_lanes(ensemble.expectation, ensemble.replications, block, block.expectation);
    copy_lanes(ensemble.casualties, ensemble.replications, block, block.casualties);
    copy_lanes(ensemble.posterior, ensemble.replications, block, block.posterior);
    copy_lanes(ensemble.committed, ensemble.replications, block, block.committed);
    copy_lanes(ensemble.withdrawn, ensemble.replications, block, block.withdrawn);
    copy_lanes(ensemble.potential_slope, ensemble.replications, block, block.potential_slope);
    copy_lanes(ensemble.amount_potential_slope, ensemble.replications, block, block.amount_potential_slope);
    for (std::size_t cell = 0; cell < world.cells(); ++cell) {
      block.conventional_share[cell] = ensemble.conventional_share[cell] * static_cast<double>(block.replicates);
    }
    // Sums over the whole ensemble, told with its first block.
    block.negative_shares = block.first == 0 ? ensemble.negative_shares : 0;
    block.drawn_shares = block.first == 0 ? ensemble.drawn_shares : 0;
    summary.add(block);
  }
  return summary;
}

}  // namespace entente
