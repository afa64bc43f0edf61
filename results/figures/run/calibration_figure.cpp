#include "results/figures/figure_data.hpp"
#include "results/figures/run/panel.hpp"
#include "results/figures/run/panel_grid.hpp"
#include "results/figures/run/run_choice.hpp"
#include "results/figures/run/run_figure_list.hpp"
#include "results/figures/theme.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

constexpr double panel_height = 170;
constexpr double panel_gap = 16;
constexpr double right_margin = 12;
constexpr double errors_drawn = 1.959963984540054;  // Monte Carlo errors on either side: 95 %

// How all rows and those of contributors are told apart.
struct Group {
  const char* name;  // in the column `of`
  const char* words;
  MarkStyle style;
  double shift;  // of the nominal level, so that points at one level stand beside each other
};

const Group groups[] = {{"all", "all state-years", mark_styles[0], -0.006},
                        {"contributors", "contributors", mark_styles[4], 0.006}};

OrderedJson coverage_values(const RunTable& table) {
  const std::vector<std::string> of = table.texts("of");
  const std::vector<double> level = table.numbers("level"), rows = table.numbers("rows"),
                            coverage = table.numbers("coverage"), error = table.numbers("coverage_error"),
                            expected = table.numbers("expected");
  OrderedJson values = OrderedJson::array();
  for (std::size_t row = 0; row < table.rows(); ++row) {
    for (const Group& group : groups) {
      if (of[row] != group.name || std::isnan(coverage[row])) continue;
      const double reach = std::isnan(error[row]) ? 0 : errors_drawn * error[row];
      values.push_back({{"of", of[row]},
                        {"level", level[row]},
                        {"rows", rows[row]},
                        {"coverage", coverage[row]},
                        {"coverage_error", json_number(error[row])},
                        {"expected", json_number(expected[row])},
                        {"x", level[row] + group.shift},
                        {"low", coverage[row] - reach},
                        {"high", coverage[row] + reach}});
    }
  }
  return values;
}

OrderedJson pit_values(const RunTable& table) {
  const std::vector<std::string> of = table.texts("of");
  const std::vector<double> low = table.numbers("low"), high = table.numbers("high"), mass = table.numbers("mass");
  OrderedJson values = OrderedJson::array();
  for (std::size_t row = 0; row < table.rows(); ++row) {
    for (const Group& group : groups) {
      if (of[row] != group.name || std::isnan(mass[row])) continue;
      // As a density: 1 wherever ranks are uniform, whatever the number of bins.
      values.push_back({{"of", of[row]},
                        {"low", low[row]},
                        {"high", high[row]},
                        {"mass", mass[row]},
                        {"density", mass[row] / (high[row] - low[row])}});
    }
  }
  return values;
}

NumberAxis fixed_axis(double low, double high, std::vector<double> ticks, int decimals) {
  NumberAxis axis;
  axis.low = low;
  axis.high = high;
  axis.ticks = std::move(ticks);
  axis.decimals = decimals;
  return axis;
}

OrderedJson filter(const Group& group) {
  return OrderedJson::array({{{"filter", {{"field", "of"}, {"equal", group.name}}}}});
}

