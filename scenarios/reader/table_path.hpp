#pragma once

#include "scenarios/yaml/problems.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace entente {

/// The folder that a scenario file may take its tables from: its own.
std::filesystem::path folder_of(const std::string& scenario_file);

/// The resolved path of a file that a scenario names: relative to the folder, still inside it when symbolic links and
/// ".." are followed, and there. Otherwise nothing, and a problem at `place`.
std::optional<std::string> path_inside(const std::string& written, const std::filesystem::path& folder,
                                       const Place& place, Problems& problems);

}  // namespace entente
