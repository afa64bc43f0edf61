#pragma once

#include "results/figures/coefficient_plot.hpp"

#include <string>
#include <vector>

namespace entente::testing {

inline EstimateLine estimate_line(const std::string& term, double estimate, double low, double high) {
  EstimateLine line;
  line.parameter = {"", term, false};
  line.estimate = estimate;
  line.low = low;
  line.high = high;
  return line;
}

/// Three models of a share. Coefficients differ by four powers of ten, one term's name is hostile to XML and another
/// not English, and the last model has an intercept and a scale parameter that no plot shows unasked.
inline std::vector<PlottedModel> coefficient_example() {
  const std::string covariance = "CR1 by ccode, 153 clusters";
  EstimateLine sigma = estimate_line("log(sigma)", -1.5, -1.6, -1.4);
  sigma.parameter.scale = true;
  return {{"political",
           "share",
           covariance,
           {estimate_line("(Intercept)", 1, 0.5, 1.5), estimate_line("pot_gain", 0.0123, 0.0045, 0.0201),
            estimate_line("us_ally", 0.02, -0.0388, 0.0788)}},
          {"Fähigkeiten",
           "share",
           covariance,
           {estimate_line("log(gdp)", 0.00213, 0.00076, 0.0035), estimate_line("distance", -2.1e-7, -3.9e-7, -3e-8)}},
          {"full",
           "share",
           covariance,
           {estimate_line("(Intercept)", 1, 0.5, 1.5), estimate_line("pot_gain", 0.0103, 0.0005, 0.0201),
            estimate_line("log(gdp)", 0.00183, 0.0001, 0.0036), estimate_line("<script>&\"größe\"", 0.3, 0.1, 0.5),
            sigma}}};
}

}  // namespace entente::testing
