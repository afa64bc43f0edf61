#pragma once

#include "results/run_folder/digest.hpp"
#include "scenarios/registry/registry.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace entente {

/// A registered file in a folder.
struct CheckedFile {
  enum class State {
    ok,       ///< has the registered checksum
    differs,  ///< another version, or damaged
    missing,
  };
  const RegisteredSource* source;
  State state = State::missing;
  std::optional<FileDigest> digest;  ///< of what is there
};

struct CheckedFolder {
  std::vector<CheckedFile> files;    ///< in the order asked for
  std::vector<std::string> unknown;  ///< files that no source is registered for, sorted; not those on their way

  /// Whether some file differs.
  bool differs() const;
};

/// Checks the files of the sources in a folder, whose addresses the result keeps. Files of the registry's other sources
/// count as known. Throws Error (Fault::input) when the folder or a file cannot be read.
CheckedFolder check_folder(const std::filesystem::path& folder, const std::vector<const RegisteredSource*>& sources,
                           const SourceRegistry& registry);

}  // namespace entente
