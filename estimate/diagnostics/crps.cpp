#include "estimate/diagnostics/crps.hpp"

#include "estimate/model/predictive.hpp"
#include "estimate/prediction/mean_response.hpp"
#include "sim/math/functions.hpp"

#include <array>
#include <cmath>
#include <limits>

namespace entente {
namespace {

constexpr double root_of_two = 1.41421356237309504880;
constexpr double inverse_root_of_pi = 0.56418958354775628695;

/// The integral of Phi^2 from -infinity to t: t Phi^2 + 2 Phi phi - Phi(sqrt(2) t) / sqrt(pi).
double squared_cdf_integral(double t) {
  if (std::isinf(t)) return 0;  // only -infinity comes up
  const double cdf = math::normal_cdf(t);
  return t * cdf * cdf + 2 * cdf * math::normal_density(t) - inverse_root_of_pi * math::normal_cdf(root_of_two * t);
}

/// One interval by Gauss and Kronrod's 7 and 15 points (QUADPACK's qk15): the integral and how far the two differ.
struct Panel {
  double integral = 0;
  double error = 0;
};

Panel gauss_kronrod(const std::function<double(double)>& f, double a, double b) {
  static constexpr std::array<double, 8> node{0.991455371120812639206854697526329, 0.949107912342758524526189684047851,
                                              0.864864423359769072789712788640926, 0.741531185599394439863864773280788,
                                              0.586087235467691130294144691912930, 0.405845151377397166906606412076961,
                                              0.207784955007898467600689403773245, 0};
  static constexpr std::array<double, 8> kronrod{
      0.022935322010529224963732008058970, 0.063092092629978553290700663189204, 0.104790010322250183839876322541518,
      0.140653259715525918745189590510238, 0.169004726639267902826583426598550, 0.190350578064785409913256402421014,
      0.204432940075298892414161999234649, 0.209482141084727828012999174891714};
  static constexpr std::array<double, 4> gauss{0.129484966168869693270611432679082, 0.279705391489276667901467771423780,
                                               0.381830050505118944950369775488975,
                                               0.417959183673469387755102040816327};
  const double middle = (a + b) / 2;
  const double half = (b - a) / 2;
  double fine = kronrod[7] * f(middle);
  double coarse = gauss[3] * f(middle);
  for (std::size_t i = 0; i < 7; ++i) {
    const double pair = f(middle - half * node[i]) + f(middle + half * node[i]);
    fine += kronrod[i] * pair;
    if (i % 2 == 1) coarse += gauss[i / 2] * pair;
  }
  return {fine * half, std::abs(fine - coarse) * half};
}

double integrate(const std::function<double(double)>& f, double a, double b, double tolerance, int depth = 0) {
  const Panel panel = gauss_kronrod(f, a, b);
  if (panel.error <= tolerance || depth >= 30) return panel.integral;
  const double middle = (a + b) / 2;
  return integrate(f, a, middle, tolerance / 2, depth + 1) + integrate(f, middle, b, tolerance / 2, depth + 1);
}

/// Where the increasing `above(x)` turns true, x = exp(s), to a small fraction of s.
double turning_point(const std::function<bool(double)>& above, double low, double high) {
  for (int step = 0; step < 60; ++step) {
    const double middle = (low + high) / 2;
    (above(math::exp(middle)) ? high : low) = middle;
  }
  return (low + high) / 2;
}

}  // namespace

double normal_crps(double mean, double sigma, double y) {
  const double w = (y - mean) / sigma;
  return sigma * (squared_cdf_integral(w) + squared_cdf_integral(-w));
}

double censored_normal_crps(double mean, double sigma, double y) {
  const double w = (y - mean) / sigma;
  return sigma * (squared_cdf_integral(w) - squared_cdf_integral(-mean / sigma) + squared_cdf_integral(-w));
}

double crps_by_cdf(const std::function<double(double)>& cdf, double upper, double y) {
  // Nothing of note happens below `first` and above `last`: there F is its value at 0, and 1.
  constexpr double negligible = 1e-14;
  const double zero = cdf(0);
  const double top = std::isinf(upper) ? 700 : math::log(upper);
  const double first = turning_point([&](double x) { return cdf(x) - zero > negligible; }, -700, top);
  const double last = turning_point([&](double x) { return 1 - cdf(x) < negligible; }, first, top);
  const double start = math::exp(first);
  const double end = math::exp(last);
  const auto below = [&](double s) {
    const double f = cdf(math::exp(s));
    return f * f * math::exp(s);
  };
  const auto above = [&](double s) {
    const double f = 1 - cdf(math::exp(s));
    return f * f * math::exp(s);
  };
  const auto sum = [&](const std::function<double(double)>& f, double a, double b) {
    if (!(b > a)) return 0.0;
    const double scale = std::abs(gauss_kronrod(f, a, b).integral);
    return integrate(f, a, b, 1e-9 * scale + std::numeric_limits<double>::min());
  };
  const double split = std::min(std::max(y, start), end);
  double score = sum(below, first, math::log(split)) + sum(above, math::log(split), last);
  score += zero * zero * std::min(y, start);
  score += (1 - zero) * (1 - zero) * std::max(0.0, start - y);
  score += std::max(0.0, y - end);
  return score;
}

double crps(const ModelFit& fit, std::span<const double> design, double offset, double y) {
  if (fit.options.family == ModelFamily::gaussian) {
    const double sigma = std::hypot(fit.statistics.sigma.value_or(0), fit.statistics.sigma_unit.value_or(0));
    return normal_crps(mean_response(fit, fit.estimate, design, offset), sigma, y);
  }
  if (fit.options.family == ModelFamily::tobit) {
    double eta = offset;
    for (std::size_t j = 0; j < design.size(); ++j) eta += design[j] * fit.estimate[j];
    return censored_normal_crps(eta, math::exp(fit.estimate.back()), y);
  }
  const bool bounded = fit.options.amount == AmountDistribution::logit_normal;
  const double infinity = std::numeric_limits<double>::infinity();
  const double upper = bounded ? fit.ceiling : fit.options.amount == AmountDistribution::beta ? 1 : infinity;
  return crps_by_cdf([&](double x) { return predictive_cdf(fit, design, offset, x); }, upper, y);
}

}  // namespace entente
