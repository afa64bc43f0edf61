#pragma once

#include "results/ensemble_file/netcdf_type.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace entente {

/// Before any call of NetCDF that may meet a fault: forgets older faults, and keeps HDF5 from printing an account of
/// the new one or ending the process by a signal.
void await_netcdf_faults();

/// A NetCDF-4 file while it is written: the few calls of the C library that we need, each checked.
///
/// First dimensions, variables and attributes, then end_definitions(), then values (and attributes that are known late
/// only), then close(). Every member throws
/// Error (Fault::work) with the file's name and the reason. NetCDF's state is the process's: one thread at a time may
/// use it, whatever the file.
class NetcdfFile {
 public:
  using Type = NetcdfType;
  struct Dimension {
    int id;
  };
  struct Variable {
    int id;
  };
  static constexpr Variable whole_file{-1};  ///< as the owner of an attribute

  /// Creates a file that is not there yet.
  explicit NetcdfFile(const std::filesystem::path& path);
  /// Without close() the file is incomplete.
  ~NetcdfFile();
  NetcdfFile(const NetcdfFile&) = delete;
  NetcdfFile& operator=(const NetcdfFile&) = delete;

  Dimension dimension(const std::string& name, std::size_t length);
  Variable variable(const std::string& name, Type type, const std::vector<Dimension>& dimensions);
  /// Stores the variable in chunks of this shape, each compressed by itself.
  void compress(Variable variable, const std::vector<std::size_t>& chunk, std::size_t chunk_bytes);
  void attribute(Variable owner, const std::string& name, const std::string& value);
  /// A double: R's readers of NetCDF know no longer whole numbers than 32 bits.
  void attribute(Variable owner, const std::string& name, double value);
  /// What the values 0 and 1 of a yes-or-no variable mean: two words with a space between them.
  void flag_meanings(Variable variable, const std::string& meanings);
  /// NaN in a variable of doubles means that there is no value: readers then say so in their own way.
  void missing_is_nan(Variable variable);
  void end_definitions();

  /// Writes `count` values a dimension from `start` on.
  void put(Variable variable, const std::vector<std::size_t>& start, const std::vector<std::size_t>& count,
           const double* values);
  void put(Variable variable, const std::vector<std::size_t>& start, const std::vector<std::size_t>& count,
           const std::int32_t* values);
  void put(Variable variable, const std::vector<std::size_t>& start, const std::vector<std::size_t>& count,
           const std::uint8_t* values);
  /// Writes a whole variable of one dimension.
  void put(Variable variable, const std::vector<std::string>& values);

  /// A full disk may show here first.
  void close();

 private:
  void check(int status);

  std::string name_;  // for messages
  int id_ = -1;
  bool open_ = false;
};

}  // namespace entente
