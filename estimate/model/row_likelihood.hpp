#pragma once

namespace entente {

/// The log-likelihood of one row as a function of a linear predictor eta and the logarithm tau of a scale, with its
/// derivatives. Everything that a family needs beyond its point estimates follows from it: scores are (x eta, scale),
/// and the information is minus the sum of (x x' eta_eta, x eta_scale, scale_scale).
struct RowLikelihood {
  double value = 0;
  double eta = 0, scale = 0;
  double eta_eta = 0, eta_scale = 0, scale_scale = 0;
};

/// N(eta, sigma^2) with tau = ln sigma.
RowLikelihood normal_row(double y, double eta, double log_sigma);

/// Tobin (1958): the normal where y > 0, the probability Phi(-eta / sigma) where it is not.
RowLikelihood tobit_row(double y, double eta, double log_sigma);

/// Whether y > 0, a logit in eta.
RowLikelihood participation_row(double y, double eta);

/// Papke and Wooldridge (1996): y ln pi + (1 - y) ln(1 - pi) with y in [0, 1], no density of y.
RowLikelihood fractional_row(double y, double eta);

/// y eta - exp(eta) - ln Gamma(y + 1): a probability of counts y, a pseudo-likelihood of other y >= 0.
RowLikelihood poisson_row(double y, double eta);

/// Densities of y itself, given that it is positive. `ceiling` bounds a logit-normal, y < ceiling; tau = ln sigma.
RowLikelihood logit_normal_row(double y, double eta, double log_sigma, double ceiling);
RowLikelihood log_normal_row(double y, double eta, double log_sigma);

/// Mean logistic(eta) and precision phi = exp(tau): shapes a = mu phi and b = (1 - mu) phi (Ferrari and Cribari-Neto
/// 2004, eq. 4), y in (0, 1).
RowLikelihood beta_row(double y, double eta, double log_phi);

/// Mean exp(eta) and shape nu = exp(tau), the variance being mean^2 / nu (McCullagh and Nelder 1989, ch. 8).
RowLikelihood gamma_row(double y, double eta, double log_nu);

}  // namespace entente
