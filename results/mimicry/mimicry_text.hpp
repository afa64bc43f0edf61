#pragma once

#include "results/label.hpp"
#include "results/wars/run_extras.hpp"

#include <string>

namespace entente {

/// Would an uncommitted state copy a committed one's contribution? For people, at most `report_width` columns wide.
std::string mimicry_text(const MimicryFindings& findings, const Caption& caption);

}  // namespace entente
