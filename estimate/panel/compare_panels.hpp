#pragma once

#include "estimate/table/csv.hpp"

#include <map>
#include <string>
#include <vector>

namespace entente {

/// A cell in which two panels differ.
struct PanelDifference {
  std::string column;
  std::string row;     ///< "Germany 2009"
  long long code = 0;  ///< Correlates of War
  long long year = 0;
  std::string ours;  ///< empty when missing
  std::string other;
};

/// Two panels beside each other, cell by cell.
struct PanelComparison {
  std::size_t rows = 0;                ///< in both, by ccode and year
  std::vector<std::string> only_ours;  ///< rows, by name
  std::vector<std::string> only_other;
  std::vector<std::string> columns;  ///< in both, in our order
  std::vector<std::string> columns_only_ours;
  std::vector<std::string> columns_only_other;
  std::map<std::string, std::size_t> by_column;  ///< differences; a column without any is not there
  std::vector<PanelDifference> differences;      ///< by column, then code and year
};

/// Compares two country-year panels that have the columns ccode and year. Numbers differ when they are further apart
/// than `tolerance` times the larger; texts when they are not the same; "", "NA" and "NaN" are missing and equal.
/// Throws Error (Fault::input) with the place of a column that is not there and of a row that stands twice.
PanelComparison compare_panels(const Table& ours, const Table& other, double tolerance);

}  // namespace entente
