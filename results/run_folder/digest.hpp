#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace entente {

/// What identifies a file's content.
struct FileDigest {
  std::string name = {};    ///< as the manifest lists it
  std::string sha256 = {};  ///< 64 hexadecimal digits, lower case
  std::uint64_t bytes = 0;

  friend bool operator==(const FileDigest&, const FileDigest&) = default;
};

/// SHA-256 (FIPS 180-4) of bytes, as 64 hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

/// Digest of a regular file under the name given. Throws Error (Fault::input) with the place when it cannot be read.
FileDigest digest_file(const std::filesystem::path& path, std::string name);

}  // namespace entente
