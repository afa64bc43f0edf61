#pragma once

#include "estimate/similarity/portfolio.hpp"

#include <cstddef>

/// How alike two portfolios are. Definitions with their sources: docs/measures.md.
namespace entente {

/// Sums over the items that both portfolios have, from which every measure follows.
struct PairSums {
  std::size_t items = 0;  ///< on which both have a value
  double absolute = 0;    ///< sum |x - y|
  double squared = 0;     ///< sum (x - y)^2
  double sum_x = 0, sum_y = 0;
  double squares = 0;  ///< sum x^2 + sum y^2, of values less the scale's lowest, as are the two above
  /// The same with weights, over the items whose weight is known; equal to the plain ones without weights.
  double weight = 0, weighted_absolute = 0, weighted_squared = 0;
};

/// `x` and `y` are rows of `items` values on a scale from `lowest`, NaN where missing; `weights` may be null.
/// Sums are taken in the order of items, so that they do not depend on who computes them.
PairSums pair_sums(const double* x, const double* y, const double* weights, std::size_t items, double lowest);

/// Signorino and Ritter (1999), absolute distances: 1 - 2 sum w |x - y| / sum w d_max, d_max = `range`.
/// NaN without items, weight or range.
double s_absolute(const PairSums& sums, double range);
/// The same with squared distances: 1 - 2 sum w (x - y)^2 / sum w d_max^2.
double s_squared(const PairSums& sums, double range);
/// Cohen's (1960) kappa for values on an interval scale, squared distances (Haege 2011): one less observed over
/// expected disagreement, which rests on each portfolio's own mean and spread. NaN when none is expected.
double cohens_kappa(const PairSums& sums);
/// Scott's (1955) pi in the same form (Haege 2011): both portfolios' values are taken to come from one distribution.
double scotts_pi(const PairSums& sums);
/// Share of agreement: 1 - sum |x - y| / (n range). Over votes an abstention agrees by half with yes and with no.
double agreement_share(const PairSums& sums, double range);

}  // namespace entente
