#pragma once

#include "results/report/summary_words.hpp"

#include <string>
#include <vector>

/// For source files of results/report only.
namespace entente {

/// A score of two runs over all state-years of a war.
struct ComparedScore {
  std::string war;  ///< its name; empty where there is one war
  std::string column, name;
  double run, run_error, other, other_error;
  bool less_is_better;
};

/// The scores that both runs have of the wars (by id) that both have.
std::vector<ComparedScore> compared_scores(const RunData& run, const RunData& other);

}  // namespace entente
