#pragma once

#include <span>

namespace entente {

/// Whether `observed` lies in the closed central 90 % interval of an ensemble (5 to 95 % quantiles, type 7).
/// Of a calibrated ensemble of R continuous members it holds 0.9 (R - 1) / (R + 1) of the observations, not quite 0.9.
/// `sorted` ascending and not empty.
bool in_central_90(std::span<const double> sorted, double observed);

}  // namespace entente