OrderedJson coverage_panel(const OrderedJson& values, double width, const RunFigureOptions& options) {
  std::vector<double> covered_values = {0.5, 1};
  for (const OrderedJson& value : values) {
    covered_values.push_back(value["low"].get<double>());
    if (value["expected"].is_number()) covered_values.push_back(value["expected"].get<double>());
  }
  const NumberAxis nominal = fixed_axis(0.45, 1, {0.5, 0.6, 0.7, 0.8, 0.9, 1}, 1);
  const NumberAxis covered = upright_axis(covered_values, panel_height);
  const auto x = [&](const char* field) { return quantity(field, nominal, "Nominal level of the interval"); };
  const auto y = [&](const char* field) { return quantity(field, covered, "Observed values inside"); };

  OrderedJson layers = OrderedJson::array();
  OrderedJson equal = OrderedJson::object();
  equal["data"] = {{"values", {{{"x", std::max(0.45, covered.low)}, {"x2", 1}}}}};
  equal["mark"] = {{"type", "rule"}, {"stroke", grid_shade}, {"strokeWidth", 0.8}, {"strokeDash", {3, 2}}};
  equal["encoding"] = {{"x", x("x")}, {"y", y("x")}, {"x2", {{"field", "x2"}}}, {"y2", {{"field", "x2"}}}};
  layers.push_back(equal);
  for (const Group& group : groups) {
    OrderedJson error = OrderedJson::object();
    error["transform"] = filter(group);
    error["mark"] = {{"type", "rule"}, {"stroke", group.style.stroke}, {"strokeWidth", 1}};
    error["encoding"] = {{"x", x("x")}, {"y", y("low")}, {"y2", {{"field", "high"}}}};
    OrderedJson expected = OrderedJson::object();
    expected["transform"] = filter(group);
    expected["mark"] = {
        {"type", "tick"}, {"orient", "horizontal"}, {"thickness", 1}, {"size", 12}, {"color", group.style.stroke}};
    expected["encoding"] = {{"x", x("x")}, {"y", y("expected")}};
    OrderedJson point = OrderedJson::object();
    point["transform"] = filter(group);
    point["mark"] = {{"type", "point"},
                     {"shape", group.style.shape},
                     {"stroke", group.style.stroke},
                     {"fill", group.style.fill},
                     {"size", 26},
                     {"strokeWidth", 1},
                     {"opacity", 1}};
    point["encoding"] = {{"x", x("x")}, {"y", y("coverage")}};
    add_tooltip(point, options,
                {{"of", "Of"},
                 {"level", "Nominal level"},
                 {"coverage", "Observed coverage"},
                 {"coverage_error", "Monte Carlo error"},
                 {"expected", "Expected"},
                 {"rows", "State-years"}});
    layers.push_back(error);
    layers.push_back(expected);
    layers.push_back(point);
  }
  OrderedJson view = OrderedJson::object();
  view["data"] = named_data("coverage", values);
  view["title"] = panel_title("Coverage of intervals", width);
  view["width"] = width;
  view["height"] = panel_height;
  view["layer"] = layers;
  return view;
}

OrderedJson pit_panel(const OrderedJson& values, double width, const RunFigureOptions& options) {
  std::vector<double> densities = {0, 1};
  for (const OrderedJson& value : values) densities.push_back(value["density"].get<double>());
  NumberAxis density = upright_axis(densities, panel_height);
  density.low = 0;
  const NumberAxis rank = fixed_axis(0, 1, {0, 0.25, 0.5, 0.75, 1}, 2);
  const auto x = [&](const char* field) {
    return quantity(field, rank, "Rank of the observed among the simulated (PIT)");
  };
  const auto y = [&](const char* field) { return quantity(field, density, "Density"); };
  OrderedJson bars = OrderedJson::object();
  bars["transform"] = filter(groups[0]);
  bars["mark"] = {
      {"type", "bar"}, {"color", inner_band_shade}, {"stroke", "#ffffff"}, {"strokeWidth", 0.5}, {"opacity", 1}};
  bars["encoding"] = {{"x", x("low")}, {"x2", {{"field", "high"}}}, {"y", y("density")}, {"y2", {{"datum", 0}}}};
  OrderedJson steps = OrderedJson::object();
  steps["transform"] = filter(groups[1]);
  steps["mark"] = {{"type", "rule"}, {"color", "#000000"}, {"strokeWidth", 1.4}};
  steps["encoding"] = {{"x", x("low")}, {"x2", {{"field", "high"}}}, {"y", y("density")}};
  for (OrderedJson* layer : {&bars, &steps}) {
    add_tooltip(*layer, options, {{"of", "Of"}, {"low", "From"}, {"high", "To"}, {"mass", "Share of state-years"}});
  }
  OrderedJson uniform = OrderedJson::object();
  uniform["data"] = {{"values", {{{"one", 1}}}}};
  uniform["mark"] = {{"type", "rule"}, {"stroke", second_shade}, {"strokeWidth", 0.8}, {"strokeDash", {3, 2}}};
  uniform["encoding"] = {{"y", y("one")}};
  OrderedJson view = OrderedJson::object();
  view["data"] = named_data("ranks", values);
  view["title"] = panel_title("Ranks of the observed values", width);
  view["width"] = width;
  view["height"] = panel_height;
  view["layer"] = {bars, uniform, steps};
  return view;
}

std::string percent(double share) { return number_text(100 * share, 0) + " %"; }

