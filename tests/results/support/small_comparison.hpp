#pragma once

#include "results/comparison.hpp"
#include "results/label.hpp"
#include "tests/results/support/small_war.hpp"

namespace entente::testing {

/// Three years and four states with something of everything: a tie in rank, a state never invited, a missing year.
inline Comparison small_comparison() {
  SmallWar war(3, 4, 8);
  for (std::size_t cell = 0; cell < 12; ++cell) {
    const std::size_t state = cell % 4;
    war.observed.share[cell] = state == 3 ? missing : 0.01 * static_cast<double>((state * 2 + cell / 4) % 5);
    war.observed.troops[cell] = 1000 * war.observed.share[cell] * static_cast<double>(4 - state);
    war.world.armed_forces[cell] = 1000.0 * static_cast<double>(4 - state);
    war.world.wars[0].invited[cell] = state == 3 ? 0 : 1;
    war.world.leaders[0].treaty_depth[cell] = state == 0 ? 0.5 : 0;
    war.ensemble.conventional_share[cell] = 0.015;
    for (std::size_t k = 0; k < 8; ++k) {
      if (state != 3) war.share(cell, k) = 0.005 * static_cast<double>((k * 3 + cell) % 7);
      war.standing(cell, k) = state < 2 ? (state == 0 ? 0.01 : -0.03) * static_cast<double>(k % 3) : 0;
    }
  }
  war.observed.share[1] = missing;
  return compare(war);
}

/// Labels that try the writers: a comma, a quote, an umlaut, a tag.
inline Caption small_caption() {
  return {
      .scenario = "Toy war",
      .record = "Record: outcome as published, depth as published",
      .seed = MasterSeed(9007199254740991),
      .focus = {CowCode(20), CowCode(50)},
      .states = {{CowCode(2), "USA", "United States"},
                 {CowCode(20), "CAN", "Canada"},
                 {CowCode(30), "", "Korea, \"Republic\" of"},
                 {CowCode(40), "AUT", "Österreich"},
                 {CowCode(50), "XXX", "<script>"}},
      .notes = {"Predictive, not causal.", "5 % of the coefficient draws have a slope of potential at or below 0."}};
}

}  // namespace entente::testing
