#pragma once

#include "sim/core/place.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Which covariance of the estimates.
enum class CovarianceKind {
  model,           ///< iid: the model's own, dispersion times bread
  hc0,             ///< White (1980)
  hc1,             ///< n/(n-p), as the convention counts
  hc2,             ///< residuals over sqrt(1 - h)
  hc3,             ///< residuals over 1 - h (MacKinnon and White 1985)
  cr0,             ///< Liang and Zeger (1986)
  cr1,             ///< with the convention's small-sample factor
  cr2,             ///< bias-reduced (Bell and McCaffrey 2002), t with Satterthwaite's degrees of freedom
  cr3,             ///< leave-one-cluster-out jackknife, no (G-1)/G
  two_way,         ///< V1 + V2 - V12 (Cameron, Gelbach and Miller 2011)
  driscoll_kraay,  ///< Driscoll and Kraay (1998)
  wild,            ///< wild cluster bootstrap, null imposed (Cameron, Gelbach and Miller 2008)
  pairs,           ///< pairs cluster bootstrap
};

/// Whose small-sample factor and degrees of freedom are used (docs/estimation.md tabulates them).
enum class Convention { plm, sandwich, stata, fixest, clubsandwich };

/// The multipliers of a wild bootstrap; `automatic` is Webb's (2014) six points below 12 clusters, Rademacher's two
/// otherwise.
enum class WildWeights { automatic, rademacher, webb };

/// A covariance as the user asks for it.
struct CovarianceRequest {
  CovarianceKind kind = CovarianceKind::model;
  std::vector<std::string> clusters;  ///< one variable, two for two_way, none for model, HC and Driscoll-Kraay
  std::optional<int> lag;             ///< Driscoll-Kraay; nothing: the convention's rule
  Convention convention = Convention::stata;
  int draws = 9999;               ///< of bootstraps
  std::uint64_t seed = 20010911;  ///< of bootstraps
  WildWeights weights = WildWeights::automatic;
  int threads = 1;      ///< results do not depend on it; 0 takes all
  double level = 0.95;  ///< of bootstraps' intervals, in (0, 1); other covariances have theirs from inference()
  /// Whether a wild bootstrap inverts its test. Of a likelihood that takes some twenty restricted fits a parameter;
  /// without it intervals are those of CR1.
  bool intervals = true;
};

/// Reads iid, HC0 to HC3, cluster:VAR (CR1), CR0:VAR to CR3:VAR, twoway:VAR,VAR, dk, dk:LAG, wild:VAR, pairs:VAR.
/// Throws Error (Fault::input) at `place` with what there is.
CovarianceRequest parse_covariance(std::string_view text, const Place& place);
Convention parse_convention(std::string_view text, const Place& place);
const char* to_string(Convention convention);
/// "CR1 by ccode", "two-way by ccode and year", "Driscoll-Kraay".
std::string covariance_name(const CovarianceRequest& request);

}  // namespace entente
