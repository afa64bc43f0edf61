#include "results/figures/run/panel.hpp"

#include "results/figures/text_width.hpp"
#include "results/figures/theme.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

constexpr double tick_and_air = 7;  // the tick itself, and the air on both sides of its label
constexpr double title_air = 3;

}  // namespace

double inner_width(const RunFigureOptions& options) { return options.width_mm * pixels_per_mm - 2 * figure_padding; }

double left_extent(const NumberAxis& axis, bool titled) {
  return std::ceil(tick_and_air + widest_label(axis) + (titled ? title_air + line_height(label_points) : 0));
}

double bottom_extent(bool titled) {
  return std::ceil(tick_and_air + line_height(label_points) * (titled ? 2 : 1) + (titled ? title_air : 0));
}

OrderedJson quantity(const std::string& field, const NumberAxis& axis, const std::string& title, bool zero_line) {
  OrderedJson shown = axis_json(axis, zero_line);
  const std::string unit = axis.scaled() ? power_of_ten(axis.exponent) : "";
  const std::string words = title.empty() || unit.empty() ? title + unit : title + " (" + unit + ")";
  shown["title"] = words.empty() ? OrderedJson(nullptr) : OrderedJson(words);
  return {{"field", field}, {"type", "quantitative"}, {"scale", scale_json(axis)}, {"axis", shown}};
}

NumberAxis upright_axis(const std::vector<double>& values, double height) {
  // Labels lie across an upright axis and take less of it than of a level one.
  constexpr double across = 1.8;
  NumberAxis axis = number_axis(values, across * height, height);
  const double room = line_height(label_points) / 2 / height;  // of the topmost label, as a share of the axis
  const double last = axis.ticks.back();
  if (axis.high - last < room * (axis.high - axis.low)) axis.high = (last - room * axis.low) / (1 - room);
  return axis;
}

NumberAxis per_thousand_axis(NumberAxis axis) {
  axis.exponent = -3;
  axis.decimals = 0;
  if (axis.ticks.size() > 1) {
    const double step = (axis.ticks[1] - axis.ticks[0]) * 1000;
    axis.decimals = std::max(0, -static_cast<int>(std::floor(std::log10(step) + 1e-9)));
  }
  return axis;
}

OrderedJson per_thousand_quantity(const std::string& field, const NumberAxis& axis, const std::string& title,
                                  bool zero_line) {
  OrderedJson channel = quantity(field, axis, title, zero_line);
  channel["axis"]["title"] = title.empty() ? OrderedJson(nullptr) : OrderedJson(title);
  return channel;
}

std::string name_within(const StateLabel& state, double width, double points) {
  if (text_width(state.name, points) <= width) return state.name;
  if (!state.iso3.empty()) return state.iso3;
  const std::string mark = "…";
  return wrapped(state.name, width - text_width(mark, points), points).front() + mark;
}

OrderedJson panel_title(const std::string& text, double width) {
  return {{"text", wrapped(text, width, panel_title_points)},
          {"fontSize", panel_title_points * pixels_per_point},
          {"lineHeight", line_height(panel_title_points)},
          {"fontWeight", "normal"},
          {"frame", "group"},
          {"offset", 4}};
}

void add_tooltip(OrderedJson& layer, const RunFigureOptions& options,
                 std::initializer_list<std::pair<const char*, const char*>> fields) {
  if (!options.interactive) return;
  OrderedJson tooltip = OrderedJson::array();
  for (const auto& [field, title] : fields) tooltip.push_back({{"field", field}, {"title", title}});
  layer["encoding"]["tooltip"] = tooltip;
}

std::string shown(double number, int decimals) {
  const std::string text = number_text(std::abs(number), decimals);
  const bool negative = number < 0 && text.find_first_of("123456789") != std::string::npos;
  return negative ? "−" + text : text;
}

std::string per_thousand(double share) { return shown(1000 * share, std::abs(share) < 0.001 ? 2 : 1); }

}  // namespace entente
