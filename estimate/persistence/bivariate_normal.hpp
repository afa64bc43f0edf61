#pragma once

namespace entente {

/// Phi2(h, k; rho) = Pr(X <= h, Y <= k) of two standard normals with correlation `rho` in [-1, 1]; absolute error below
/// 1e-14.
///
/// Genz (2004), "Numerical computation of rectangular bivariate and trivariate normal and t probabilities", Statistics
/// and Computing 14: the method of Drezner and Wesolowsky (1990) with 20-point Gauss-Legendre quadrature, over the
/// angle arcsin(rho), and for |rho| >= 0.925 over what is left to |rho| = 1, its singular part taken out. h and k may
/// be infinite.
double bivariate_normal_cdf(double h, double k, double rho);

}  // namespace entente
