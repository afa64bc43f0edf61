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
  std::vector<std::string> per_thousand = {};  ///< shares, shown per 1,000 of the armed forces; the file has fractions
  /// A column and a value, where only rows with it hold shares ("quantity", "share").
  std::vector<std::string> per_thousand_where = {};
  OrderedJson data = {};  ///< the file as packed_table() has it
};

/// How many bytes of tables, packed, a report takes, before any view of a figure but the first ones. Larger ones stay
/// in the run's folder, and the report says so.
inline constexpr std::size_t room_for_tables = 2000000;

/// The tables that a reader expects, present or named as missing, then whatever other CSV the run wrote.
std::vector<ReportTable> report_tables(const RunData& run);
/// Those of a tournament's folder.
std::vector<ReportTable> tournament_tables(const RunData& tournament);

}  // namespace entente
