#pragma once

#include "results/json/value.hpp"

#include <vector>

/// An axis of numbers whose ends, ticks and labels are settled here, not by the renderer. For source files of results.
namespace entente {

struct NumberAxis {
  double low = -1, high = 1;  ///< the ends
  std::vector<double> ticks;  ///< round numbers between the ends
  int decimals = 0;           ///< of a label
  int exponent = 0;           ///< labels are in units of 10^exponent; 0 for plain numbers

  bool scaled() const { return exponent != 0; }
};

/// The largest number that an axis takes, in size; the sums below stay finite.
inline constexpr double largest_drawn = 1e300;

/// An axis that holds `values` (up to `largest_drawn` in size; with 0 among them when 0 must show) with a little air,
/// and as many ticks at 1, 2 or 5 times a power of ten as their labels have room in `width` pixels. Large and small
/// numbers come in units of a power of ten, which the axis' title must say. A label may stand over an end by `overhang`
/// pixels.
NumberAxis number_axis(const std::vector<double>& values, double width, double overhang);

/// Of the ticks' labels, in pixels.
double widest_label(const NumberAxis& axis);

/// "×10⁻⁵".
std::string power_of_ten(int exponent);

/// Vega-Lite's `scale` and `axis` of it; `zero_line` draws 0 darker than the rest of the grid.
OrderedJson scale_json(const NumberAxis& axis);
OrderedJson axis_json(const NumberAxis& axis, bool zero_line);

}  // namespace entente
