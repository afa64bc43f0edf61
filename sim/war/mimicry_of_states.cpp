#include "sim/war/mimicry_of_states.hpp"

#include "sim/war/mimicry_of_act.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace entente {
namespace {

double potential_of(const World& world, const Experiment& experiment, const War& war, std::size_t cell) {
  const LeaderRelation& leader = world.leader_of(war);
  return experiment.coefficients.potential.potential(leader.alignment[cell], leader.treaty_depth[cell]);
}

// The earliest year; in it the war that the scenario names first.
std::optional<MimicryOfState> first_signal(const World& world, const Experiment& experiment, std::size_t state,
                                           double reward_value) {
  const double reference = experiment.coefficients.potential.reference;
  for (std::size_t year = 0; year < world.years; ++year) {
    const std::size_t cell = world.cell(year, state);
    for (std::size_t war = 0; war < world.wars.size(); ++war) {
      if (!world.wars[war].invited[cell]) continue;
      const double potential = potential_of(world, experiment, world.wars[war], cell);
      if (!(potential > reference)) continue;
      return MimicryOfState{.state = world.states[state],
                            .war = war,
                            .year = Year(static_cast<std::uint16_t>(world.first_year.number() + year)),
                            .potential = potential,
                            .reference = reference,
                            .one = mimicry_of_act(world, experiment, world.act(war, cell), reward_value),
                            .answer = {}};
    }
  }
  return std::nullopt;
}

}  // namespace

bool acts_earn_rewards(const Experiment& experiment) {
  const Reward rule = experiment.leader_rule.rule;
  const double prior = experiment.types.committed;
  return experiment.types.on && prior > 0 && prior < 1 && rule != Reward::indifferent && rule != Reward::random;
}

std::vector<MimicryOfState> mimicry_of_states(const World& world, const Experiment& experiment,
                                              const std::vector<CowCode>& states, double reward_value) {
  std::vector<MimicryOfState> found;
  if (!acts_earn_rewards(experiment)) return found;
  for (const CowCode cow : states) {
    const auto place = std::find(world.states.begin(), world.states.end(), cow);
    if (place == world.states.end()) continue;  // the leader
    const auto state = static_cast<std::size_t>(place - world.states.begin());
    std::optional<MimicryOfState> signal = first_signal(world, experiment, state, reward_value);
    if (!signal) continue;
    if (signal->one.committed.mean_share > signal->one.uncommitted.mean_share) signal->answer = mimicry(signal->one);
    found.push_back(std::move(*signal));
  }
  return found;
}

}  // namespace entente
