#pragma once

#include <filesystem>
#include <string_view>

/// Files that are there whole or not at all.
namespace entente {

/// Creates a file that does not exist yet and makes its content durable (fsync).
/// Throws Error (Fault::work) with the file's name and the system's reason.
void create_file(const std::filesystem::path& path, std::string_view content);

/// Writes a file, or replaces one that is there, atomically: whoever reads it finds the old or the new content, and
/// after a failure the old. A symbolic link stays and the file that it points to is replaced. Throws Error
/// (Fault::work) with the path and the reason; so does a path that is no regular file (a folder, a device).
void write_file(const std::filesystem::path& path, std::string_view content);

/// Throws Error (Fault::input) when `write_file` could not succeed, so that long work is not done in vain: the path is
/// empty, a folder or a device. Makes the folder that it names where there is none. `option` is the user's ("--out").
void check_writable(const std::filesystem::path& path, const char* option);

}  // namespace entente
