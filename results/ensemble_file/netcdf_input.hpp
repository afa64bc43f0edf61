#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace entente {

/// A NetCDF-4 file while it is read: the few calls of the C library that we need, each checked. What is not there, has
/// another shape or cannot be read is an Error (Fault::input) with the file's name: a file that was cut off, too, which
/// shows when it is opened or when a block is read. NetCDF's state is the process's: one thread at a time may use it.
class NetcdfInput {
 public:
  /// Opens a file for reading.
  explicit NetcdfInput(const std::filesystem::path& path);
  ~NetcdfInput();
  NetcdfInput(const NetcdfInput&) = delete;
  NetcdfInput& operator=(const NetcdfInput&) = delete;

  /// Nothing where there is no such dimension.
  std::optional<std::size_t> dimension(const std::string& name) const;
  bool has(const std::string& variable) const;
  std::vector<std::string> dimensions_of(const std::string& variable) const;
  /// An attribute of the file; nothing where there is none of this type.
  std::optional<std::string> text(const std::string& attribute) const;
  std::optional<double> number(const std::string& attribute) const;

  /// `count` values a dimension from `start` on, into `values`, which must have room.
  void read(const std::string& variable, const std::vector<std::size_t>& start, const std::vector<std::size_t>& count,
            double* values) const;
  void read(const std::string& variable, const std::vector<std::size_t>& start, const std::vector<std::size_t>& count,
            std::int32_t* values) const;
  void read(const std::string& variable, const std::vector<std::size_t>& start, const std::vector<std::size_t>& count,
            std::uint8_t* values) const;
  /// A whole variable of one dimension.
  std::vector<std::int32_t> whole_numbers(const std::string& variable) const;

 private:
  int id_of(const std::string& variable) const;
  std::size_t length_of(const std::string& variable) const;
  void check(int status, const std::string& what) const;

  std::string name_;  // for messages
  int id_ = -1;
};

}  // namespace entente
