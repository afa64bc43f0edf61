#include "results/figures/run/panel_grid.hpp"

#include "results/figures/text_width.hpp"
#include "results/figures/theme.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

constexpr double year_gap = 7;      // pixels between the labels of years
constexpr double year_air = 0.03;   // of the span: a point on the first year is not cut
constexpr double symbol_room = 26;  // a symbol with the air on both sides
constexpr double entry_gap = 12;

OrderedJson at(double pixels) { return {{"value", pixels}}; }

OrderedJson symbol(const KeyEntry& entry, double x, double y) {
  OrderedJson layer = OrderedJson::object();
  if (entry.shape == "stroke") {
    layer["mark"] = {{"type", "rule"}, {"strokeWidth", entry.stroke_width}, {"color", entry.stroke}};
    if (!entry.dash.empty()) layer["mark"]["strokeDash"] = entry.dash;
    layer["encoding"]["x"] = at(x);
    layer["encoding"]["x2"] = at(x + symbol_room - 6);
  } else {
    layer["mark"] = {{"type", "point"},    {"shape", entry.shape}, {"stroke", entry.stroke},
                     {"fill", entry.fill}, {"opacity", 1},         {"strokeWidth", entry.stroke_width},
                     {"size", entry.size}};
    layer["encoding"]["x"] = at(x + (symbol_room - 6) / 2);
  }
  layer["encoding"]["y"] = at(y);
  return layer;
}

OrderedJson name(const std::vector<std::string>& lines, double x, double y) {
  OrderedJson layer = OrderedJson::object();
  layer["mark"] = {{"type", "text"},
                   {"text", lines},
                   {"align", "left"},
                   {"baseline", "middle"},
                   {"lineHeight", line_height(label_points)},
                   {"fontSize", label_points * pixels_per_point}};
  layer["encoding"]["x"] = at(x + symbol_room);
  layer["encoding"]["y"] = at(y);
  return layer;
}

}  // namespace

PanelGrid panel_grid(double room, std::size_t panels, double narrowest, double gap) {
  const auto fitting = static_cast<std::size_t>((room + gap) / (narrowest + gap));
  const std::size_t most = std::clamp<std::size_t>(fitting, 1, std::max<std::size_t>(panels, 1));
  const std::size_t rows = (panels + most - 1) / most;
  const std::size_t columns = rows == 0 ? 1 : (panels + rows - 1) / rows;  // eight stand as 4 + 4, not as 5 + 3
  return {columns, std::floor((room - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns))};
}

NumberAxis year_axis(int first, int last, double width, double overhang) {
  NumberAxis axis;
  const double label = text_width("2000", label_points);
  // A tick on the first or last year stands over by half its label less the air; more air where that is too much.
  const double span = last - first;
  const double share = std::clamp((label / 2 - overhang) / width, 0.0, 0.4);  // of the axis
  const double air = first == last ? 0.5 : std::max(year_air, share / (1 - 2 * share)) * span;
  axis.low = first - air;
  axis.high = last + air;
  const auto fitting = static_cast<std::size_t>(std::max(2.0, width / (label + year_gap)));
  for (const int step : {1, 2, 5, 10, 20, 50, 100}) {
    axis.ticks.clear();
    for (int year = first; year <= last; ++year) {
      if (year % step == 0) axis.ticks.push_back(year);
    }
    if (axis.ticks.size() <= fitting) break;
  }
  if (axis.ticks.empty()) axis.ticks.push_back(first);
  return axis;
}

OrderedJson key_view(const std::vector<KeyEntry>& entries, double width) {
  const double step = line_height(label_points) + 2;
  OrderedJson layers = OrderedJson::array();
  double x = 0, y = step / 2;
  std::size_t most_lines = 1;  // of a name in this row
  for (const KeyEntry& entry : entries) {
    const std::vector<std::string> lines = wrapped(entry.name, width - symbol_room, label_points);
    double needed = 0;
    for (const std::string& line : lines) needed = std::max(needed, symbol_room + text_width(line, label_points));
    if (x > 0 && x + needed > width) {
      x = 0;
      y += step + line_height(label_points) * static_cast<double>(most_lines - 1);
      most_lines = 1;
    }
    layers.push_back(symbol(entry, x, y));
    layers.push_back(name(lines, x, y));
    x += needed + entry_gap;
    most_lines = std::max(most_lines, lines.size());
  }
  y += line_height(label_points) * static_cast<double>(most_lines - 1);
  OrderedJson view = OrderedJson::object();
  view["width"] = std::floor(width);
  view["height"] = std::ceil(y + step / 2);
  view["view"] = {{"stroke", nullptr}};
  view["data"] = {{"values", OrderedJson::array({OrderedJson::object()})}};
  view["layer"] = layers;
  return view;
}

}  // namespace entente
