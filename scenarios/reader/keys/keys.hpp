#pragma once

#include "scenarios/reader/declarations.hpp"

#include <vector>

/// The keys of the scenario file by topic; together they are `declarations()`.
namespace entente {

inline constexpr Range any_year{1816, 2100};
inline constexpr Range unit_interval{0, 1};
/// Beyond, a probability is 0 or 1 in all but name.
inline constexpr Range log_odds{-100, 100};

std::vector<Declaration> run_keys();             ///< name, leader, years, tables
std::vector<Declaration> war_keys();             ///< `wars`
std::vector<Declaration> contribution_keys();    ///< `measures`, `contribution`
std::vector<Declaration> leader_keys();          ///< `leader_rule`
std::vector<Declaration> state_keys();           ///< `types`, `expectation`, `withdrawal`
std::vector<Declaration> network_keys();         ///< `network`
std::vector<Declaration> simulation_keys();      ///< `simulation`
std::vector<Declaration> counterfactual_keys();  ///< `counterfactuals`

}  // namespace entente
