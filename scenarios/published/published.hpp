#pragma once

#include "scenarios/coefficients_file.hpp"
#include "sim/core/place.hpp"

#include <string>

namespace entente {

/// The coefficients that ship with Entente, built into the program: file "table1", model "all" is the model `all` of
/// scenarios/published/table1.yaml. Error (Fault::input) at `place`, with what there is, for an unknown name.
CoefficientsModel published_coefficients(const std::string& name, const Place& place);

}  // namespace entente
