#include "results/figures/coefficient_plot.hpp"

#include <cmath>

namespace entente {

std::map<std::string, double> term_deviations(const Sample& sample) {
  std::map<std::string, double> deviations;
  const std::size_t n = sample.rows();
  for (std::size_t j = 0; j < sample.columns(); ++j) {
    if (sample.terms()[j] == design_intercept || n < 2) continue;
    // In two passes: the mean first, so that large values do not cancel.
    double mean = 0, squares = 0;
    for (std::size_t i = 0; i < n; ++i) mean += sample.row(i)[j];
    mean /= static_cast<double>(n);
    for (std::size_t i = 0; i < n; ++i) squares += (sample.row(i)[j] - mean) * (sample.row(i)[j] - mean);
    deviations[sample.terms()[j]] = std::sqrt(squares / static_cast<double>(n - 1));
  }
  return deviations;
}

}  // namespace entente
