#include "estimate/model/row_likelihood.hpp"

#include "sim/contribution/hurdle.hpp"
#include "sim/math/functions.hpp"

namespace entente {

RowLikelihood normal_row(double y, double eta, double log_sigma) {
  const double precision = math::exp(-log_sigma);
  const double z = (y - eta) * precision;
  return {.value = -math::half_log_two_pi - log_sigma - 0.5 * z * z,
          .eta = z * precision,
          .scale = z * z - 1,
          .eta_eta = -precision * precision,
          .eta_scale = -2 * z * precision,
          .scale_scale = -2 * z * z};
}

// A censored row adds ln Phi(-w), w = eta / sigma, whose derivatives in w are -h and -h (h - w) with h = phi(w) /
// Phi(-w), by logarithms so that it neither under- nor overflows; dw / dtau = -w.
RowLikelihood tobit_row(double y, double eta, double log_sigma) {
  if (y > 0) return normal_row(y, eta, log_sigma);
  const double precision = math::exp(-log_sigma);
  const double w = eta * precision;
  const double value = math::log_normal_cdf(-w);
  const double h = math::exp(-math::half_log_two_pi - 0.5 * w * w - value);
  const double weight = h * (h - w);
  return {.value = value,
          .eta = -h * precision,
          .scale = h * w,
          .eta_eta = -weight * precision * precision,
          .eta_scale = (weight * w + h) * precision,
          .scale_scale = -(weight * w + h) * w};
}

RowLikelihood participation_row(double y, double eta) {
  const double pi = participation_probability(eta);
  const double rest = participation_probability(-eta);
  return {.value = log_participation_probability(y > 0 ? eta : -eta), .eta = y > 0 ? rest : -pi, .eta_eta = -pi * rest};
}

RowLikelihood fractional_row(double y, double eta) {
  const double pi = participation_probability(eta);
  const double rest = participation_probability(-eta);
  return {.value = y * log_participation_probability(eta) + (1 - y) * log_participation_probability(-eta),
          .eta = y * rest - (1 - y) * pi,  // y - pi, without loss where both are near 0 or 1
          .eta_eta = -pi * rest};
}

RowLikelihood poisson_row(double y, double eta) {
  const double mu = math::exp(eta);
  return {.value = y * eta - mu - math::log_gamma(y + 1), .eta = y - mu, .eta_eta = -mu};
}

RowLikelihood logit_normal_row(double y, double eta, double log_sigma, double ceiling) {
  RowLikelihood row = normal_row(amount_logit(y, ceiling), eta, log_sigma);
  row.value -= math::log(y) + math::log1p(-y / ceiling);  // the Jacobian c / (y (c - y))
  return row;
}

RowLikelihood log_normal_row(double y, double eta, double log_sigma) {
  const double log_y = math::log(y);
  RowLikelihood row = normal_row(log_y, eta, log_sigma);
  row.value -= log_y;  // the Jacobian 1 / y
  return row;
}

RowLikelihood beta_row(double y, double eta, double log_phi) {
  const double phi = math::exp(log_phi);
  const double mu = math::logistic(eta);
  const double rest = math::logistic(-eta);
  const double a = mu * phi;
  const double b = rest * phi;
  const double slope = mu * rest;  // dmu / deta
  const double log_y = math::log(y);
  const double log_rest = math::log1p(-y);
  const double psi_b = math::digamma(b);
  const double surprise = log_y - log_rest - (math::digamma(a) - psi_b);  // y* - mu* of the source
  const double psi_a1 = math::trigamma(a);
  const double psi_b1 = math::trigamma(b);
  RowLikelihood row;
  row.value = math::log_gamma(phi) - math::log_gamma(a) - math::log_gamma(b) + (a - 1) * log_y + (b - 1) * log_rest;
  row.eta = phi * slope * surprise;
  row.scale = phi * (mu * surprise + math::digamma(phi) - psi_b + log_rest);
  row.eta_eta = row.eta * (rest - mu) - phi * phi * slope * slope * (psi_a1 + psi_b1);
  row.eta_scale = row.eta - phi * phi * slope * (mu * psi_a1 - rest * psi_b1);
  row.scale_scale = row.scale + phi * phi * (math::trigamma(phi) - mu * mu * psi_a1 - rest * rest * psi_b1);
  return row;
}

RowLikelihood gamma_row(double y, double eta, double log_nu) {
  const double nu = math::exp(log_nu);
  const double log_y = math::log(y);
  const double log_ratio = log_y - eta;
  const double ratio = math::exp(log_ratio);  // y / mu
  RowLikelihood row;
  row.value = nu * (log_nu + log_ratio - ratio) - log_y - math::log_gamma(nu);
  row.eta = nu * (ratio - 1);
  row.scale = nu * (log_nu - math::digamma(nu) + 1 + log_ratio - ratio);
  row.eta_eta = -nu * ratio;
  row.eta_scale = row.eta;
  row.scale_scale = row.scale + nu - nu * nu * math::trigamma(nu);
  return row;
}

}  // namespace entente
