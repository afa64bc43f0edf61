#pragma once

#include "results/tables/csv_text.hpp"
#include "results/wars/run_comparison.hpp"

#include <string>
#include <vector>

namespace entente {

/// With several wars a row says first which war it is of.
inline std::vector<std::string> by_war(const RunComparison& run, std::vector<std::string> columns) {
  if (run.several()) columns.insert(columns.begin(), "war");
  return columns;
}

inline void add_war(CsvText& csv, const RunComparison& run, const ComparedWar& war) {
  if (run.several()) csv.add(std::size_t{war.id.number()});
}

}  // namespace entente
