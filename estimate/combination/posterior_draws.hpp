#pragma once

#include "estimate/sample/panel.hpp"
#include "estimate/table/csv.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

/// Draws of columns of a panel that are not known but estimated (alliance depth), laid over the panel's rows.
class PosteriorDraws {
 public:
  /// Reads a long table: the two columns of the index, `draw` (1 to m), and any number of the panel's columns.
  ///
  /// State-years that are not in the table keep the panel's values in every draw. Throws Error (Fault::input) with all
  /// that is wrong, the first few of each kind: columns that are missing or that the panel does not have (with the
  /// nearest), a state-year twice in a draw or absent from one, a value that is missing or no number, draws that are
  /// not numbered 1 to m, fewer than two of them, no state-year of the panel.
  PosteriorDraws(const Table& table, const Panel& panel, const PanelIndex& index);

  std::size_t size() const { return draws_; }                           ///< m
  const std::vector<std::string>& columns() const { return columns_; }  ///< as the panel calls them
  std::size_t rows() const { return rows_.size(); }                     ///< of the panel that draws touch
  std::size_t not_in_panel() const { return not_in_panel_; }            ///< state-years of the table
  const std::string& name() const { return name_; }                     ///< of the table

  /// The panel in draw `draw`, from 0.
  Panel panel_of(const Panel& panel, std::size_t draw) const;

 private:
  std::string name_;
  std::vector<std::string> columns_;
  std::vector<std::size_t> rows_;   // of the panel, in the order of the table's first draw
  std::vector<std::string> texts_;  // draw, row, column
  std::size_t draws_ = 0;
  std::size_t not_in_panel_ = 0;
};

}  // namespace entente
