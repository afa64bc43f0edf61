#pragma once

#include "sim/core/place.hpp"

#include <nlohmann/json.hpp>

/// For source files of results only: nlohmann-json stays out of public headers.
namespace entente {

/// Checks that a run's manifest has in its lists what all its readers take for granted: text of settings and
/// counterfactuals, digests of files, numbers of the fit. Nothing else vouches for the manifest itself, which lists
/// every other file's digest. Throws Error (Fault::input) with the key path of the first entry that is otherwise.
/// @param file the manifest's place
void check_manifest(const nlohmann::json& manifest, const Place& file);

}  // namespace entente
