#pragma once

#include "results/regression/regression_table.hpp"

/// The parts that make_regression_table is composed of, one a source file.
namespace entente {

/// Goodness-of-fit rows that at least one model has.
std::vector<RegressionTable::StatisticRow> statistic_rows(const std::vector<ModelReport>& reports);

/// What a reader needs in order to redo the table.
std::vector<std::string> footnotes(const std::vector<ModelReport>& reports, const RegressionTableOptions& options);

/// The covariances of a clustered fit side by side.
RegressionTable::Block side_by_side(const ModelReport& report, const std::string& title,
                                    const RegressionTableOptions& options);

/// A term's label in a row; the name where none is given.
std::string row_label(const Parameter& parameter, const RegressionTableOptions& options);

}  // namespace entente
