#pragma once

#include "estimate/prediction/predict.hpp"
#include "estimate/sample/panel.hpp"
#include "estimate/sample/sample.hpp"

namespace entente {

/// Over which rows a mean, a median, a minimum or a maximum is taken.
enum class CentralRows {
  sample,  ///< the complete rows that the model is fitted to
  panel,   ///< all rows of the panel that are not excluded, each variable over those that have it
};

inline const char* to_string(CentralRows rows) { return rows == CentralRows::sample ? "sample" : "panel"; }

/// The request with means, medians, minima and maxima taken over the panel instead of the model's complete rows: over
/// all rows that the exclusions leave, each variable over the rows that have it (Gannon and Kent 2020, Figure 3).
/// Variables that `predict` would set to their means, because the request leaves them out, are set likewise.
///
/// Throws Error (Fault::input) for a variable that the panel itself does not hold (lag(x), between(x)), with a place;
/// for one without a value, or whose central value is not finite.
PredictionRequest with_panel_central_values(PredictionRequest request, const Panel& panel, const SampleOptions& options,
                                            const ModelMatrix& matrix);

}  // namespace entente
