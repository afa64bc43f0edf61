#pragma once

#include "results/json/value.hpp"
#include "results/run_data/run_data.hpp"

#include <cstddef>
#include <string>
#include <vector>

/// For source files of results/report only.
namespace entente {

/// A table as a report holds it, or why the run has none.
struct ReportTable {
  std::string file;   ///< "states.csv"
  std::string title;  ///< "States"
  std::string shows;  ///< what a row is
  std::string missing = {};
  std::vector<std::string> columns = {};  ///< shown at first; all when empty
  std::string sorted = {};                ///< by this column at first, largest first; in the file's order when empty
  std::string csv = {};                   ///< the file as it is
};

/// How many bytes of tables a report takes; larger ones stay in the run's folder, and the report says so.
inline constexpr std::size_t room_for_tables = 2000000;

/// The tables that a reader expects, present or named as missing, then whatever other CSV the run wrote.
std::vector<ReportTable> report_tables(const RunData& run);
/// Those of a tournament's folder.
std::vector<ReportTable> tournament_tables(const RunData& tournament);

}  // namespace entente
