#pragma once

#include "results/description/description.hpp"
#include "scenarios/world/prepare.hpp"

#include <string>
#include <vector>

/// The parts of the protocol, one a source file, and what they share.
namespace entente::description {

std::vector<Description::Section> overview(const PreparedScenario& prepared);         ///< elements 1 to 3
std::vector<Description::Section> design_concepts(const PreparedScenario& prepared);  ///< element 4
std::vector<Description::Section> details(const PreparedScenario& prepared);          ///< elements 5 and 6
Description::Section submodels(const PreparedScenario& prepared);                     ///< element 7
std::vector<Description::Section> parameters(const PreparedScenario& prepared);       ///< tables of all values

/// Which of the model's mechanisms a scenario has.
struct Mechanisms {
  explicit Mechanisms(const PreparedScenario& prepared);

  bool potential = false;    ///< the equation has a term for potential
  bool types = false;        ///< states differ in what the leader cannot see
  bool moves = false;        ///< the leader changes standing
  bool learning = false;     ///< states learn
  bool requests = false;     ///< some war has a request stage
  bool withdrawal = false;   ///< contributors may leave for good
  bool closure = false;      ///< standing spreads along third-party ties
  bool network = false;      ///< the network of some replicates is measured
  bool persistence = false;  ///< shocks last
};

/// "2001-2004"; "2001" where both are the same.
std::string span(Year first, Year last);
std::string count(std::size_t number);
/// State-years of a war in which a state can act.
std::size_t invited_state_years(const PreparedScenario& prepared, std::size_t war);
/// States that can act in a war in some year.
std::size_t invited_states(const PreparedScenario& prepared, std::size_t war);
/// With five significant digits; a table of settings has the exact values.
std::string rounded(double number);
/// "United States (USA)".
std::string named(CowCode state);

}  // namespace entente::description
