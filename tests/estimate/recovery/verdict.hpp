#pragma once

#include "tests/estimate/recovery/refits.hpp"

#include <cmath>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

namespace entente::recovery {

/// The coefficients that drew the panels, by the names of the parameters.
using Truth = std::map<std::string, double>;

/// How far chance may take a number from what it should be, in Monte Carlo standard errors. Draws are fixed: a check
/// that holds today holds tomorrow. A right one would have failed with odds of 1 to 370.
inline constexpr double bound = 3;

struct Mean {
  double value = 0;
  double error = 0;  ///< its standard error over R panels, sd / sqrt(R)

  double from(double truth) const { return (value - truth) / error; }
};

inline Mean mean_of(const Refits& fits, const std::function<double(const Refit&)>& number) {
  const double count = static_cast<double>(fits.refits.size());
  Mean mean;
  for (const Refit& fit : fits.refits) mean.value += number(fit) / count;
  double squares = 0;
  for (const Refit& fit : fits.refits) squares += (number(fit) - mean.value) * (number(fit) - mean.value);
  mean.error = std::sqrt(squares / (count - 1) / count);
  return mean;
}

/// One parameter over all panels.
struct Line {
  std::string name;
  double truth = 0;
  Mean mean;
  std::array<double, levels.size()> coverage{};  ///< shares of the panels whose interval holds the truth
};

/// Of the parameters that have a truth; an analysis that is wrong need not have them all.
inline std::vector<Line> lines(const Refits& fits, const Truth& truth) {
  std::vector<Line> result;
  const double count = static_cast<double>(fits.refits.size());
  for (std::size_t j = 0; j < fits.names.size(); ++j) {
    const auto known = truth.find(fits.names[j]);
    if (known == truth.end()) continue;
    Line line{.name = known->first, .truth = known->second};
    line.mean = mean_of(fits, [&](const Refit& fit) { return fit.estimate[j]; });
    for (const Refit& fit : fits.refits) {
      for (std::size_t l = 0; l < levels.size(); ++l) {
        line.coverage[l] += (fit.low[l][j] <= line.truth && line.truth <= fit.high[l][j] ? 1 : 0) / count;
      }
    }
    result.push_back(line);
  }
  return result;
}

/// What an analysis gets wrong, in words.
struct Verdict {
  std::vector<std::string> mean;      ///< parameters whose mean is not the truth
  std::vector<std::string> coverage;  ///< parameters whose intervals hold the truth too seldom or too often
  std::string table;                  ///< everything

  bool holds() const { return mean.empty() && coverage.empty(); }
};

inline Verdict judge(const Refits& fits, const Truth& truth) {
  Verdict verdict;
  verdict.table = "n " + std::to_string(fits.rows) + ", G " + std::to_string(fits.clusters) + ", " + fits.covariance +
                  ", " + std::to_string(fits.refits.size()) + " panels\n";
  for (const Line& line : lines(fits, truth)) {
    char text[160];
    std::snprintf(text, sizeof text, "%-28s truth %8.4f mean %8.4f (%+6.2f se) coverage %5.1f %% %5.1f %%\n",
                  line.name.c_str(), line.truth, line.mean.value, line.mean.from(line.truth), 100 * line.coverage[0],
                  100 * line.coverage[1]);
    verdict.table += text;
    if (!(std::abs(line.mean.from(line.truth)) <= bound)) verdict.mean.push_back(line.name);
    bool covers = true;
    for (std::size_t l = 0; l < levels.size(); ++l) {
      // The number of intervals that hold the truth is binomial.
      const double error = std::sqrt(levels[l] * (1 - levels[l]) / static_cast<double>(fits.refits.size()));
      covers = covers && std::abs(line.coverage[l] - levels[l]) <= bound * error;
    }
    if (!covers) verdict.coverage.push_back(line.name);
  }
  return verdict;
}

}  // namespace entente::recovery
