#pragma once

#include <cstddef>
#include <string>
#include <vector>

/// Names beside the points of a scatter plot, none over another. For source files of results only.
namespace entente {

struct LabelledPoint {
  double x = 0, y = 0;  ///< pixels from the panel's left upper corner
  std::string text;
};

struct LabelLine {
  double from_x = 0, from_y = 0, to_x = 0, to_y = 0;
};

struct LabelRoom {
  double width = 0, height = 0;       ///< of the panel, pixels: no label stands over its edge
  double points = 7.5;                ///< size of type
  double radius = 2.5;                ///< of a point's mark
  std::vector<LabelLine> lines = {};  ///< that a label should rather not cover
};

struct PlacedLabel {
  bool placed = false;  ///< false where there was no room
  double x = 0, y = 0;  ///< the label's middle
  bool leader = false;  ///< it stands so far off that a line must lead to it
  LabelLine line;       ///< that one, from the mark to the label
};

/// A place for each label, in the points' order: beside its point where there is room, else further off with a line
/// that leads to it. No label covers another label or a mark; one that would has no place. The same points give the
/// same places.
///
/// Each label takes the best of some hundred places around its point while the others stay, crowded points first, until
/// none can better its place (a descent after Christensen, Marks and Shieber 1995, section 3.3).
std::vector<PlacedLabel> place_labels(const std::vector<LabelledPoint>& points, const LabelRoom& room);

}  // namespace entente
