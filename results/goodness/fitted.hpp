#pragma once

#include "results/goodness/auxiliary.hpp"
#include "sim/contribution/coefficients.hpp"

#include <string_view>

namespace entente {

/// Whether a run was fitted or calibrated to a statistic of the very record that it is tested against.
enum class Fitted {
  no,
  partly,  ///< to something that it is a part or a consequence of
  yes,
};

std::string_view to_string(Fitted fitted);

/// What of a run was fitted to its record.
struct FitChoices {
  Family family = Family::tobit;
  bool coefficients = false;  ///< by `coefficients: {fit: states}`; those of a file or published ones were not, here
  bool ceiling = false;       ///< by `ceiling: fit`
  bool persistence = false;   ///< by `persistence: fit`
  bool withdrawal = false;    ///< by `withdrawal: fit`
};

/// By the estimators of docs/model.md; the table is in docs/goodness-of-fit.md.
Fitted fitted_to(Auxiliary statistic, const FitChoices& choices);

}  // namespace entente
