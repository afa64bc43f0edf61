#include "estimate/prediction/value_grid.hpp"

namespace entente {

std::vector<double> value_grid(double from, double to, int points) {
  std::vector<double> values;
  const int steps = points - 1;
  for (int k = 0; k < steps; ++k) values.push_back((from * (steps - k) + to * k) / steps);
  values.push_back(to);
  return values;
}

}  // namespace entente
