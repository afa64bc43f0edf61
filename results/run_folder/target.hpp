#pragma once

#include "results/run_folder/contents.hpp"

#include <filesystem>

namespace entente {

/// Where a run may write: a folder that does not exist yet, is empty, or is a former one's of the same kind with
/// nothing added to it: a tournament does not replace a run.
///
/// Call it before the simulation: nobody should wait an hour to learn that the folder is not his. Creates nothing.
/// Returns the absolute path, symbolic links followed. Throws Error (Fault::input): something else stands there, what
/// another command wrote, files that no run wrote lie in it, or a parent is no folder or may not be written to.
std::filesystem::path check_target(const std::filesystem::path& target, FolderKind kind = FolderKind::run);

}  // namespace entente
