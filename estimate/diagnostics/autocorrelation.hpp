#pragma once

#include "estimate/diagnostics/diagnostics.hpp"

namespace entente {

/// Correlation of residuals with those of the time before, of the same unit, and Wooldridge's test for models of least
/// squares. Times follow each other when their labels are numbers one apart, or neighbours where labels are no numbers;
/// a gap makes no pair. `sample` has unit and time.
Autocorrelation autocorrelation(const Sample& sample, const ModelFit& fit);

}  // namespace entente
