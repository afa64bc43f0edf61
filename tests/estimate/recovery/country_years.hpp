#pragma once

#include "estimate/sample/panel.hpp"
#include "sim/core/number_text.hpp"
#include "tests/estimate/recovery/draws.hpp"

#include <string>
#include <utility>
#include <vector>

namespace entente::recovery {

/// A panel of states by years with two regressors, whose outcome is still to be drawn.
struct CountryYears {
  int states = 0;
  std::size_t years = 0;
  std::vector<double> x, z, y;  ///< a row a state and year, the years of a state together
};

/// x has three fifths of its variance in common within a state, and z, half correlated with x, as much: an error that
/// is common too makes unclustered intervals too short by far. What is left persists from year to year.
inline CountryYears regressors(const Draws& draws, int states, std::size_t years) {
  CountryYears panel{.states = states, .years = years, .x = {}, .z = {}, .y = {}};
  for (int state = 1; state <= states; ++state) {
    const Dependence within{.common = 0.6, .persistence = 0.5};
    const std::vector<double> x = draws.series(state, random::Purpose::coefficients, years, within);
    const std::vector<double> other = draws.series(state, random::Purpose::type, years, within);
    for (std::size_t t = 0; t < years; ++t) {
      panel.x.push_back(x[t]);
      panel.z.push_back(0.5 * x[t] + std::sqrt(0.75) * other[t]);
    }
  }
  return panel;
}

/// As a user would hand it over, so that a refit runs the whole way from the file: state, year, x, z, y. Numbers are
/// written with the digits that give the same bits back.
inline Panel written(const CountryYears& panel) {
  std::string text = "state,year,x,z,y\n";
  for (std::size_t i = 0; i < panel.y.size(); ++i) {
    text += std::to_string(i / panel.years + 1) + "," + std::to_string(2001 + i % panel.years) + "," +
            number_text(panel.x[i]) + "," + number_text(panel.z[i]) + "," + number_text(panel.y[i]) + "\n";
  }
  return {Table::parse(std::move(text), "simulated.csv"), {}};
}

}  // namespace entente::recovery
