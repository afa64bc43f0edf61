#pragma once

#include "results/run_folder/digest.hpp"
#include "results/run_folder/manifest.hpp"

#include <string>
#include <vector>

namespace entente {

/// What identifies a multiverse's folder, and how it came about.
struct MultiverseManifest {
  std::string program_version;
  std::string name;                ///< of the multiverse
  std::vector<FileDigest> inputs;  ///< recipes and sources, by the paths that were used
  std::vector<std::string> notes;
  Machine machine;  ///< all that may differ between two folders of the same bytes
};

/// manifest.json, such that `entente verify` can check the folder.
std::string multiverse_manifest(const MultiverseManifest& manifest, const std::vector<FileDigest>& outputs);

}  // namespace entente
