#pragma once

#include "tools/compile/afghanistan/observed_table.hpp"

#include <string>
#include <vector>

namespace entente::compile {

/// Deaths among the troops that the leader's partners deployed, for the scenario's war.
struct DeathRates {
  struct InYear {
    Year year;
    long long deaths = 0;
    double troops = 0;
    double per_1000() const { return troops > 0 ? 1000.0 * static_cast<double>(deaths) / troops : 0; }
  };
  std::vector<InYear> years;
  long long deaths_without_troops = 0;  ///< of states for which the record has no troops that year
  /// Size of the negative binomial distribution of a state-year's deaths, given the mean h T / 1000 with h of the year:
  /// method of moments, sum of squared means over sum of (squared residual - mean). 0 when there is no overdispersion.
  double size = 0;
  std::size_t state_years = 0;  ///< with troops
};

DeathRates death_rates(const StateFacts& facts, const Facts<Record>& corrected);

std::string report(const DeathRates& rates);

}  // namespace entente::compile
