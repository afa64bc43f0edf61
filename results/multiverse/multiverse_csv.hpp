#pragma once

#include "estimate/multiverse/plan.hpp"
#include "estimate/multiverse/run.hpp"

#include <string>

namespace entente {

/// One row a combination, by id: id, every dimension's choice under the dimension's name, then what became of it, its
/// estimates and notes; an empty field where there is none. Numbers at full precision.
std::string multiverse_csv(const MultiversePlan& plan, const MultiverseRun& run);

/// Throws Error (Fault::input) for a dimension with the name of a column that the table has itself.
void check_columns(const MultiversePlan& plan);

}  // namespace entente
