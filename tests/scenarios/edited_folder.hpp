#pragma once

#include "tests/scenarios/faults.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

namespace entente::testing {

/// A copy of a folder of tables, to break one of them. Test cases may run at once, each in a process of its own.
class EditedFolder {
 public:
  EditedFolder(const std::string& original, const std::string& name)
      : folder_(std::filesystem::temp_directory_path() / (name + "-" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(folder_);
    std::filesystem::copy(original, folder_);
  }
  ~EditedFolder() { std::filesystem::remove_all(folder_); }
  EditedFolder(const EditedFolder&) = delete;
  EditedFolder& operator=(const EditedFolder&) = delete;

  /// Replaces the first `old` of a file of the folder, which must be there.
  void replace(const std::string& file, const std::string& old, const std::string& now) const {
    const std::string text = replaced(file_text(path(file)), old, now);
    REQUIRE(!text.empty());
    std::ofstream(path(file), std::ios::binary) << text;
  }
  std::string path(const std::string& file) const { return (folder_ / file).string(); }

 private:
  std::filesystem::path folder_;
};

}  // namespace entente::testing
