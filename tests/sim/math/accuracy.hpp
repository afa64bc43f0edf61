#pragma once

#include <algorithm>
#include <cmath>

namespace entente::tests {

/// Points at which a function is compared.
struct Grid {
  double from;
  double to;
  int points = 20000;
  bool geometric = false;  ///< equal ratios instead of equal steps
};

template <class Visit>
void for_each_point(const Grid& grid, Visit visit) {
  for (int i = 0; i <= grid.points; ++i) {
    const long double from = grid.from, to = grid.to, t = static_cast<long double>(i) / grid.points;
    visit(static_cast<double>(grid.geometric ? from * std::pow(to / from, t) : from + t * (to - from)));
  }
}

/// Largest |f(x) - truth(x)| / |truth(x)|, the truth from the C library in 80-bit long double (x86-64).
template <class Function, class Truth>
double worst_relative_error(const Grid& grid, Function function, Truth truth) {
  long double worst = 0;
  for_each_point(grid, [&](double x) {
    const long double expected = truth(static_cast<long double>(x));
    const long double error = std::abs(function(x) - expected);
    if (error != 0) worst = std::max(worst, error / std::abs(expected));
  });
  return static_cast<double>(worst);
}

}  // namespace entente::tests
