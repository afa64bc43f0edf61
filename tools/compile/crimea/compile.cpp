#include "tools/compile/crimea/compile.hpp"

#include "sim/core/number_text.hpp"
#include "tools/compile/common/rewards.hpp"
#include "tools/compile/crimea/record.hpp"
#include "tools/compile/crimea/scope.hpp"
#include "tools/compile/crimea/states.hpp"

namespace entente::compile {
namespace {

// Rewards came after the peace.
constexpr Year last_reward{1860};

std::string contributors(const crimea::World& world) {
  LeftOut unable;
  std::size_t able = 0;
  for (const auto& [key, row] : world.states) {
    const std::string reason = crimea::reason_not_to_contribute(key, row);
    if (reason.empty()) {
      ++able;
    } else {
      unable.add(reason, label(key));
    }
  }
  return "state-years that can contribute: " + std::to_string(able) + " of " + std::to_string(world.states.size()) +
         "\n" + unable.report("those that can contribute");
}

std::string deaths(const crimea::Record& record) {
  long long dead = 0, sent = 0;
  for (const auto& [state, troops] : record.in_the_war) {
    if (state == crimea::leader) continue;
    dead += record.deaths.at(state);
    sent += troops;
  }
  return "the leader's partners lost " + std::to_string(dead) + " of " + std::to_string(sent) +
         " sent: " + number_text(1000 * static_cast<double>(dead) / static_cast<double>(sent), 1) +
         " per 1,000 in the war\n";
}

}  // namespace

CompiledTables compile_crimea(const std::string& folder) {
  const Sources sources{folder, {}, {}};
  const crimea::World world = crimea::read_world(sources);
  const crimea::Record record = crimea::read_record(sources, world);
  LeftOut other_rewards;
  CompiledTables compiled;
  compiled.files = {{"states.csv", crimea::states_table(world)},
                    {"ties.csv", crimea::ties_table(world)},
                    {"observed.csv", crimea::observed_table(world, record)},
                    {"rewards.csv", rewards_table(sources, crimea::first_year, last_reward, other_rewards)}};
  compiled.audit = contributors(world) + "S of the year before with the leader is scaled by its range " +
                   number_text(world.lowest_similarity) + " to " + number_text(world.highest_similarity) + "\n" +
                   "alliances in force without a score: " + std::to_string(world.unscored.size()) + "\n" +
                   record.left_out.report("facts/crimea.csv") + deaths(record);
  return compiled;
}

}  // namespace entente::compile
