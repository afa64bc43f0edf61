#pragma once

#include "results/figures/number_axis.hpp"

#include <cstddef>
#include <string>
#include <vector>

/// How figures of several panels are laid out. For source files of results only.
namespace entente {

/// Panels beside and below each other, all of one width.
struct PanelGrid {
  std::size_t columns = 1;
  double width = 0;  ///< of a panel, in pixels
};

/// As many columns as have room for panels of at least `narrowest` pixels with `gap` between them, but no row left
/// emptier than need be.
PanelGrid panel_grid(double room, std::size_t panels, double narrowest, double gap);

/// Years from the first to the last and a little air, with a tick for each, or as many as their labels have room in
/// `width` pixels. Labels stand over the ends by at most `overhang` pixels, half of what lies between panels.
NumberAxis year_axis(int first, int last, double width, double overhang = 12);

/// How something is drawn, for a key above panels: a line, or a point.
struct KeyEntry {
  std::string name;
  std::string shape = "stroke";  ///< "stroke" for a line, else a shape of Vega's
  std::string stroke = "#000000";
  std::string fill = "#000000";
  double stroke_width = 1;
  std::vector<double> dash = {};
  double size = 40;
};

/// A key as a view of its own, to stand above panels that have no legend: entries beside each other, and below where
/// the width is used up.
OrderedJson key_view(const std::vector<KeyEntry>& entries, double width);

}  // namespace entente
