#pragma once

#include "results/json/value.hpp"
#include "results/label.hpp"
#include "results/scoring.hpp"

namespace entente {

/// The scores of one war as an object: `overall`, `contributors`, `ranks`, `years`, `states`, `calibration`, `pit` with
/// the test of uniformity and its caveat. For source files of results only.
OrderedJson scoring_value(const Scoring& scoring, const Caption& caption);

}  // namespace entente
