#pragma once

#include "estimate/covariance/model_report.hpp"

#include <map>
#include <string>
#include <vector>

namespace entente {

/// What stands under an estimate.
enum class ShownUncertainty { standard_error, interval };

struct RegressionTableOptions {
  std::string title;  ///< "Gannon and Kent (2020), Table 1"; may be empty
  ShownUncertainty uncertainty = ShownUncertainty::standard_error;
  bool stars = false;                         ///< * p < 0.05, ** p < 0.01, *** p < 0.001
  int digits = 3;                             ///< significant digits of a standard error, 1 to 10
  double level = 0.95;                        ///< of intervals, in (0, 1)
  std::map<std::string, std::string> labels;  ///< of terms; a term without one is its own label
  std::map<std::string, std::string> heads;   ///< of models by name, for their columns; else the name
};

/// Models side by side as texts: what all renderers show. Texts are not escaped for any format.
struct RegressionTable {
  struct Column {
    std::string number;  ///< "(1)"
    std::string head;    ///< "Political"
  };
  struct Cell {
    std::string estimate;     ///< empty: the model does not have the term
    std::string stars;        ///< "", "*", "**", "***"
    std::string uncertainty;  ///< "(0.000437)" or "[0.00148, 0.0032]"; empty when there is none
  };
  struct Row {
    std::string label;
    std::vector<Cell> cells;  ///< one a column
  };
  /// The terms of one linear predictor: "Participation" and "Amount" of hurdles; one without a title otherwise.
  struct Panel {
    std::string title;
    std::vector<Row> rows;
  };
  struct StatisticRow {
    std::string label;
    std::vector<std::string> values;  ///< one a column; "-" where the model does not have it
  };
  /// Covariances side by side of one model: a small table of its own.
  struct Block {
    std::string title;
    std::vector<std::string> head;
    std::vector<std::vector<std::string>> rows;  ///< as long as `head`; the first is a label
  };

  std::string title;
  std::vector<Column> columns;
  std::vector<Panel> panels;
  std::vector<StatisticRow> statistics;
  std::vector<Block> blocks;
  std::vector<std::string> notes;  ///< sentences, each with the columns that it is about where not all
};

/// Sets models side by side: terms in the order of their first appearance, scale parameters last in their panel.
/// Throws Error (Fault::input) without models, and for digits or a level out of range.
RegressionTable make_regression_table(const std::vector<ModelReport>& reports, const RegressionTableOptions& options);

}  // namespace entente
