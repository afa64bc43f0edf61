#pragma once

#include "scenarios/reader/declarations.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace entente {

/// The if-then rules for the map at `path`: keys below it that apply only beside others below it. A rule stands at the
/// innermost map that holds all of its keys; one that would have to look out of a list's item is left out.
std::vector<nlohmann::ordered_json> applicability_rules(const std::string& path);

/// Whether the key must be there wherever the map that holds it is: required, and beside any other keys.
bool always_required(const Declaration& key);

}  // namespace entente
