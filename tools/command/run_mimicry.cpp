#include "tools/command/run_mimicry.hpp"

#include <algorithm>

namespace entente {

std::optional<MimicryFindings> mimicry_findings(const PreparedScenario& prepared) {
  const std::vector<CowCode>& focus = prepared.scenario.focus;
  if (focus.empty() || !acts_earn_rewards(prepared.experiment)) return std::nullopt;
  MimicryFindings findings;
  for (const War& war : prepared.world.wars) findings.wars.push_back(war.id);
  findings.states = mimicry_of_states(prepared.world, prepared.experiment, focus, findings.reward_value);
  for (const CowCode state : focus) {
    const bool found = std::any_of(findings.states.begin(), findings.states.end(),
                                   [&](const MimicryOfState& each) { return each.state == state; });
    if (!found) findings.without_potential.push_back(state);
  }
  return findings;
}

}  // namespace entente
