#include "results/figures/figure_data.hpp"
#include "results/figures/run/effects_data.hpp"
#include "results/figures/run/panel.hpp"
#include "results/figures/run/panel_grid.hpp"
#include "results/figures/run/run_choice.hpp"
#include "results/figures/run/run_figure_list.hpp"
#include "results/figures/text_width.hpp"
#include "results/figures/theme.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

// Pixels.
constexpr double row_height = 15;
constexpr double years_height = 120;
constexpr double right_margin = 14;
constexpr double label_air = 8;
constexpr double between = 56;  // panels below each other: an axis with its title, and the next panel's of one line
constexpr double widest_name = 0.36;

std::string missing(const RunData& run) {
  std::string reason = lacking(run, {});
  if (reason.empty() && (!run.has("effects.csv") || !run.has("effects_states.csv"))) {
    reason =
        "The run has no counterfactuals: name some in the scenario (counterfactuals) and run it with "
        "--counterfactual all.";
  }
  return reason;
}

std::string row_name(const StateLabel& state, double room) { return name_within(state, room, label_points); }

OrderedJson interval_fields(const PlottedEffect& effect) {
  return {{"effect", json_number(effect.effect)},     {"error", json_number(effect.error)},
          {"low", json_number(effect.low())},         {"high", json_number(effect.high())},
          {"baseline", json_number(effect.baseline)}, {"counterfactual", json_number(effect.counterfactual)}};
}

OrderedJson merged(OrderedJson row, const PlottedEffect& effect) {
  row.update(interval_fields(effect));
  return row;
}

std::vector<double> ends(const std::vector<PlottedEffect>& effects) {
  std::vector<double> ends = {0};
  for (const PlottedEffect& effect : effects) {
    ends.push_back(effect.low());
    ends.push_back(effect.high());
  }
  return ends;
}

OrderedJson point_mark() {
  return {{"type", "point"},   {"shape", "circle"}, {"size", 24},  {"stroke", "#000000"},
          {"fill", "#000000"}, {"strokeWidth", 1},  {"opacity", 1}};
}

double states_height(const EffectsData& data) {
  return std::ceil(row_height * static_cast<double>(data.states.size()));
}

OrderedJson by_state(const EffectsData& data, double labels, double width, const RunFigureOptions& options) {
  OrderedJson values = OrderedJson::array(), names = OrderedJson::array();
  for (const PlottedStateEffect& state : data.states) {
    const std::string name = row_name(state.state, labels);
    names.push_back(name);
    values.push_back(merged({{"row", name}, {"cow", state.state.cow.number()}, {"state", state.state.name}}, state));
  }
  const NumberAxis axis = per_thousand_axis(
      number_axis(ends(std::vector<PlottedEffect>(data.states.begin(), data.states.end())), width, right_margin));
  OrderedJson view = OrderedJson::object();
  view["title"] =
      panel_title(options.states.empty() ? "Mean share, states that it moves most" : "Mean share by state", width);
  view["data"] = named_data("states", values);
  view["width"] = width;
  view["height"] = states_height(data);
  view["encoding"]["y"] = {{"field", "row"},
                           {"type", "nominal"},
                           {"scale", {{"domain", names}}},
                           {"axis",
                            {{"title", nullptr},
                             {"ticks", false},
                             {"labelPadding", label_air / 2},
                             {"minExtent", labels + label_air},
                             {"maxExtent", labels + label_air}}}};
  OrderedJson rule = OrderedJson::object(), point = OrderedJson::object();
  const char* title = "Change, troops per 1,000";
  rule["mark"] = {{"type", "rule"}, {"strokeWidth", 1.1}};
  rule["encoding"]["x"] = per_thousand_quantity("low", axis, title, true);
  rule["encoding"]["x2"] = {{"field", "high"}};
  point["mark"] = point_mark();
  point["encoding"]["x"] = per_thousand_quantity("effect", axis, title, true);
  add_tooltip(point, options,
              {{"state", "state"},
               {"baseline", "share, baseline"},
               {"counterfactual", "share, counterfactual"},
               {"effect", "effect"},
               {"error", "Monte Carlo error"}});
  view["layer"] = OrderedJson::array({rule, point});
  return view;
}

