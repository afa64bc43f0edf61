#pragma once

#include "sim/war/world.hpp"
#include "tests/sim/war/plain/broken.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace entente::testing {

/// Third-party closure (docs/model.md): who is tied to states close to the leader is drawn closer, all at once.
/// @param standing u by state, before; after the call u after
/// @param depth A by state
inline void draw_closer(const World& world, std::size_t year, std::size_t leader, double rate, double limit,
                        const std::vector<double>& depth, std::vector<double>& standing, Broken broken) {
  const std::vector<double> before = standing;
  const CowCode of_leader = world.leaders[leader].leader;
  for (std::size_t i = 0; i < standing.size(); ++i) {
    const auto tie = [&](std::size_t state) {
      const double u = broken == Broken::closure_in_turn ? standing[state] : before[state];
      return std::clamp(depth[state] + u, 0.0, 1.0);
    };
    double pull = 0, depths = 0;
    for (const ThirdPartyTie& third : world.third_party_ties[year]) {
      if (third.a != i && third.b != i) continue;
      const std::size_t j = third.a == i ? third.b : third.a;
      if (world.states[i] == of_leader || world.states[j] == of_leader) continue;
      pull += third.depth * std::max(0.0, tie(j) - tie(i));
      depths += third.depth;
    }
    if (depths > 0) standing[i] = std::clamp(before[i] + rate * (pull / depths), -limit, limit);
  }
}

}  // namespace entente::testing
