#pragma once

#include "results/run_data/run_data.hpp"
#include "results/run_data/run_table.hpp"
#include "results/scores/simulated.hpp"
#include "sim/core/error.hpp"
#include "sim/core/identifiers.hpp"

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Finished runs set beside one another, from what stands in their folders.
namespace entente {

/// The scores of a row of scores.csv, as its columns have them.
inline constexpr std::array<std::string_view, 16> compared_scores = {"bias",
                                                                     "rmse",
                                                                     "crps",
                                                                     "skill_historical_mean",
                                                                     "skill_persistence",
                                                                     "log_score",
                                                                     "coverage_50",
                                                                     "coverage_80",
                                                                     "coverage_90",
                                                                     "coverage_95",
                                                                     "spearman_relative",
                                                                     "kendall_relative",
                                                                     "spearman_absolute",
                                                                     "kendall_absolute",
                                                                     "top_5",
                                                                     "top_10"};
using ScoreValues = std::array<Simulated, compared_scores.size()>;

/// The scores of a set of state-years.
struct ScoredSet {
  std::string name;  ///< "2004", "Denmark"; of all rows and of contributors empty
  std::size_t rows = 0;
  ScoreValues scores;

  const Simulated& score(std::string_view which) const;  ///< one of compared_scores
};

/// A compared state-year.
struct ScoredRow {
  CowCode state;
  Year year;
  double observed = 0, mean = 0;  ///< shares
  double crps = 0, log_score = 0;
};

/// A central interval and how often it holds what was observed.
struct CalibrationLine {
  std::string of;  ///< "all", "contributors"
  double level = 0, expected = 0;
  Simulated coverage;
};

/// A joint test of goodness of fit.
struct GoodnessLine {
  std::string group;
  double p_value = 0;      ///< NaN where it was not tested
  std::string not_tested;  ///< why
};

/// One war of a run, set against its record.
struct WarScores {
  RunWar war;
  ScoredSet overall, contributors;
  std::vector<ScoredSet> years, states;
  std::vector<CalibrationLine> calibration;
  double pit_p_value = 0;                ///< of uniform transforms, all state-years; NaN where there is none
  std::vector<GoodnessLine> goodness;    ///< none where the run wrote none
  std::vector<ScoredRow> rows;           ///< compared ones
  std::vector<std::string> contributed;  ///< names of states that sent something in some compared year
};

/// A run as a comparison sees it.
struct ComparedRun {
  std::string folder;                             ///< as the user named it
  std::string scenario, record, program_version;  ///< of a manifest that no digest vouches for: control codes are out
  std::string certainty;                          ///< marks that alone count by --certainty, "A, B"; or "all"; else ""
  std::string certainty_note;                     ///< the replay's, else ""
  MasterSeed seed;
  std::size_t replications = 0;
  std::map<std::string, std::string> settings;  ///< of the resolved scenario, by key
  std::vector<WarScores> wars;
};

/// A run's war of that id, or null.
const WarScores* war_of(const ComparedRun& run, WarId id);

/// The tables that a comparison reads, from a folder or made anew.
struct ScoreTables {
  RunTable scores, calibration, state_years;
  std::optional<RunTable> goodness;
  std::string comparison;  ///< comparison.json
};

/// Throws Error (Fault::input) when the folder is no run's, or its run is older than these tables.
ScoreTables score_tables(const RunData& run);

/// Throws Error (Fault::input) with the table's place when one lacks what it should hold.
ComparedRun compared_run(const RunData& run, const ScoreTables& tables);

/// The Error (Fault::input) of a run whose comparison.json is other than a run's tables and wars say.
Error not_as_written(const RunData& run);

}  // namespace entente
