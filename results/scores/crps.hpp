#pragma once

#include <span>

namespace entente {

/// Fair continuous ranked probability score of an ensemble x_1..x_R for an observation y (Ferro 2014, "Fair scores for
/// ensemble forecasts", Quarterly Journal of the Royal Meteorological Society 140, eq. 5):
/// mean |x_i - y| - sum_ij |x_i - x_j| / (2 R (R - 1)). Unbiased for the score of the distribution behind the ensemble,
/// whatever R, so that ensembles of different sizes compare. In the unit of y; smaller is better; it can fall below 0.
/// One member is a point forecast: |x - y|. `sorted` ascending and not empty.
double fair_crps(std::span<const double> sorted, double observed);

}  // namespace entente
