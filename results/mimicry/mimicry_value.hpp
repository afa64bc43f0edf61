#pragma once

#include "results/json/value.hpp"
#include "results/label.hpp"
#include "results/wars/run_extras.hpp"

namespace entente {

/// The same as JSON; for source files of results only.
OrderedJson mimicry_value(const MimicryFindings& findings, const Caption& caption);

}  // namespace entente
