#pragma once

#include <string>
#include <string_view>

namespace entente {

/// What the country of an ISO-3 code is called in the shapes that maps are drawn from (tools/figures/geometry.mjs): its
/// ISO 3166-1 number or, without one, its name. "" where these have no shape of it: Tuvalu, states of the past.
std::string shape_of(std::string_view iso3);

}  // namespace entente
