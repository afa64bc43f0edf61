#include "results/goodness/goodness_observer.hpp"

#include "results/goodness/rank_order.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <string>

namespace entente {

GoodnessObserver::GoodnessObserver(const World& world, const std::vector<GoodnessRecord>& records,
                                   std::size_t replications)
    : world_(world), replications_(replications), keep_(std::min(replications, most_kept)) {
  if (records.size() != world.wars.size()) {
    throw work_error("cannot compare: world and record do not cover the same wars");
  }
  for (std::size_t war = 0; war < records.size(); ++war) {
    wars_.emplace_back(world, war, records[war]);
    kept_.emplace_back(keep_, wars_.back().states().size());
    wars_.back().take_record(kept_.back());
  }
}

void GoodnessObserver::observe(const ReplicateBlock& block) {
  if (block.first >= keep_) return;
  const std::size_t count = std::min(block.replicates, keep_ - block.first);
  for (std::size_t war = 0; war < wars_.size(); ++war) wars_[war].take(block, count, kept_[war]);
  observed_ += count;
}

std::vector<GoodnessOfFit> GoodnessObserver::take(const std::vector<std::vector<double>>& conventional,
                                                  const GoodnessChoices& choices) {
  if (observed_ != keep_) {
    throw work_error("goodness of fit: " + std::to_string(observed_) + " of " + std::to_string(keep_) +
                     " replicates were observed");
  }
  std::vector<GoodnessOfFit> fits;
  for (std::size_t war = 0; war < wars_.size(); ++war) {
    std::vector<double> of_states;
    for (const std::size_t state : wars_[war].states()) of_states.push_back(conventional.at(war).at(state));
    add_rank_order(kept_[war]);
    add_over_contributors(kept_[war], of_states);
    fits.push_back(goodness_of_fit(world_.wars[war].id, kept_[war], replications_, choices));
  }
  return fits;
}

std::vector<std::vector<double>> conventional_means(const WarsSummary& summary) {
  std::vector<std::vector<double>> means;
  for (const EnsembleSummary& war : summary.wars) {
    const SummaryLayout& layout = war.layout();
    const auto n = static_cast<double>(war.replications());
    std::vector<double>& of_war = means.emplace_back();
    for (std::size_t state = 0; state < layout.states; ++state) {
      double sum = 0, years = 0;
      for (std::size_t r = layout.first_row[state]; r < layout.first_row[state + 1]; ++r) {
        if (!layout.rows[r].compared) continue;
        sum += war.row(r).conventional_share.value() / n;
        years += 1;
      }
      of_war.push_back(sum / years);
    }
  }
  return means;
}

}  // namespace entente
