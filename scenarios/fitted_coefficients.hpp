#pragma once

#include "estimate/covariance/model_report.hpp"
#include "estimate/formula/formula.hpp"
#include "estimate/sample/panel.hpp"
#include "scenarios/coefficients_file.hpp"

#include <optional>
#include <string>

namespace entente {

/// What a coefficients file says of a fit beyond the fit itself.
struct CoefficientsOrigin {
  Measures measures;
  std::string source;              ///< "Gannon and Kent (2020), Table 1, model political, fitted to panel.csv"
  std::string convention;          ///< of the covariance, in words
  std::optional<FittedData> data;  ///< of the panel
  bool published_panel = false;    ///< its columns have the published panel's names: see agent_term
};

/// What agents can act by, of what may be fitted: gaussian with at most one absorbed effect, that of states; tobit;
/// hurdle with a logit-normal amount; terms that are columns of a states table or their logarithms, without lags,
/// means, deviations and interactions. Throws Error (Fault::input) at `place` with all that stands against it: to be
/// called before the fit, so that nobody waits in vain.
void check_agents_can_act(const Formula& formula, const ModelOptions& model, const SampleOptions& sample,
                          bool published_panel, const Place& place);

/// The model of a coefficients file for a fit to that sample. The reference potential is the mean of the term over the
/// sample's rows; a model without potential has none (0), and its agents then heed nobody's alliances.
///
/// Throws Error (Fault::input) at `place` when the effects are not those of states by COW number, the number of states
/// is not known (no index), or as check_agents_can_act does.
CoefficientsModel coefficients_of(const ModelReport& report, const Sample& sample, const CoefficientsOrigin& origin,
                                  const Place& place);

}  // namespace entente
