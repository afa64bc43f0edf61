#pragma once

#include "results/ensemble_file/netcdf.hpp"
#include "sim/core/identifiers.hpp"
#include "sim/core/state_label.hpp"
#include "sim/war/recording.hpp"
#include "sim/war/replicate_block.hpp"
#include "sim/war/world.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace entente {

/// What a recorded ensemble holds, and what it says of itself.
struct EnsembleFileOptions {
  std::vector<Quantity> quantities = {};  ///< what is kept of every replicate
  bool amount_slope = false;              ///< beside potential_slope the amount's too, which only the hurdle has
  std::size_t replications = 0;
  MasterSeed seed = {};
  int random_layout_version = 0;
  std::string program_version = {};
  std::string scenario = {};             ///< its name
  std::string record = {};               ///< one line: which record and which measures
  std::vector<StateLabel> leaders = {};  ///< of the world's leaders, in the world's order
  std::vector<StateLabel> states = {};   ///< of the world's states, in the world's order
};

/// A recorded ensemble as a NetCDF-4 file that follows the CF conventions.
///
/// Dimensions: year, state, replicate. Quantities by cell have all three, in this order, those by state the last two,
/// slopes the last. Coordinates: the calendar year, the COW code, the replicate's number; beside them each state's
/// ISO-3 code and name. So that shares can be read without other tables, the file also says, by year and state, who was
/// invited and how large the armed forces were.
///
/// With several wars share, casualties, withdrawn and invited have the dimension war before all others, with
/// coordinates war (the id) and war_name; with several leaders standing, expectation and posterior have the dimension
/// leader, with its COW code and leader_name. With one war or one leader there is no such dimension. Nothing in it
/// depends on when or where it was written.
///
/// Quantities by cell and by state are stored in compressed chunks, one for each block of replicates.
class EnsembleWriter {
 public:
  /// Creates the file and writes all but replicates. Throws Error (Fault::work) with the file's name and the reason.
  EnsembleWriter(const std::filesystem::path& path, const World& world, const EnsembleFileOptions& options);

  /// Throws as above. The same blocks in another order give the same values in other bytes.
  void write(const ReplicateBlock& block);

  /// Ends the file; nothing may follow. Throws as above: a full disk may show here first.
  void close() { file_.close(); }

 private:
  struct Recorded {
    Quantity quantity;
    NetcdfFile::Variable variable;
    bool amount = false;  // the slope of the amount
  };

  void define_facts();
  void define_quantities(const EnsembleFileOptions& options);
  void describe(const EnsembleFileOptions& options);
  void put_facts(const World& world, const EnsembleFileOptions& options);
  void put_wars(const World& world, const EnsembleFileOptions& options);

  NetcdfFile::Variable define(const std::string& name, NetcdfFile::Type type,
                              const std::vector<NetcdfFile::Dimension>& dimensions, const std::string& long_name);
  template <class Number>
  void put(const Recorded& recorded, const LaneArray<Number>& values, const ReplicateBlock& block);

  NetcdfFile file_;
  std::size_t replications_;
  std::size_t years_;
  std::size_t states_;
  std::size_t wars_;
  std::size_t leaders_;
  NetcdfFile::Dimension year_, state_, replicate_;
  std::optional<NetcdfFile::Dimension> war_, leader_;  // where there are several
  struct Facts {
    NetcdfFile::Variable year, state, replicate, iso3, state_name, invited, armed_forces, war, war_name, leader,
        leader_name;
  } facts_{};
  std::vector<Recorded> recorded_;
};

}  // namespace entente
