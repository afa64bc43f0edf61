#include "results/figures/figure_data.hpp"
#include "results/figures/run/fan_data.hpp"
#include "results/figures/run/panel.hpp"
#include "results/figures/run/panel_grid.hpp"
#include "results/figures/run/run_choice.hpp"
#include "results/figures/run/run_figure_list.hpp"
#include "results/figures/text_width.hpp"
#include "results/figures/theme.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

constexpr std::size_t usual_panels = 8;        // of a column
constexpr std::size_t usual_wide_panels = 12;  // of a page
constexpr std::size_t usual_rows = 16;         // where the war has one year
constexpr std::size_t most_panels = 40;
// Pixels.
constexpr double panel_height = 78;
constexpr double narrowest_panel = 88;
constexpr double column_air = 8;
constexpr double row_gap = 40;  // for the ticks of one row and the titles of the next
constexpr double right_margin = 12;
constexpr double row_step = 18;  // of a state where the war has one year
constexpr double point_size = 18;
constexpr const char* axis_title = "Troops per 1,000 of the armed forces";

std::vector<KeyEntry> key_of(const std::vector<Fan>& fans, bool one_year) {
  std::vector<KeyEntry> key = {
      {.name = "90 % interval", .shape = "square", .stroke = outer_band_shade, .fill = outer_band_shade, .size = 90},
      {.name = "50 % interval", .shape = "square", .stroke = inner_band_shade, .fill = inner_band_shade, .size = 90},
      {.name = "median", .stroke_width = 1.2},
      {.name = "observed", .shape = "circle", .size = point_size}};
  if (one_year) key[2] = {.name = "median", .shape = "M0,-1L0,1", .stroke_width = 1.4, .size = 40};
  if (any_doubtful(fans)) {
    key.push_back({.name = "observed, doubtful", .shape = "circle", .fill = "#ffffff", .size = point_size});
  }
  return key;
}

OrderedJson values_of(const std::vector<Fan>& fans) {
  OrderedJson values = OrderedJson::array();
  int stretch = 0;  // years without a gap have a band in common
  for (const Fan& fan : fans) {
    for (std::size_t i = 0; i < fan.years.size(); ++i) {
      const FanYear& year = fan.years[i];
      if (i == 0 || fan.years[i - 1].year + 1 != year.year) ++stretch;
      values.push_back({{"cow", fan.state.cow.number()},
                        {"state", fan.state.name},
                        {"year", year.year},
                        {"stretch", stretch},
                        {"observed", json_number(year.observed)},
                        {"doubtful", year.doubtful},
                        {"q05", year.q05},
                        {"q25", year.q25},
                        {"median", year.median},
                        {"q75", year.q75},
                        {"q95", year.q95}});
    }
  }
  return values;
}

std::vector<double> extent(const std::vector<Fan>& fans) {
  std::vector<double> values{0, 0.001};  // where nobody sends anything, too, there is a scale
  for (const Fan& fan : fans) {
    for (const FanYear& year : fan.years) {
      values.push_back(year.q95);
      if (!std::isnan(year.observed)) values.push_back(year.observed);
    }
  }
  return values;
}

// Nothing is sent below nought: the axis begins there, with room for half a point.
NumberAxis from_nought(NumberAxis axis) {
  axis.low = std::max(axis.low, -0.04 * axis.high);
  return per_thousand_axis(axis);
}

NumberAxis panel_axis(const Fan& fan) { return from_nought(upright_axis(extent({fan}), panel_height)); }

OrderedJson observed_points(const RunFigureOptions& options) {
  OrderedJson points = OrderedJson::object();
  points["transform"] = {{{"filter", "isValid(datum.observed)"}}};
  points["mark"] = {{"type", "point"}, {"size", point_size}, {"stroke", "#000000"}, {"strokeWidth", 1}, {"opacity", 1}};
  points["encoding"]["fill"] = {{"condition", {{"test", "datum.doubtful"}, {"value", "#ffffff"}}},
                                {"value", "#000000"}};
  add_tooltip(points, options,
              {{"state", "State"},
               {"year", "Year"},
               {"observed", "Observed share"},
               {"median", "Simulated median"},
               {"q05", "5 % quantile"},
               {"q95", "95 % quantile"}});
  return points;
}

// ---- a panel a state ----

