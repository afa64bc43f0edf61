#include "results/belief/belief_calibration.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente {
namespace {

constexpr std::size_t lanes = ReplicateBlock::lanes;
// Of the rounding of a log-odds back into a probability, not of anything learnt.
constexpr double unmoved = 1e-12;

std::vector<std::uint8_t> invited_by_leader(const World& world) {
  std::vector<std::uint8_t> invited(world.leaders.size() * world.states.size());
  for (const War& war : world.wars) {
    for (std::size_t cell = 0; cell < world.cells(); ++cell) {
      if (war.invited[cell] != 0) invited[war.leader * world.states.size() + cell % world.states.size()] = 1;
    }
  }
  return invited;
}

}  // namespace

BeliefObserver::BeliefObserver(const World& world, double prior)
    : states_(world.states.size()), prior_(prior), invited_(invited_by_leader(world)), counts_(world.leaders.size()) {
  for (const LeaderRelation& relation : world.leaders) leaders_.push_back(relation.leader);
}

void BeliefObserver::observe(const ReplicateBlock& block) {
  std::vector<Bins> counts(leaders_.size());
  for (std::size_t row = 0; row < invited_.size(); ++row) {
    if (invited_[row] == 0) continue;
    const double* posterior = block.posterior.data() + row * lanes;
    const std::uint8_t* committed = block.committed.data() + row % states_ * lanes;
    for (std::size_t lane = 0; lane < block.replicates; ++lane) {
      const double belief = posterior[lane];
      if (std::abs(belief - prior_) <= unmoved) continue;
      const auto bin = static_cast<std::size_t>(belief * BeliefCalibration::bins);
      Counts& of_bin = counts[row / states_][std::min(bin, BeliefCalibration::bins - 1)];
      of_bin.beliefs += 1;
      of_bin.committed += committed[lane];
      of_bin.posterior.add(belief);
    }
  }
  const std::lock_guard lock(mutex_);
  for (std::size_t leader = 0; leader < counts.size(); ++leader) {
    for (std::size_t bin = 0; bin < BeliefCalibration::bins; ++bin) {
      Counts& sum = counts_[leader][bin];
      sum.beliefs += counts[leader][bin].beliefs;
      sum.committed += counts[leader][bin].committed;
      sum.posterior.merge(counts[leader][bin].posterior);
    }
  }
}

std::vector<BeliefCalibration> BeliefObserver::calibrations() const {
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  std::vector<BeliefCalibration> result;
  for (std::size_t leader = 0; leader < leaders_.size(); ++leader) {
    BeliefCalibration& calibration = result.emplace_back(BeliefCalibration{.leader = leaders_[leader], .bin = {}});
    for (std::size_t bin = 0; bin < BeliefCalibration::bins; ++bin) {
      const Counts& counts = counts_[leader][bin];
      const auto n = static_cast<double>(counts.beliefs);
      const double share = counts.beliefs == 0 ? unknown : static_cast<double>(counts.committed) / n;
      calibration.bin[bin] = {.beliefs = counts.beliefs,
                              .mean_posterior = counts.beliefs == 0 ? unknown : counts.posterior.value() / n,
                              .committed_share = share,
                              .error = std::sqrt(share * (1 - share) / n)};
    }
  }
  return result;
}

}  // namespace entente
