#pragma once

/// Transcendental functions of our own (those without branches stand in sim/math/lane), from + - * / and sqrt only, so
/// that results are the same bits under every compiler, optimisation and libm. Each states its accuracy, which tests
/// hold it to against long double. A NaN gives NaN.
namespace entente::math {

/// ln(2 pi) / 2, of every normal density.
inline constexpr double half_log_two_pi = 0.91893853320467274178;

double exp(double x);        ///< relative error below 2e-16, rounded once more if subnormal; 0 below -745.14
double log(double x);        ///< relative error below 2e-16 (of the result); -infinity at 0, NaN below
double log1p(double x);      ///< relative error below 4e-16; -infinity at -1, NaN below
double log_gamma(double x);  ///< error below 1e-14 (1 + |result|); infinity at 0, NaN below
double digamma(double x);    ///< (ln Gamma)'; error below 1e-14 (1 + |result|); -infinity at 0, NaN below
double trigamma(double x);   ///< (ln Gamma)''; relative error below 1e-14; infinity at 0, NaN below

/// ln(Gamma(x + 1/2) / Gamma(x)) for x > 0; relative error below 1e-15.
double log_gamma_half_step(double x);

/// P(a, x) = P(X <= x) of a gamma variable of shape a > 0 and scale 1. Error below 1e-13 for a up to 1e6, relative
/// where P is below a half. NaN outside its domain.
double incomplete_gamma(double a, double x);
/// I_x(a, b) = P(X <= x) of a beta variable, a and b > 0. `complement` is 1 - x, asked for since an x near 1 has lost
/// its digits. Error below 1e-14 (a + b) + 1e-13, relative where I is below a half. NaN outside its domain.
double incomplete_beta(double a, double b, double x, double complement);

double normal_density(double x);   ///< relative error below 1e-15 where |x| < 37.5, beyond which doubles run out
double normal_cdf(double x);       ///< relative error below 1e-15 for x > -37.5; 0 below -37.66
double log_normal_cdf(double x);   ///< relative error below 2e-15; finite down to x = -1.8e154, then -infinity
double normal_quantile(double p);  ///< Wichura (1988), AS 241; relative error below 1e-15; NaN outside [0, 1]
double logistic(double x);         ///< 1 / (1 + exp(-x)); relative error below 5e-16
double logit(double p);            ///< ln(p / (1 - p)); relative error below 1e-15; NaN outside [0, 1]

}  // namespace entente::math
