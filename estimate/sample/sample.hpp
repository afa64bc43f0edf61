#pragma once

#include "estimate/sample/model_matrix.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// Which group every row belongs to: a state, a year, a cluster.
struct Grouping {
  std::string name;                  ///< of the variable
  std::vector<std::uint32_t> level;  ///< n, an index into `labels`
  std::vector<std::string> labels;   ///< ascending (as numbers if all are), each used by some row

  bool empty() const { return labels.empty(); }
  std::size_t levels() const { return labels.size(); }
};

/// What became of the panel's rows: a table of n rows must be able to say why n.
struct SampleAccount {
  struct Reason {
    std::string what;  ///< "stateabb = USA", "cinc is missing"
    std::size_t rows = 0;
  };
  std::size_t rows_read = 0;
  std::vector<Reason> excluded;  ///< by the user's rules, in their order; a row counts under the first that takes it
  std::vector<Reason> missing;   ///< by variable; a row with several gaps counts under each
  std::size_t missing_rows = 0;  ///< rows left out for at least one gap
  std::vector<Reason>
      singletons;  ///< by absorbed effect: groups with one row, dropped again and again until none is left
};

/// The rows of a regression: the response and the design matrix of a formula over a panel, and who stands in each row.
/// All fits, covariances and predictions start from it.
struct Sample {
  std::string response;           ///< name, as the formula has it
  std::vector<double> outcome;    ///< n, finite
  ModelMatrix matrix;             ///< how a row of the design comes from the variables
  std::vector<double> design;     ///< n x p row-major, finite; columns are matrix.terms()
  std::vector<double> leaves;     ///< n x L row-major: the variables behind the design, in the order of matrix.leaves()
  Grouping unit;                  ///< of --index; empty when the panel has none
  Grouping time;                  ///< of --index; empty when the panel has none
  std::vector<Grouping> effects;  ///< absorbed, in the formula's order
  std::vector<Grouping> clusters;       ///< the variables that covariances were announced to need
  std::vector<std::size_t> panel_rows;  ///< n: index of the row in the panel, from 0
  SampleAccount account;

  std::size_t rows() const { return outcome.size(); }
  const std::vector<std::string>& terms() const { return matrix.terms(); }
  std::size_t columns() const { return matrix.terms().size(); }
  std::span<const double> row(std::size_t i) const { return {design.data() + i * columns(), columns()}; }

  /// The grouping of that name among clusters, effects, unit and time. Throws Error (Fault::input) with the names
  /// there.
  const Grouping& grouping(const std::string& name) const;
  /// The rows given, in that order, a row as often as it is named. Groupings keep only labels in use.
  Sample subset(std::span<const std::size_t> rows) const;
};

/// `grouping` of those rows, with labels that no row uses left out.
Grouping subset(const Grouping& grouping, std::span<const std::size_t> rows);

/// The rows of each level, in the order of the labels; within a level in the order of the rows.
std::vector<std::vector<std::size_t>> rows_by_level(const Grouping& grouping);

}  // namespace entente
