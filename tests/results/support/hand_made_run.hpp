#pragma once

#include "results/run_data/run_data.hpp"
#include "results/run_folder/manifest.hpp"
#include "results/run_folder/run_folder.hpp"
#include "tests/results/support/temporary_folder.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace entente::testing {

/// A run's folder whose every number is chosen by the test.
struct HandMadeRun {
  std::string scenario = "Small war";
  std::string record = "Record: outcome as published, depth as published, potential as difference";
  std::vector<std::pair<std::string, std::string>> settings = {{"wars[1].id", "1"},
                                                               {"wars[1].name", "Small war"},
                                                               {"wars[1].leader", "USA"},
                                                               {"wars[1].years", "[2001, 2003]"},
                                                               {"measures.outcome", "as_published"},
                                                               {"measures.depth", "as_published"},
                                                               {"measures.potential", "difference"},
                                                               {"contribution.theory", "signalling"},
                                                               {"contribution.family", "hurdle"},
                                                               {"leader_rule.rule", "bayesian"},
                                                               {"types", "on"}};
  std::vector<std::string> notes = {};
  std::map<std::string, std::string> files = {};  ///< content by name

  /// Replaces a setting, or adds it.
  void set(const std::string& key, const std::string& value) {
    for (auto& [name, old] : settings) {
      if (name != key) continue;
      old = value;
      return;
    }
    settings.emplace_back(key, value);
  }

  RunData write(const std::filesystem::path& path) const {
    Manifest manifest{.program_version = "0.1.0",
                      .seed = MasterSeed(7),
                      .replications = 1200,
                      .scenario = scenario,
                      .record = record,
                      .notes = notes};
    for (const auto& [key, value] : settings) {
      Setting setting;
      setting.key = key;
      setting.value = value;
      manifest.settings.push_back(setting);
    }
    RunFolder folder(path);
    for (const auto& [name, content] : files) folder.write(name, content);
    folder.commit(manifest_text(manifest, folder.files()));
    return RunData(path);
  }
};

inline constexpr const char* scores_head =
    "scope,cow,state,rows,rmse,rmse_error,crps,crps_error,skill_historical_mean,skill_historical_mean_error,"
    "skill_persistence,skill_persistence_error,coverage_90,spearman_relative,spearman_relative_error\n";

inline constexpr const char* states_head =
    "cow,iso3,state,years_compared,observed_rank_relative,simulated_rank_relative,observed_share,simulated_share,"
    "observed_over_contribution,simulated_over_contribution,simulated_over_contribution_error\n";

/// Four states of which one sent nobody; the gap between mean shares is largest in B, then A, C, D.
inline std::string four_states() {
  return std::string(states_head) +
         "20,AAA,Ålpha,3,1,2,0.02,0.012,0.004,0.001,0.0001\n"
         "30,BBB,Beta,3,2,4,0.015,0.001,0.006,0.002,\n"
         "40,CCC,Gamma,3,3,1,0.01,0.014,-0.002,0.0005,0.0001\n"
         "50,DDD,Delta,3,4,3,0,0.002,-0.002,0,0\n";
}

}  // namespace entente::testing
