#include "results/wars/wars_summary.hpp"

#include "results/summary/lanes.hpp"
#include "results/summary/layout.hpp"
#include "sim/core/error.hpp"
#include "sim/war/troops.hpp"

#include <utility>

namespace entente {

WarsObserver::WarsObserver(const World& world, const std::vector<ObservedShares>& records)
    : slicers_([&world] {
        auto slicers = std::make_unique<Slicers>();
        for (std::size_t war = 0; war < world.wars.size(); ++war) slicers->emplace_back(world, war);
        return slicers;
      }) {
  if (records.size() != world.wars.size()) {
    throw work_error("cannot compare: world and record do not cover the same wars");
  }
  std::vector<double> observed(world.years), most(world.years);
  for (std::size_t war = 0; war < records.size(); ++war) {
    const World slice = slice_world(world, war);
    wars_.push_back(std::make_unique<SummaryObserver>(slice, records[war]));
    for (const SummaryLayout::Row& row : SummaryLayout(slice, records[war]).rows) {
      if (!row.troops_compared) continue;
      compared_.push_back({world.act(war, row.cell), row.year, row.armed_forces});
      observed[row.year] += records[war].troops[row.cell];
      most[row.year] += row.armed_forces;
    }
  }
  if (world.wars.size() == 1) return;
  for (std::size_t year = 0; year < world.years; ++year) {
    year_troops_.emplace_back(Binning::floating_whole(SummaryLayout::fine_mantissa_bits, 32), most[year],
                              observed[year]);
  }
}

void WarsObserver::observe(const ReplicateBlock& block) {
  if (wars_.size() == 1) return wars_.front()->observe(block);
  std::unique_ptr<Slicers> slicers = slicers_.lend();
  for (std::size_t war = 0; war < wars_.size(); ++war) wars_[war]->observe((*slicers)[war].slice(block));
  slicers_.give_back(std::move(slicers));
  add_year_troops(block);
}

void WarsObserver::add_year_troops(const ReplicateBlock& block) {
  std::vector<lane::Row> years(year_troops_.size());
  for (const Compared& act : compared_) {
    const double* share = block.share.data() + act.act * lane::count;
    for (std::size_t l = 0; l < lane::count; ++l) years[act.year][l] += lane::troops(share[l], act.armed_forces);
  }
  bool right = true;
  const std::lock_guard lock(mutex_);
  for (std::size_t year = 0; year < years.size(); ++year) {
    for (std::size_t l = 0; l < block.replicates; ++l) right &= year_troops_[year].add(years[year][l]);
  }
  if (!right) throw work_error("cannot compare: a simulated number of troops is none");
}

WarsSummary WarsObserver::take() {
  WarsSummary summary;
  for (const auto& war : wars_) summary.wars.push_back(war->take());
  summary.year_troops = std::move(year_troops_);
  return summary;
}

}  // namespace entente
