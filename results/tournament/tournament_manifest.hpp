#pragma once

#include "results/run_folder/digest.hpp"
#include "results/run_folder/manifest.hpp"
#include "results/tournament/tournament.hpp"

#include <string>
#include <vector>

namespace entente {

/// What identifies a tournament's folder, and how it came about.
struct TournamentManifest {
  std::string program_version;
  const Tournament& tournament;
  std::vector<FileDigest> inputs;  ///< scenarios and tables, by the paths that were used
  Machine machine;                 ///< all that may differ between two folders of the same bytes
};

/// manifest.json, such that `entente verify` can check the folder.
std::string tournament_manifest(const TournamentManifest& manifest, const std::vector<FileDigest>& outputs);

}  // namespace entente
