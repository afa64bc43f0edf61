#include "sim/math/lane/exponential.hpp"

#include "sim/math/functions.hpp"

namespace entente::math {

double exp(double x) { return lane::exponential(x); }

double logistic(double x) {
  if (x < 0) {
    const double e = exp(x);
    return e / (1 + e);
  }
  return 1 / (1 + exp(-x));
}

}  // namespace entente::math
