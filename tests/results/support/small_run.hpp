#pragma once

#include "results/wars/run_comparison.hpp"

#include <utility>

namespace entente::testing {

/// A run of one war with this comparison.
inline RunComparison run_of(Comparison comparison) {
  RunComparison run;
  run.totals = comparison.totals;
  run.wars.push_back({.id = WarId(1),
                      .name = "Toy war",
                      .leader = CowCode(2),
                      .first_year = Year(2001),
                      .last_year = Year(2003),
                      .comparison = std::move(comparison)});
  return run;
}

}  // namespace entente::testing
