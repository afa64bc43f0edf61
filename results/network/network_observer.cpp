#include "results/network/network_observer.hpp"

#include "sim/core/error.hpp"
#include "sim/math/quantile.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace entente {
namespace {

constexpr std::size_t lanes = ReplicateBlock::lanes;

}  // namespace

NetworkObserver::NetworkObserver(const World& world, std::size_t replicates)
    : network_(world), replicates_(replicates), sums_((replicates + lanes - 1) / lanes) {
  if (replicates == 0) throw work_error("network: no replicates to measure");
  for (std::size_t year = 0; year < world.years; ++year) treaties_.push_back(measure_network(network_.in(year)));
  values_.resize(world.years * rows_a_year() * replicates);
  last_ties_.resize(world.leaders.size() * world.states.size() * replicates);
}

// The network's measures, then those of each leader.
std::size_t NetworkObserver::rows_a_year() const {
  return network_measure_count + network_.world().leaders.size() * state_measure_count;
}

void NetworkObserver::observe(const ReplicateBlock& block) {
  if (block.first >= replicates_) return;
  const World& world = network_.world();
  std::vector<DepartureSum>& sums = sums_[block.first / lanes];
  sums.assign(world.years * network_.codes().size() * state_measure_count, {});
  const std::size_t measured = std::min(block.replicates, replicates_ - block.first);
  for (std::size_t lane = 0; lane < measured; ++lane) measure(block, lane, sums);
  observed_ += measured;
}

void NetworkObserver::measure(const ReplicateBlock& block, std::size_t lane, std::vector<DepartureSum>& sums) {
  const World& world = network_.world();
  const std::size_t states = world.states.size();
  const std::size_t leaders = world.leaders.size();
  const std::size_t replicate = block.first + lane;
  std::vector<double> standing(leaders * states);
  for (std::size_t year = 0; year < world.years; ++year) {
    for (std::size_t leader = 0; leader < leaders; ++leader) {
      for (std::size_t state = 0; state < states; ++state) {
        const std::size_t cell = leader * world.cells() + world.cell(year, state);
        standing[leader * states + state] = block.standing[cell * lanes + lane];
      }
    }
    const NetworkMeasures measures = measure_network(network_.in(year, standing));
    if (!measures.converged) ++unsettled_;

    double* value = values_.data() + year * rows_a_year() * replicates_ + replicate;
    for (const double of_network : measures.of_network) {
      *value = of_network;
      value += replicates_;
    }
    for (std::size_t leader = 0; leader < leaders; ++leader) {
      for (const auto& of_states : measures.of_states) {
        *value = of_states[network_.leader_position(leader)];
        value += replicates_;
      }
    }
    DepartureSum* sum = sums.data() + year * network_.codes().size() * state_measure_count;
    for (std::size_t position = 0; position < network_.codes().size(); ++position) {
      for (std::size_t measure = 0; measure < state_measure_count; ++measure, ++sum) {
        const double departure = measures.of_states[measure][position] - treaties_[year].of_states[measure][position];
        sum->sum += departure;
        sum->squares += departure * departure;
      }
    }
  }
  for (std::size_t leader = 0; leader < leaders; ++leader) {
    for (std::size_t state = 0; state < states; ++state) {
      const std::size_t row = leader * states + state;
      last_ties_[row * replicates_ + replicate] = network_.tie(leader, world.years - 1, state, standing[row]);
    }
  }
}

MeasuredYear NetworkObserver::row(double treaty, std::size_t row) const {
  std::vector<double> defined;
  const double* values = values_.data() + row * replicates_;
  std::copy_if(values, values + replicates_, std::back_inserter(defined), [](double x) { return !std::isnan(x); });
  MeasuredYear result{.treaty = treaty, .replicates = defined.size()};
  if (defined.empty()) return result;
  const Simulated mean = mean_of(defined);
  result.mean = mean.value;
  result.sd = mean.error * std::sqrt(static_cast<double>(defined.size()));
  std::sort(defined.begin(), defined.end());
  result.q05 = math::quantile(defined, 0.05);
  result.q95 = math::quantile(defined, 0.95);
  return result;
}

std::vector<MeasuredState> NetworkObserver::states_of_year(std::size_t year, StateMeasure measure) const {
  const auto n = static_cast<double>(replicates_);
  std::vector<MeasuredState> states;
  for (std::size_t position = 0; position < network_.codes().size(); ++position) {
    const std::size_t item =
        (year * network_.codes().size() + position) * state_measure_count + static_cast<std::size_t>(measure);
    DepartureSum all;
    for (const std::vector<DepartureSum>& block : sums_) {
      all.sum += block[item].sum;
      all.squares += block[item].squares;
    }
    MeasuredState state{.treaty = treaties_[year][measure][position]};
    state.simulated.value = state.treaty + all.sum / n;
    if (replicates_ > 1) {
      const double variance = std::max(0.0, all.squares - all.sum * all.sum / n) / (n - 1);
      state.simulated.error = std::sqrt(variance / n);
    }
    states.push_back(state);
  }
  return states;
}

NetworkSummary NetworkObserver::take() const {
  if (observed_ != replicates_) {
    throw work_error("network: " + std::to_string(observed_) + " of " + std::to_string(replicates_) +
                     " replicates were observed");
  }
  const World& world = network_.world();
  NetworkSummary summary{.codes = network_.codes(),
                         .states = world.states,
                         .first_year = world.first_year,
                         .years = world.years,
                         .replicates = replicates_,
                         .unsettled = unsettled_};
  for (const LeaderRelation& relation : world.leaders) summary.leaders.push_back(relation.leader);
  for (std::size_t year = 0; year < world.years; ++year) {
    const NetworkMeasures& treaties = treaties_[year];
    std::size_t next = year * rows_a_year();
    auto& of_network = summary.of_network.emplace_back();
    for (std::size_t i = 0; i < network_measure_count; ++i) of_network[i] = row(treaties.of_network[i], next++);
    for (std::size_t leader = 0; leader < world.leaders.size(); ++leader) {
      auto& of_leader = summary.of_leader.emplace_back();
      for (std::size_t i = 0; i < state_measure_count; ++i) {
        of_leader[i] = row(treaties.of_states[i][network_.leader_position(leader)], next++);
      }
    }
    summary.of_state.resize(summary.of_state.size() + network_.codes().size());
    auto* of_state = summary.of_state.data() + year * network_.codes().size();
    for (const StateMeasure measure : all_state_measures()) {
      const std::vector<MeasuredState> states = states_of_year(year, measure);
      for (std::size_t i = 0; i < states.size(); ++i) of_state[i][static_cast<std::size_t>(measure)] = states[i];
    }
  }
  for (std::size_t leader = 0; leader < world.leaders.size(); ++leader) {
    for (std::size_t state = 0; state < world.states.size(); ++state) {
      const double* last = last_ties_.data() + (leader * world.states.size() + state) * replicates_;
      const std::vector<double>& treaty = world.leaders[leader].treaty_depth;
      summary.ties.push_back({.treaty_first = treaty[world.cell(0, state)],
                              .treaty_last = treaty[world.cell(world.years - 1, state)],
                              .last = std::vector<double>(last, last + replicates_)});
    }
  }
  return summary;
}

}  // namespace entente
