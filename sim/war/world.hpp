#pragma once

#include "sim/core/identifiers.hpp"
#include "sim/war/rules.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace entente {

/// No two places on Earth are farther apart: half its circumference through the poles, rounded up.
inline constexpr double largest_distance_km = 20040;

/// Where states stand toward one coalition leader, year by year. Arrays are by cell of the World.
struct LeaderRelation {
  CowCode leader;
  std::vector<double> alignment;     ///< s in [0, 1]; 0 in cells that are not invited to any of the leader's wars
  std::vector<double> treaty_depth;  ///< A in [0, 1], the treaty tie to the leader; 0 without an alliance
  std::vector<std::uint8_t> ally;    ///< 1 if the state has an alliance with the leader
};

/// A war that the states of a world may contribute to. Arrays are by cell of the World.
struct War {
  WarId id;
  std::string name;
  std::size_t leader = 0;  ///< index among World::leaders
  Year first_year;
  Year last_year;
  /// Deaths a year for 1,000 deployed troops, one a year of the war; >= 0.
  std::vector<double> deaths_per_1000;
  /// Size parameter of the negative binomial of casualties: variance = mean + mean^2 / size; > 0.
  double casualty_size = 1;

  std::vector<double> distance_km;    ///< from the capital to the theatre
  std::vector<double> private_stake;  ///< q in [0, 1]; empty where it follows from the distance
  std::vector<std::uint8_t> invited;  ///< 1 if the state can act in that year
  /// Design matrix of the contribution equation without the potential term: covariates[term][cell], the intercept's
  /// column of ones included, in the order of all_terms(coefficients) with "potential" left out.
  std::vector<std::vector<double>> covariates;
  RequestRule request;  ///< which of the invited are asked
};

/// A treaty tie between two states neither of which leads.
struct ThirdPartyTie {
  std::size_t a;     ///< index among World::states
  std::size_t b;     ///< index among World::states
  double depth = 0;  ///< in (0, 1]
};

/// What states are and where they stand, year by year: facts, before any rule or draw.
///
/// Arrays are year-major: cell(year, state) = year * states.size() + state, years counted from first_year. What happens
/// in wars is laid out by *act*, the cells of one war after another: act(war, cell) = war * cells() + cell.
struct World {
  std::vector<CowCode> states;  ///< ascending; without the leader where one state leads all wars
  Year first_year;
  std::size_t years = 0;

  std::vector<double> armed_forces;  ///< by cell: M, people; 0 where the state is not there or has none
  /// By cell: composite index of national capability (CINC), in [0, 1]; read by `budgeted` and by requests alone, and
  /// may be empty without them.
  std::vector<double> capability;
  /// By cell: 1 for a democracy; read by the hazard of withdrawal alone, and may be empty where that is off.
  std::vector<std::uint8_t> democracy;
  /// By year; read by third-party closure alone, and may be empty where its rate is 0.
  std::vector<std::vector<ThirdPartyTie>> third_party_ties;

  std::vector<LeaderRelation> leaders = std::vector<LeaderRelation>(1);
  std::vector<War> wars = std::vector<War>(1);  ///< in the order in which the scenario names them

  std::size_t cells() const { return years * states.size(); }
  std::size_t cell(std::size_t year, std::size_t state) const { return year * states.size() + state; }
  std::size_t acts() const { return wars.size() * cells(); }
  std::size_t act(std::size_t war, std::size_t cell) const { return war * cells() + cell; }
  const LeaderRelation& leader_of(const War& war) const { return leaders[war.leader]; }
};

}  // namespace entente
