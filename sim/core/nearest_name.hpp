#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// The candidate most like `name` (optimal string alignment distance, upper and lower case alike), or "" when none is
/// near enough to be meant. Among equals the first.
std::string nearest_name(std::string_view name, const std::vector<std::string>& candidates);

}  // namespace entente
