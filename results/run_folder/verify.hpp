#pragma once

#include "results/run_folder/digest.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace entente {

/// A run's folder whose every file has the size and digest that its manifest says.
struct VerifiedRun {
  std::vector<FileDigest> outputs;
  std::vector<std::string> unlisted;  ///< what lies in the folder besides: nothing is known about it
};

/// Checks a folder before anything in it is believed.
/// Throws Error (Fault::input): not a run's folder as outputs_of() says, or all files that are missing or differ.
VerifiedRun verify_run_folder(const std::filesystem::path& folder);

}  // namespace entente