OrderedJson area(const char* low, const char* high, const char* shade, const NumberAxis& axis) {
  OrderedJson layer = OrderedJson::object();
  layer["mark"] = {{"type", "area"}, {"color", shade}, {"opacity", 1}};
  layer["encoding"]["y"] = per_thousand_quantity(low, axis, "");
  layer["encoding"]["y2"] = {{"field", high}};
  layer["encoding"]["detail"] = {{"field", "stretch"}, {"type", "nominal"}};
  return layer;
}

// A year that stands alone has no area.
OrderedJson bar(const char* low, const char* high, const char* shade, const NumberAxis& axis) {
  OrderedJson layer = OrderedJson::object();
  layer["mark"] = {{"type", "rule"}, {"color", shade}, {"strokeWidth", 5}};
  layer["encoding"]["y"] = per_thousand_quantity(low, axis, "");
  layer["encoding"]["y2"] = {{"field", high}};
  return layer;
}

OrderedJson state_panel(const Fan& fan, double width, const NumberAxis& years, const RunFigureOptions& options) {
  const NumberAxis axis = panel_axis(fan);
  OrderedJson view = OrderedJson::object();
  view["title"] = panel_title(name_within(fan.state, width, panel_title_points), width);
  view["transform"] = {{{"filter", {{"field", "cow"}, {"equal", fan.state.cow.number()}}}}};
  view["width"] = width;
  view["height"] = panel_height;
  view["encoding"]["x"] = quantity("year", years, "");
  OrderedJson median = OrderedJson::object();
  median["mark"] = {{"type", "line"}, {"color", "#000000"}, {"strokeWidth", 1.2}};
  median["encoding"]["y"] = per_thousand_quantity("median", axis, "");
  median["encoding"]["detail"] = {{"field", "stretch"}, {"type", "nominal"}};
  OrderedJson points = observed_points(options);
  points["encoding"]["y"] = per_thousand_quantity("observed", axis, "");
  view["layer"] = {bar("q05", "q95", outer_band_shade, axis),
                   bar("q25", "q75", inner_band_shade, axis),
                   area("q05", "q95", outer_band_shade, axis),
                   area("q25", "q75", inner_band_shade, axis),
                   median,
                   points};
  return view;
}

// The bars of the first two layers stand under the areas; where years follow one another they must not show.
void hide_bars(OrderedJson& view) {
  for (std::size_t layer = 0; layer < 2; ++layer) {
    view["layer"][layer]["transform"] = OrderedJson::array(
        {{{"joinaggregate", OrderedJson::array({{{"op", "count"}, {"as", "length"}}})}, {"groupby", {"stretch"}}},
         {{"filter", "datum.length === 1"}}});
  }
}

double widest_extent(const std::vector<Fan>& fans) {
  double widest = 0;
  for (const Fan& fan : fans) {
    widest = std::max(widest, left_extent(panel_axis(fan), false));
  }
  return widest;
}

void lay_out_panels(OrderedJson& figure, const std::vector<Fan>& fans, const RunWar& war,
                    const RunFigureOptions& options) {
  const double left = widest_extent(fans);
  const double room = inner_width(options) - left - right_margin;
  const double gap = left + column_air;
  const PanelGrid grid = panel_grid(room, fans.size(), narrowest_panel, gap);
  const NumberAxis years =
      year_axis(static_cast<int>(war.first_year.number()), static_cast<int>(war.last_year.number()), grid.width);
  OrderedJson panels = OrderedJson::object();
  panels["concat"] = OrderedJson::array();
  for (const Fan& fan : fans) {
    panels["concat"].push_back(state_panel(fan, grid.width, years, options));
    hide_bars(panels["concat"].back());
  }
  panels["columns"] = grid.columns;
  panels["bounds"] = "flush";
  panels["spacing"] = {{"row", row_gap}, {"column", gap}};
  figure["vconcat"] = {key_view(key_of(fans, false), room), panels};
  figure["spacing"] = 8;
}

// ---- one year: a row a state ----

OrderedJson row_layer(const char* type, double thickness, const char* shade, const OrderedJson& x, const char* x2) {
  OrderedJson layer = OrderedJson::object();
  layer["mark"] = {{"type", type}, {"color", shade}};
  layer["mark"][type == std::string("tick") ? "thickness" : "strokeWidth"] = thickness;
  if (type == std::string("tick")) layer["mark"]["size"] = 11;
  layer["encoding"]["x"] = x;
  if (x2) layer["encoding"]["x2"] = {{"field", x2}};
  return layer;
}

