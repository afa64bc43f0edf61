#pragma once

/// Transcendental functions of our own, from + - * / and sqrt only, so that results are the same bits under every
/// compiler, optimisation and libm. Accuracy is stated a function, tested against the C library.
namespace entente::math {

double exp(double x);        ///< relative error below 4e-16; 0 below -745.2, infinity above 709.79
double log(double x);        ///< x > 0; relative error below 4e-16 (of the result); -infinity at 0, NaN below
double log1p(double x);      ///< x > -1; relative error below 1e-15
double log_gamma(double x);  ///< x > 0; absolute error below 1e-14 (1 + |result|)

double normal_density(double x);
double normal_cdf(double x);       ///< Cody (1969) as in Cody (1993); relative error below 1e-15 for x > -37
double log_normal_cdf(double x);   ///< finite for every finite x; relative error below 1e-14
double normal_quantile(double p);  ///< 0 < p < 1; Wichura (1988), AS 241, relative error below 1e-15
double logistic(double x);         ///< 1 / (1 + exp(-x))
double logit(double p);            ///< 0 < p < 1

}  // namespace entente::math
