#include "tools/compile/afghanistan/death_rates.hpp"

#include "sim/core/number_text.hpp"

#include <map>

namespace entente::compile {

DeathRates death_rates(const StateFacts& facts, const Facts<Record>& corrected) {
  DeathRates rates;
  std::map<Year, DeathRates::InYear> years;
  for (const auto& [key, record] : corrected) {
    DeathRates::InYear& in_year = years[key.year];
    in_year.year = key.year;
    if (key.state == leader) continue;
    const long long deaths = facts.casualties.at(key);
    if (!record.troops || *record.troops == 0) {
      rates.deaths_without_troops += deaths;
      continue;
    }
    in_year.deaths += deaths;
    in_year.troops += *record.troops;
    ++rates.state_years;
  }
  double squared_means = 0, excess = 0;
  for (const auto& [key, record] : corrected) {
    if (key.state == leader || !record.troops || *record.troops == 0) continue;
    const double mean = years[key.year].per_1000() * *record.troops / 1000;
    const double residual = static_cast<double>(facts.casualties.at(key)) - mean;
    squared_means += mean * mean;
    excess += residual * residual - mean;
  }
  if (excess > 0) rates.size = squared_means / excess;
  for (const auto& [year, in_year] : years) rates.years.push_back(in_year);
  return rates;
}

std::string report(const DeathRates& rates) {
  std::string text = "deaths per 1,000 troops of the leader's partners (corrected record)\n";
  for (const DeathRates::InYear& in_year : rates.years) {
    text += "  " + std::to_string(in_year.year.number()) + ": " + std::to_string(in_year.deaths) + " deaths, " +
            number_text(in_year.troops, 0) + " troops, " + number_text(in_year.per_1000(), 3) + "\n";
  }
  text += "  deaths of states without troops on record: " + std::to_string(rates.deaths_without_troops) + "\n";
  text += "  negative binomial size, " + std::to_string(rates.state_years) +
          " state-years: " + number_text(rates.size, 3) + "\n";
  return text;
}

}  // namespace entente::compile
