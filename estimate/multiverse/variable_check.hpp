#pragma once

#include "estimate/multiverse/plan.hpp"
#include "estimate/sample/panel.hpp"

#include <vector>

namespace entente {

/// Refuses variables that none of the panels has, whether a formula, an exclusion, an index, a cluster or `complete`
/// names them, and text in numbers of the first panel: such a slip would leave universes out of the curve.
///
/// Throws Error (Fault::input) with the place of each, and the nearest variable of the first panel.
void check_variables(const std::vector<const Panel*>& panels, const std::vector<const UniverseModel*>& models);

/// Refuses a term that is no variable of any formula, with the nearest that is. Throws Error (Fault::input) at `place`.
void check_term(const MultiversePlan& plan, const Place& place);

}  // namespace entente
