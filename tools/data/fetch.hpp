#pragma once

#include "results/run_folder/digest.hpp"
#include "scenarios/registry/registry.hpp"
#include "tools/data/download.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace entente {

struct FetchOptions {
  std::filesystem::path to;           ///< folder, made where there is none
  std::optional<std::string> mirror;  ///< a folder or an address that holds the files by the registry's names
  bool accept_other_version = false;  ///< take a file whose checksum is not the registered one
  bool replace = false;               ///< of a file in the way whose checksum is not the registered one
  DownloadOptions download;
};

/// What came of fetching a source.
struct Fetched {
  enum class How { already_there, copied, downloaded };
  How how = How::already_there;
  std::string from;                ///< the mirror's folder, or the host
  std::uint64_t resumed_from = 0;  ///< bytes that were there from an earlier attempt
  FileDigest digest;
};

/// Checks the mirror and makes the folder. Throws Error (Fault::input).
void check_fetch(const FetchOptions& options);

/// Puts a source's file into the folder, whole and with the registered checksum or not at all.
///
/// Throws Error: Fault::input when the mirror lacks the file or another one is in the way; Fault::work when it can only
/// be had by hand (with how), cannot be reached, or has another checksum (with both).
Fetched fetch_source(const RegisteredSource& source, const FetchOptions& options);

}  // namespace entente
