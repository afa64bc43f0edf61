#pragma once

#include "scenarios/reader/declarations.hpp"

#include <nlohmann/json.hpp>

namespace entente {

/// The schema of one key's value, but for maps and lists of maps: those have keys of their own.
nlohmann::ordered_json value_schema(const Declaration& key);

/// States by ISO-3 code or COW number, to which value_schema refers as "#/definitions/state".
nlohmann::ordered_json state_schema();

/// The default as a JSON value.
nlohmann::ordered_json default_value(const Declaration& key);

}  // namespace entente
