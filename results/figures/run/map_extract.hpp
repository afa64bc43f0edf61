#pragma once

#include "results/json/value.hpp"

#include <string>

/// The parts of the world that the map shows, and how they lie on paper. For source files of results only.
namespace entente {

struct MapExtract {
  double width = 0, height = 0;  ///< pixels
  OrderedJson projection;        ///< for Vega-Lite; keeps areas
  double smallest_shape = 0;     ///< square degrees: what is smaller gets a circle
  double smallest_named = 0;     ///< and what is smaller has no room for a word
  std::string within = {};       ///< which countries there are, as a condition on their middle; empty for all
};

MapExtract world_extract(double width);
MapExtract europe_extract(double width, double height);

}  // namespace entente
