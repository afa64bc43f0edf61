#include "estimate/persistence/bivariate_normal.hpp"

#include "sim/math/functions.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace entente {
namespace {

constexpr double two_pi = 6.283185307179586477;
constexpr double strong = 0.925;

// Gauss-Legendre with 20 points on [-1, 1]: the positive nodes and their weights.
struct Node {
  double at;
  double weight;
};
constexpr std::array<Node, 10> nodes{{{0.9931285991850949, 0.01761400713915212},
                                      {0.9639719272779138, 0.04060142980038694},
                                      {0.9122344282513259, 0.06267204833410906},
                                      {0.8391169718222188, 0.08327674157670475},
                                      {0.7463319064601508, 0.1019301198172404},
                                      {0.6360536807265150, 0.1181945319615184},
                                      {0.5108670019508271, 0.1316886384491766},
                                      {0.3737060887154196, 0.1420961093183821},
                                      {0.2277858511416451, 0.1491729864726037},
                                      {0.07652652113349733, 0.1527533871307259}}};

// Integral over [0, 1].
template <class Function>
double integral(const Function& function) {
  double sum = 0;
  for (const Node& node : nodes) {
    sum += node.weight * function((1 - node.at) / 2);
    sum += node.weight * function((1 + node.at) / 2);
  }
  return sum / 2;
}

// Phi2 = Phi Phi + 1 / (2 pi) integral from 0 to arcsin(rho) of exp(-(h^2 + k^2 - 2 h k sin t) / (2 cos^2 t)) dt.
double by_angle(double h, double k, double rho) {
  const double half_squares = (h * h + k * k) / 2;
  const double angle = std::asin(rho);
  const double area = integral([&](double share) {
    const double sine = std::sin(angle * share);
    return std::exp((sine * h * k - half_squares) / (1 - sine * sine));
  });
  return area * angle / two_pi + math::normal_cdf(h) * math::normal_cdf(k);
}

// What Phi2 at `rho`, strong and positive, lacks to Phi(min(h, k)), its value at 1: Genz's equation (5) with three
// terms of the expansion about 1 integrated exactly.
double lack(double h, double k, double rho) {
  const double hk = h * k;
  const double square = (1 - rho) * (1 + rho);
  const double root = std::sqrt(square);
  const double gap_square = (h - k) * (h - k);
  const double c = (4 - hk) / 8;
  const double d = (12 - hk) / 16;
  double sum = 0;
  const double exponent = -(gap_square / square + hk) / 2;
  if (exponent > -100) {
    sum = root * std::exp(exponent) *
          (1 - c * (gap_square - square) * (1 - d * gap_square / 5) / 3 + c * d * square * square / 5);
  }
  if (-hk < 100) {
    const double gap = std::sqrt(gap_square);
    sum -= std::exp(-hk / 2) * std::sqrt(two_pi) * math::normal_cdf(-gap / root) * gap *
           (1 - c * gap_square * (1 - d * gap_square / 5) / 3);
  }
  sum +=
      root * integral([&](double share) {
        const double x2 = root * share * root * share;
        const double at = -(gap_square / x2 + hk) / 2;
        if (at <= -100) return 0.0;
        const double rest = std::sqrt(1 - x2);
        return std::exp(at) * (std::exp(-hk * x2 / (2 * (1 + rest) * (1 + rest))) / rest - (1 + c * x2 * (1 + d * x2)));
      });
  return sum / two_pi;
}

}  // namespace

double bivariate_normal_cdf(double h, double k, double rho) {
  if (std::isinf(h)) return h > 0 ? math::normal_cdf(k) : 0;
  if (std::isinf(k)) return k > 0 ? math::normal_cdf(h) : 0;
  double result = 0;
  if (std::abs(rho) < strong) {
    result = by_angle(h, k, rho);
  } else if (rho > 0) {
    result = math::normal_cdf(std::min(h, k)) - (rho < 1 ? lack(h, k, rho) : 0);
  } else {
    // Pr(X <= h, Y <= k) = Phi(h) - Pr(X <= h, -Y <= -k), whose correlation is -rho.
    result = math::normal_cdf(h) - bivariate_normal_cdf(h, -k, -rho);
  }
  return std::clamp(result, 0.0, 1.0);
}

}  // namespace entente