std::string findings(const OrderedJson& coverage, const OrderedJson& pit) {
  std::string text;
  for (const Group& group : groups) {
    std::vector<std::string> levels;
    for (const OrderedJson& value : coverage) {
      if (value["of"] != group.name) continue;
      levels.push_back("the " + percent(value["level"].get<double>()) + " interval holds " +
                       percent(value["coverage"].get<double>()));
      if (value["expected"].is_number())
        levels.back() += " (expected " + percent(value["expected"].get<double>()) + ")";
    }
    if (!levels.empty()) text += " Of " + std::string(group.words) + " " + enumerated(levels) + ".";
    double lowest = 0, highest = 0;
    for (const OrderedJson& value : pit) {
      if (value["of"] != group.name) continue;
      if (value["high"] <= 0.1 + 1e-9) lowest += value["mass"].get<double>();
      if (value["low"] >= 0.9 - 1e-9) highest += value["mass"].get<double>();
    }
    text += " Of " + std::string(group.words) + " " + percent(lowest) + " rank in the lowest tenth and " +
            percent(highest) + " in the highest; 10 % each if calibrated.";
  }
  return text;
}

std::string missing(const RunData& run) { return lacking(run, {"calibration.csv", "pit.csv"}); }

std::string draw(const RunData& run, const RunFigureOptions& options) {
  check_width(options);
  const RunWar& war = chosen_war(run, options);
  const OrderedJson coverage = coverage_values(run.table("calibration.csv").of_war(war.id));
  const OrderedJson pit = pit_values(run.table("pit.csv").of_war(war.id));
  if (coverage.empty() || pit.empty()) throw_nothing(war, "state-years that are compared with a record");

  const std::string title = "Calibration: " + subject_of(run, war);
  const std::string note =
      "Dashes: coverage expected where the probabilities of zero are right; bars: 95 % Monte "
      "Carlo; contributors rank among replicates with troops";
  const std::string description = "Calibration plot of " + subject_of(run, war) +
                                  ". Coverage of the 50, 80, 90 and 95 % intervals against their nominal level, and "
                                  "histogram of the probability integral transform." +
                                  findings(coverage, pit);
  OrderedJson figure = figure_frame({"calibration", title, description, options.width_mm});
  name_tables(figure, {{"coverage",
                        "Observed values inside central intervals: share covered, its Monte Carlo error, and the share "
                        "to be expected",
                        {"of", "level", "rows", "coverage", "coverage_error", "expected", "low", "high"}},
                       {"ranks",
                        "Ranks of the observed values among the simulated (PIT): share of state-years by bin, and as a "
                        "density",
                        {"of", "low", "high", "mass", "density"}}});
  if (options.headline) figure["title"] = headline(title, {note}, options.width_mm);
  const bool wide = options.width_mm >= wide_mm;
  const double left = left_extent(fixed_axis(0, 1, {0.5, 0.75}, 2), true);
  const double room = inner_width(options) - left - right_margin;
  const double width = std::floor(wide ? (room - left - panel_gap) / 2 : room);
  OrderedJson panels = OrderedJson::object();
  panels["concat"] = {coverage_panel(coverage, width, options), pit_panel(pit, width, options)};
  panels["columns"] = wide ? 2 : 1;
  panels["bounds"] = "flush";
  panels["spacing"] = {{"row", 58}, {"column", left + panel_gap}};
  std::vector<KeyEntry> key;
  for (const Group& group : groups) {
    key.push_back({.name = group.words,
                   .shape = group.style.shape,
                   .stroke = group.style.stroke,
                   .fill = group.style.fill,
                   .size = 26});
  }
  key.push_back(
      {.name = "all, ranks", .shape = "square", .stroke = inner_band_shade, .fill = inner_band_shade, .size = 90});
  key.push_back({.name = "contributors, ranks", .stroke_width = 1.4});
  figure["vconcat"] = {key_view(key, room), panels};
  figure["spacing"] = 8;
  return json_text(figure);
}

}  // namespace

RunFigure calibration_figure() {
  return {.name = "calibration",
          .title = "Calibration",
          .shows =
              "How many observed values lie in the 50, 80, 90 and 95 % intervals, of all state-years and of those "
              "with troops, and where they rank among the replicates (PIT; flat if calibrated).",
          .missing = missing,
          .draw = draw,
          .takes = {"war"}};
}

}  // namespace entente
