#pragma once

#include "results/ensemble_file/ensemble_axes.hpp"
#include "results/ensemble_file/netcdf.hpp"
#include "results/ensemble_file/summary_variables.hpp"
#include "results/run_folder/digest.hpp"
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
  std::vector<Quantity> quantities = {};  ///< what is kept of every replicate, besides the summary of all
  bool amount_slope = false;              ///< beside potential_slope the amount's too, which only the hurdle has
  bool learning = false;                  ///< whether states have expectations
  std::size_t replications = 0;
  MasterSeed seed = {};
  int random_layout_version = 0;
  std::string program_version = {};
  std::string scenario = {};             ///< its name
  std::string record = {};               ///< one line: which record and which measures
  std::vector<FileDigest> inputs = {};   ///< the scenario's files
  std::string coefficients_sha256 = {};  ///< of coefficients.yaml, the coefficients as used
  std::vector<StateLabel> leaders = {};  ///< of the world's leaders, in the world's order
  std::vector<StateLabel> states = {};   ///< of the world's states, in the world's order
};

/// The number in the attribute entente_ensemble of the files that this program writes and reads; it grows when what an
/// older program would look for is no longer there.
inline constexpr int ensemble_file_version = 1;

/// A recorded ensemble as a NetCDF-4 file that follows the CF conventions: its summary (SummaryVariables), and chosen
/// quantities of every replicate.
///
/// Dimensions: year, state, and replicate where something is kept of each. Quantities by cell have all three, in this
/// order, those by state the last two, slopes the last. Coordinates: the calendar year, the COW code, the replicate's
/// number; beside them each state's ISO-3 code and name. So that shares can be read without other tables, the file also
/// says, by year and state, who was invited and how large the armed forces were.
///
/// With several wars share, casualties, withdrawn and invited have the dimension war before all others, with
/// coordinates war (the id) and war_name; with several leaders standing, expectation and posterior have the dimension
/// leader, with its COW code and leader_name, and war_leader says who leads which war. With one war or one leader there
/// is no such dimension. Nothing in it depends on when or where it was written.
///
/// Quantities by cell and by state are stored in compressed chunks, one for each block of replicates.
class EnsembleWriter {
 public:
  /// Creates the file and writes all but replicates. Throws Error (Fault::work) with the file's name and the reason.
  EnsembleWriter(const std::filesystem::path& path, const World& world, const EnsembleFileOptions& options);

  /// Throws as above. The same blocks in another order give the same values in other bytes.
  void write(const ReplicateBlock& block);

  /// Writes the summary of all replicates and the notes on it. Throws as above.
  void write_summary(const WarsSummary& summary, const RunComparison& run, const std::vector<std::string>& notes);

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
  EnsembleAxes axes_;
  struct Facts {
    NetcdfFile::Variable year, state, replicate, iso3, state_name, invited, armed_forces, war, war_name, war_leader,
        leader, leader_name;
  } facts_{};
  std::vector<Recorded> recorded_;
  std::optional<SummaryVariables> summary_;
};

}  // namespace entente
