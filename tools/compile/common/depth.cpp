#include "tools/compile/common/depth.hpp"

#include <cmath>
#include <numbers>

namespace entente::compile {

double depth_as_published(double score) {
  const double shifted = score + 2.141;
  return shifted > 1e-9 ? std::log(shifted) : 0;
}

double depth_oriented(double score) { return std::erfc(score / std::numbers::sqrt2) / 2; }

}  // namespace entente::compile
