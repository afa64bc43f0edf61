#pragma once

#include <string>
#include <vector>

#include "scenarios/coefficients_file.hpp"
#include "sim/core/place.hpp"

namespace entente {

/// The coefficients that ship with Entente, built into the program: "table1/all" is the model `all` of
/// scenarios/published/table1.yaml. Error (Fault::input) at `place`, with the nearest name, when there is none.
CoefficientsModel published_coefficients(const std::string& name, const Place& place);
/// All such names, in the order of their files.
std::vector<std::string> published_names();

}  // namespace entente
