#pragma once

#include "sim/core/identifiers.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace entente {

/// No two places on Earth are farther apart: half its circumference through the poles, rounded up.
inline constexpr double largest_distance_km = 20040;

/// The war that the states of a world may contribute to.
struct War {
  WarId id;
  std::string name;
  Year first_year;
  Year last_year;
  /// Deaths a year for 1,000 deployed troops, one a year of the war; >= 0.
  std::vector<double> deaths_per_1000;
  /// Size parameter of the negative binomial of casualties: variance = mean + mean^2 / size; > 0.
  double casualty_size = 1;
};

/// What states are and where they stand, year by year: facts, before any rule or draw.
///
/// Arrays are year-major: cell(year, state) = year * states.size() + state, years counted from first_year.
struct World {
  CowCode leader;
  std::vector<CowCode> states;  ///< ascending; every state but the leader
  Year first_year;
  std::size_t years = 0;

  std::vector<double> armed_forces;  ///< M, people; 0 where the state is not there or has none
  std::vector<double> alignment;     ///< s in [0, 1]; 0 where invited is 0
  std::vector<double> treaty_depth;  ///< A in [0, 1], the treaty tie to the leader; 0 without an alliance
  std::vector<double> distance_km;   ///< from the capital to the theatre
  std::vector<std::uint8_t> ally;    ///< 1 if the state has an alliance with the leader
  /// 1 for a democracy; read by the hazard of withdrawal alone, and may be empty where that is off.
  std::vector<std::uint8_t> democracy;
  std::vector<std::uint8_t> invited;  ///< 1 if the state is asked and can act in that year
  /// Design matrix of the contribution equation without the potential term: covariates[term][cell], the intercept's
  /// column of ones included, in the order of all_terms(coefficients) with "potential" left out.
  std::vector<std::vector<double>> covariates;

  War war;

  std::size_t cells() const { return years * states.size(); }
  std::size_t cell(std::size_t year, std::size_t state) const { return year * states.size() + state; }
};

}  // namespace entente
