#pragma once

#include "results/figures/run_figure.hpp"
#include "sim/core/state_label.hpp"

#include <cstddef>
#include <string>
#include <vector>

/// What the map of a war's contributions shows. For source files of results only.
namespace entente {

/// A quantity in classes, from the lowest up. Classes are told apart by shade and, below zero, by a mark.
struct MapClasses {
  std::vector<std::string> names;  ///< "0.1 to 0.5 %"
  std::vector<double> bounds;      ///< between them, one fewer than names
  std::size_t class_of(double value) const;
};

struct MapState {
  StateLabel state;
  std::string shape;                      ///< what its country is called among the shapes; empty without one
  double share = 0, over = 0, error = 0;  ///< observed share; simulated over-contribution with its Monte Carlo error
};

struct MapData {
  StateLabel leader;
  std::vector<MapState> states;     ///< whoever has one of the two numbers
  std::vector<std::string> unseen;  ///< of these, who has no shape: named below the map, so that none is lost
  std::vector<std::string> stood;   ///< "Sardinia as Italy": drawn as the country of today that has its code
  MapClasses share, over;
};

/// The war's means or, with a year in the options, the year's numbers, in classes of all years. Throws Error
/// (Fault::input) for a war or year that the run has not.
MapData map_data(const RunData& run, const RunFigureOptions& options);

/// What the map's headline does not say: whose borders, who is not on it.
std::vector<std::string> map_notes(const MapData& data);
std::string map_description(const MapData& data, const std::string& title);

}  // namespace entente
