#pragma once

#include <array>
#include <cstddef>

namespace entente::math {

/// c[0] + c[1] x + ... + c[N-1] x^(N-1) by Horner's rule: one fixed order of operations, hence one result.
template <std::size_t N>
constexpr double polynomial(double x, const std::array<double, N>& c) {
  double sum = c[N - 1];
  for (std::size_t i = N - 1; i > 0; --i) sum = sum * x + c[i - 1];
  return sum;
}

}  // namespace entente::math