void lay_out_rows(OrderedJson& figure, const std::vector<Fan>& fans, const RunFigureOptions& options) {
  double names = 0;
  OrderedJson order = OrderedJson::array();
  for (const Fan& fan : fans) {
    names = std::max(names, std::ceil(text_width(fan.state.name, label_points)));
    order.push_back(fan.state.name);
  }
  names = std::min(names, 0.4 * inner_width(options));
  const double width = std::floor(inner_width(options) - names - column_air - right_margin);
  const NumberAxis axis = from_nought(number_axis(extent(fans), width, right_margin));
  const auto x = [&](const char* field) { return per_thousand_quantity(field, axis, axis_title); };
  OrderedJson view = OrderedJson::object();
  view["width"] = width;
  view["height"] = row_step * static_cast<double>(fans.size());
  view["encoding"]["y"] = {
      {"field", "state"},
      {"type", "nominal"},
      {"scale", {{"domain", order}}},
      {"axis", {{"title", nullptr}, {"ticks", false}, {"labelLimit", names}, {"minExtent", names + column_air / 2}}}};
  OrderedJson points = observed_points(options);
  points["encoding"]["x"] = x("observed");
  view["layer"] = {row_layer("rule", 9, outer_band_shade, x("q05"), "q95"),
                   row_layer("rule", 9, inner_band_shade, x("q25"), "q75"),
                   row_layer("tick", 1.4, "#000000", x("median"), nullptr), points};
  figure["vconcat"] = {key_view(key_of(fans, true), width), view};
  figure["spacing"] = 6;
}

std::string missing(const RunData& run) {
  std::string lack = lacking(run, {"state_years.csv", "states.csv"});
  if (!lack.empty()) return lack;
  for (const RunWar& war : run.wars()) {
    if (!fans_of(run, war, {}, 1).empty()) return "";
  }
  return "The run has neither states in focus nor states that sent troops.";
}

std::string draw(const RunData& run, const RunFigureOptions& options) {
  check_width(options);
  const RunWar& war = chosen_war(run, options);
  const bool one_year = war.first_year == war.last_year;
  const std::size_t usual = one_year ? usual_rows : options.width_mm >= wide_mm ? usual_wide_panels : usual_panels;
  const std::vector<Fan> fans = fans_of(run, war, options, usual);
  if (fans.empty()) throw_nothing(war, "states in focus, or that sent troops");
  if (fans.size() > most_panels) {
    throw input_error({}, std::to_string(fans.size()) + " states are too many for one figure",
                      "at most " + std::to_string(most_panels));
  }
  const std::string title = "Simulated and observed contributions: " + subject_of(run, war);
  const std::string note = one_year ? "" : std::string(axis_title) + "; each state has a scale of its own";
  const std::string description = std::string("Fan chart: ") + title + ". " + axis_title +
                                  ": median, 50 % and 90 % intervals of the replicates, and what the record has. " +
                                  fan_findings(fans);
  OrderedJson figure = figure_frame({"fan", title, description, options.width_mm});
  if (options.headline) {
    figure["title"] = headline(title, note.empty() ? std::vector<std::string>{} : std::vector{note}, options.width_mm);
  }
  figure["data"] = named_data("shares", values_of(fans));
  name_tables(figure, {{"shares",
                        "Shares of the armed forces (fractions) by state and year: observed, and quantiles of the "
                        "replicates",
                        {"cow", "state", "year", "observed", "doubtful", "q05", "q25", "median", "q75", "q95"}}});
  if (one_year) {
    lay_out_rows(figure, fans, options);
  } else {
    lay_out_panels(figure, fans, war, options);
  }
  return json_text(figure);
}

}  // namespace

RunFigure fan_figure() {
  return {.name = "fan",
          .title = "Simulated fan against the record",
          .shows =
              "By state and year the median and the 50 % and 90 % intervals of the replicates, and what the "
              "record has; doubtful values (certainty C, D) hollow. The states in focus and those that sent most "
              "troops.",
          .missing = missing,
          .draw = draw,
          .takes = {"war", "states"}};
}

}  // namespace entente
