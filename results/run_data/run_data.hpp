#pragma once

#include "results/run_data/run_table.hpp"
#include "sim/core/identifiers.hpp"

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace entente {

/// A war of a run, as its manifest has it.
struct RunWar {
  WarId id;
  std::string name;
  std::string leader;  ///< ISO-3 code
  Year first_year;
  Year last_year;
};

/// A finished run as its folder holds it: what comparisons, figures and reports are made from.
///
/// Nothing is believed before every file has the size and digest that the manifest says. The folders of tournaments and
/// recoveries can be read, too, with other tables and less to tell; of a multiverse's only the kind and the files.
class RunData {
 public:
  /// Throws Error (Fault::input) as verify_run_folder(), or where the manifest lacks what it should say.
  explicit RunData(const std::filesystem::path& folder);

  const std::filesystem::path& folder() const { return folder_; }
  /// What wrote the folder: "run", "tournament", "recovery" or "multiverse" (kind_of()).
  const std::string& kind() const { return kind_; }
  const std::string& scenario() const { return scenario_; }  ///< its name
  const std::string& record() const { return record_; }      ///< one line: which record and which measures
  const std::string& program_version() const { return program_version_; }
  MasterSeed seed() const { return seed_; }
  std::size_t replications() const { return replications_; }
  const std::vector<std::string>& notes() const { return notes_; }
  /// In the scenario's order; at least one of a run, none of other folders.
  const std::vector<RunWar>& wars() const { return wars_; }
  /// The value of a key of the resolved scenario ("contribution.family"), as text; nothing where it does not apply.
  std::optional<std::string> setting(const std::string& key) const;
  /// All keys of the resolved scenario that apply, with their values.
  const std::map<std::string, std::string>& settings() const { return settings_; }

  bool has(const std::string& file) const;
  /// A CSV table of the folder. Throws Error (Fault::input) when the run did not write it or it is no such table.
  const RunTable& table(const std::string& file) const;
  /// A file of the folder as it is; "manifest.json" too. Throws as table().
  std::string text(const std::string& file) const;

 private:
  void read_manifest();
  std::filesystem::path path_of(const std::string& file) const;

  std::filesystem::path folder_;
  std::string kind_, scenario_, record_, program_version_;
  MasterSeed seed_;
  std::size_t replications_ = 0;
  std::vector<std::string> notes_, files_;
  std::vector<RunWar> wars_;
  std::map<std::string, std::string> settings_;
  mutable std::map<std::string, RunTable> tables_;  // read when first asked for
};

}  // namespace entente