OrderedJson by_year(const EffectsData& data, const NumberAxis& troops, double width, const RunFigureOptions& options) {
  OrderedJson values = OrderedJson::array();
  for (const PlottedYearEffect& year : data.years) values.push_back(merged({{"year", year.year}}, year));
  const NumberAxis years = year_axis(data.years.front().year, data.years.back().year, width);
  OrderedJson view = OrderedJson::object();
  view["title"] = panel_title("All states, troops by year", width);
  view["data"] = named_data("years", values);
  view["width"] = width;
  view["height"] = years_height;
  view["encoding"]["x"] = quantity("year", years, "");
  OrderedJson layers = OrderedJson::array();
  const char* title = "Change in troops";
  OrderedJson rule = OrderedJson::object(), line = OrderedJson::object(), point = OrderedJson::object();
  rule["mark"] = {{"type", "rule"}, {"strokeWidth", 1.1}};
  rule["encoding"]["y"] = quantity("low", troops, title, true);
  rule["encoding"]["y2"] = {{"field", "high"}};
  line["mark"] = {{"type", "line"}, {"strokeWidth", 0.8}, {"color", second_shade}};
  line["encoding"]["y"] = quantity("effect", troops, title, true);
  point["mark"] = point_mark();
  point["encoding"]["y"] = line["encoding"]["y"];
  add_tooltip(point, options,
              {{"year", "year"},
               {"baseline", "troops, baseline"},
               {"counterfactual", "troops, counterfactual"},
               {"effect", "effect"},
               {"error", "Monte Carlo error"}});
  view["layer"] = OrderedJson::array({line, rule, point});
  return view;
}

std::vector<FigureTable> tables_of(const EffectsData& data) {
  const std::string differences = ": counterfactual less baseline, with Monte Carlo error and 95 % interval";
  std::vector<FigureTable> tables = {
      {"states",
       "Mean shares of the armed forces (fractions) by state" + differences,
       {"cow", "state", "baseline", "counterfactual", "effect", "error", "low", "high"}}};
  if (!data.years.empty()) {
    tables.push_back({"years",
                      "Troops of all states by year" + differences,
                      {"year", "baseline", "counterfactual", "effect", "error", "low", "high"}});
  }
  return tables;
}

double label_room(const EffectsData& data, double width) {
  double widest = 0;
  for (const PlottedStateEffect& state : data.states)
    widest = std::max(widest, text_width(row_name(state.state, widest_name * width), label_points));
  return std::ceil(widest);
}

// A title that is broken into lines grows upward, towards the axis of the panel above.
double between_panels(const OrderedJson& panels) {
  const std::size_t lines = panels.back()["title"]["text"].size();
  return between + line_height(panel_title_points) * static_cast<double>(lines - 1);
}

std::string draw(const RunData& run, const RunFigureOptions& options) {
  const std::string reason = missing(run);
  if (!reason.empty()) throw input_error({}, reason, "a run with counterfactuals");
  check_width(options);
  const RunWar& war = chosen_war(run, options);
  const EffectsData data = effects_data(run, war, options);
  const std::string title = "Effects of “" + data.name + "”: " + subject_of(run, war);
  const std::vector<std::string> subtitles = effects_subtitles(data);

  OrderedJson figure = figure_frame({"effects", title, effects_description(data, title), options.width_mm});
  name_tables(figure, tables_of(data));
  if (options.headline) figure["title"] = headline(title, subtitles, options.width_mm);
  const bool wide = options.width_mm >= wide_mm;
  const double all = inner_width(options), column = wide ? (all - 10) / 2 : all;

  std::vector<PlottedEffect> years(data.years.begin(), data.years.end());
  const NumberAxis troops = number_axis(ends(years), years_height, 6);
  const double labels = label_room(data, column), left = left_extent(troops, true);
  // Below each other the panels' left edges agree.
  const double margin = wide ? labels + label_air : std::max(labels + label_air, left);
  OrderedJson panels = OrderedJson::array();
  panels.push_back(by_state(data, margin - label_air, std::floor(column - margin - right_margin), options));
  if (!data.years.empty()) {
    panels.push_back(by_year(data, troops, std::floor(column - (wide ? left : margin) - right_margin), options));
    if (wide) panels.back()["height"] = std::max(years_height, states_height(data));
  }
  figure[wide ? "hconcat" : "vconcat"] = panels;
  figure["bounds"] = "flush";
  figure["spacing"] = wide ? right_margin + left : between_panels(panels);
  return json_text(figure);
}

}  // namespace

RunFigure effects_figure() {
  return {.name = "effects",
          .title = "Counterfactual effects",
          .shows =
              "What a counterfactual changes: the mean share of the states that it moves most, and the troops of all "
              "states by year, with 95 % Monte Carlo intervals of the paired differences.",
          .missing = missing,
          .draw = draw,
          .takes = {"war", "states", "counterfactual"}};
}

}  // namespace entente
