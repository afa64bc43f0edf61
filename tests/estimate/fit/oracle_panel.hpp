#pragma once

#include "estimate/fit/regression_data.hpp"

#include <algorithm>
#include <cmath>

namespace entente {

/// A small unbalanced panel made of sines, so that R can make the very same one: 11 states with 8 years and a
/// singleton, 89 rows, 50 positive shares. The R code:
///
///   rows <- NULL
///   for (s in 1:12) for (t in 1:8) {
///     i <- (s-1)*8 + t
///     if (s == 12 && t > 1) next
///     x <- sin(1.7*s) + 0.4*cos(2.3*i)
///     g <- 20 + 2*cos(0.9*s) + 0.05*t + 0.3*sin(3.1*i)
///     d <- as.numeric(s %% 3 == 0 | (s == 5 & t > 4))
///     y <- 0.004*x + 0.002*(g-20) + 0.003*d + 0.004*sin(5.3*i) + 0.003*cos(1.1*s) + 0.0005
///     rows <- rbind(rows, c(s, t, max(0,y), x, g, d))
///   }
///   p <- as.data.frame(rows); names(p) <- c("state","year","y","potential","gdp","ally")
inline RegressionData oracle_panel(bool intercept) {
  RegressionData data;
  data.terms = {"gdp", "ally", "potential"};
  if (intercept) data.terms.insert(data.terms.begin(), "intercept");
  for (int s = 1; s <= 12; ++s) {
    for (int t = 1; t <= (s == 12 ? 1 : 8); ++t) {
      const int i = (s - 1) * 8 + t;
      const double x = std::sin(1.7 * s) + 0.4 * std::cos(2.3 * i);
      const double g = 20 + 2 * std::cos(0.9 * s) + 0.05 * t + 0.3 * std::sin(3.1 * i);
      const double d = s % 3 == 0 || (s == 5 && t > 4) ? 1 : 0;
      const double y =
          0.004 * x + 0.002 * (g - 20) + 0.003 * d + 0.004 * std::sin(5.3 * i) + 0.003 * std::cos(1.1 * s) + 0.0005;
      std::vector<double> row{g, d, x};
      if (intercept) row.insert(row.begin(), 1.0);
      data.add(std::max(0.0, y), row, CowCode(static_cast<std::uint16_t>(s)));
    }
  }
  return data;
}

}  // namespace entente
