#pragma once

#include "tools/compile/afghanistan/source.hpp"

namespace entente::compile {

/// Estimates without gaps, in 2011 dollars.
struct Wealth {
  double gdp = 0;           ///< 2011 dollars
  double gdp_per_head = 0;  ///< 2011 dollars a person
  double population = 0;    ///< people
};

/// Anders, Fariss & Markowitz (2020). The file gives natural logarithms with three decimals and Gleditsch-Ward numbers.
Facts<Wealth> read_wealth(Sources& sources);

/// Gross domestic product in current dollars, World Bank, by ISO code.
Facts<double> read_current_gdp(Sources& sources);

}  // namespace entente::compile
