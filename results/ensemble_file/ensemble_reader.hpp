#pragma once

#include "results/ensemble_file/netcdf_input.hpp"
#include "sim/core/identifiers.hpp"
#include "sim/war/recording.hpp"
#include "sim/war/replicate_block.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace entente {

/// A war as an ensemble's file has it.
struct RecordedWar {
  WarId id;                           ///< 0 where there is one war only
  CowCode leader;                     ///< 0 where one state leads all wars
  std::vector<std::uint8_t> invited;  ///< by cell, as in World
};

/// What an ensemble's file says before any replicate: shapes and facts, as EnsembleWriter put them there. Names of
/// states and wars stand in the run's tables.
struct RecordedEnsemble {
  Year first_year;
  std::size_t years = 0;
  std::vector<CowCode> states;       ///< ascending
  std::vector<double> armed_forces;  ///< by cell
  std::vector<RecordedWar> wars;     ///< at least one
  std::vector<CowCode> leaders;      ///< with their order in the file; one code 0 where one state leads all wars
  std::vector<Quantity> quantities;  ///< what is kept of every replicate; none in a summary
  bool amount_slope = false;         ///< potential_slope has the amount's beside it
  std::size_t replications = 0;
  MasterSeed seed;
  std::string scenario;  ///< its name
  std::string record;    ///< one line: which record and which measures

  std::size_t cells() const { return years * states.size(); }
  bool has(Quantity quantity) const;
};

/// Reads ensemble.nc again, one block of replicates after another, so that memory does not grow with their number:
///
///   EnsembleReader file("out/a/ensemble.nc");
///   for (std::size_t first = 0; first < file.about().replications; first += ReplicateBlock::lanes)
///     use(file.read(first));
///
/// Throws Error (Fault::input) with the file's name: no NetCDF file or a part of one, another program's, a newer
/// Entente's, or one that lacks what EnsembleWriter writes. Texts of variable length are not read: HDF5 trusts their
/// addresses, and where a file was altered ends by a signal. Whether it was altered the folder's digests say (RunData).
class EnsembleReader {
 public:
  explicit EnsembleReader(const std::filesystem::path& path);

  const RecordedEnsemble& about() const { return about_; }

  /// The block that begins with replicate `first`, a multiple of ReplicateBlock::lanes below about().replications.
  /// Arrays of what was recorded are as in ReplicateBlock, lanes beyond `replicates` 0; those of what was not recorded
  /// are empty.
  ReplicateBlock read(std::size_t first) const;

 private:
  void read_origin();
  void read_states();
  CowCode leader_of_code(std::int32_t code) const;
  void read_wars();
  void find_quantities();
  std::size_t length(const std::string& dimension, std::size_t most) const;
  [[noreturn]] void refuse(const std::string& what) const;
  template <class Number>
  void read(const std::string& variable, Quantity quantity, const ReplicateBlock& block,
            LaneArray<Number>& values) const;

  std::string name_;  // for messages
  NetcdfInput file_;
  RecordedEnsemble about_;
};

}  // namespace entente
