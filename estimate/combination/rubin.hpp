#pragma once

#include <cstddef>
#include <vector>

namespace entente {

/// The estimates of one analysis: of one draw of what is not known.
struct DrawEstimate {
  std::vector<double> estimate;    ///< P
  std::vector<double> covariance;  ///< P x P row-major
  std::vector<double> df;          ///< P: degrees of freedom were nothing unknown; infinite for the normal
};

/// How much of the uncertainty of estimates comes from what was drawn. One number a parameter where it is a list.
struct CombinedShares {
  std::size_t draws = 0;                    ///< m
  std::vector<double> relative_increase;    ///< r = (1 + 1/m) B / W; infinite where W is 0
  std::vector<double> variance_share;       ///< lambda = (1 + 1/m) B / T, in [0, 1]
  std::vector<double> missing_information;  ///< gamma = (r + 2/(df + 3)) / (r + 1); 0 where B is 0
};

/// Analyses of several draws as one.
struct CombinedEstimate {
  std::vector<double> estimate;  ///< P: the mean over the draws
  std::vector<double> within;    ///< W, P x P: the mean covariance
  std::vector<double> between;   ///< B, P x P: the covariance of the estimates over the draws, divisor m - 1
  std::vector<double> total;     ///< T = W + (1 + 1/m) B
  std::vector<double> df;        ///< P: Barnard and Rubin (1999)
  CombinedShares shares;
};

/// Rubin's rules (Rubin 1987, section 3.3) with the degrees of freedom of Barnard and Rubin (1999), which never exceed
/// those of the complete data: 1/df = 1/df_m + 1/df_obs, df_m = (m - 1) / lambda^2,
/// df_obs = (df_c + 1)/(df_c + 3) df_c (1 - lambda), where df_c is the mean over the draws.
///
/// A parameter on which all draws agree exactly (B = 0) has nothing to be corrected for and keeps df_c.
/// Throws Error (Fault::input) for fewer than two draws, or draws of different sizes.
CombinedEstimate combine(const std::vector<DrawEstimate>& draws);

}  // namespace entente
