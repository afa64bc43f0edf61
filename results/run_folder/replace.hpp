#pragma once

#include <filesystem>

namespace entente {

/// How a folder takes the place of another.
enum class Replacing {
  by_exchange,  ///< renameat2 with RENAME_EXCHANGE: at every moment one of the two complete folders stands there
  by_steps,     ///< where the filesystem cannot exchange: for a moment neither stands there; see former_run
};

/// Where the former run waits while the new one takes its place by steps. Left behind by a run that was killed just
/// then, it is put back by the next.
std::filesystem::path former_run(const std::filesystem::path& target);

/// Puts the folder `staging` in the place of `target`, which may be absent, empty or a former run. The former run is
/// removed. Throws Error (Fault::work) with the system's reason; then the former run is where it was.
void replace_folder(const std::filesystem::path& staging, const std::filesystem::path& target,
                    Replacing replacing = Replacing::by_exchange);

}  // namespace entente
