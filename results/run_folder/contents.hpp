#pragma once

#include "results/run_folder/digest.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace entente {

inline constexpr const char* manifest_name = "manifest.json";
/// The manifest's key that marks a folder as a run's; its value is the version of the folder's form.
inline constexpr const char* run_marker = "entente_run";
inline constexpr int run_form = 1;

/// What a folder holds: the one key in which its manifest names what was run says so.
enum class FolderKind { run, tournament, recovery, multiverse };
/// "run", "tournament", ...
std::string to_string(FolderKind kind);
/// Of a folder whose outputs_of() can be had. Throws as outputs_of().
FolderKind kind_of(const std::filesystem::path& folder);

/// The outputs that a run's manifest lists. Throws Error (Fault::input) that says what is wrong: no manifest, one that
/// was cut off or is none of a run, one in the form of another version, or one whose list is not whole.
std::vector<FileDigest> outputs_of(const std::filesystem::path& folder);
/// The same, or nothing where that would throw.
std::optional<std::vector<FileDigest>> listed_outputs(const std::filesystem::path& folder);

/// Throws Error (Fault::input) when a file that is to be written is one of a finished run's own, by which the run would
/// be lost. `option` names it on the command line.
void check_no_output(const std::filesystem::path& file, const std::string& option);

/// Entries of a folder, sorted, that are neither the manifest nor among the files listed.
std::vector<std::string> unlisted_entries(const std::filesystem::path& folder, const std::vector<FileDigest>& listed);

/// Whether a name can only mean a file in the folder itself.
bool is_plain_name(const std::string& name);

}  // namespace entente
