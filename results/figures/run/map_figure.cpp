#include "results/figures/figure_data.hpp"
#include "results/figures/run/country_shapes.hpp"
#include "results/figures/run/map_data.hpp"
#include "results/figures/run/map_extract.hpp"
#include "results/figures/run/panel.hpp"
#include "results/figures/run/run_choice.hpp"
#include "results/figures/run/run_figure_list.hpp"
#include "results/figures/text_width.hpp"
#include "results/figures/theme.hpp"
#include "results/text/clean.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace entente {
namespace {

constexpr const char* geometry = "countries";  // tools/figures/geometry.mjs
constexpr const char* states_data = "states";
constexpr const char* no_data = "no data";
constexpr const char* outline = "#8c8c8c";

// Pixels.
constexpr double panel_gap = 14;
constexpr double row_gap = 10;
constexpr double key_step = 13;
constexpr double widest_panel = 620;
constexpr double most_europe = 300;  // wide enough to tell its states apart

constexpr const char* share_shades[] = {"#ececec", "#cfcfcf", "#adadad", "#7d7d7d", "#4a4a4a", "#111111"};
constexpr const char* over_shades[] = {"#ffffff", "#ffffff", "#ececec", "#8f8f8f", "#1a1a1a"};

std::string missing(const RunData& run) { return lacking(run, {"states.csv", "state_years.csv"}); }

// ---- what is shown of one quantity ----

struct Quantity {
  std::string title;
  const char* class_field;
  const MapClasses& classes;
  std::vector<std::string> shades;  // of the classes
  std::vector<double> marks;        // sizes of the sign "less" on a class; 0 without
};

Quantity share_of(const MapData& data) {
  const std::size_t count = data.share.names.size();
  std::vector<std::string> shades = {share_shades[0]};
  // The darkest is always the largest class, however few there are.
  for (std::size_t i = 1; i < count; ++i) shades.emplace_back(share_shades[6 - count + i]);
  return {"Observed share of the armed forces", "share_class", data.share, shades, std::vector<double>(count, 0)};
}

Quantity over_of(const MapData& data) {
  const bool all = data.over.names.size() == 5;
  const std::vector<std::string> shades = all ? std::vector<std::string>(std::begin(over_shades), std::end(over_shades))
                                              : std::vector<std::string>{"#ececec"};
  const std::vector<double> marks = all ? std::vector<double>{44, 16, 0, 0, 0} : std::vector<double>{0};
  return {"Simulated over-contribution (pp: percentage points)", "over_class", data.over, shades, marks};
}

OrderedJson rows_of(const MapData& data) {
  OrderedJson rows = OrderedJson::array();
  for (const MapState& state : data.states) {
    if (state.shape.empty()) continue;
    OrderedJson row = OrderedJson::object();
    row["shape"] = state.shape;
    row["cow"] = state.state.cow.number();
    row["state"] = state.state.name;
    row["share"] = json_number(state.share);
    row["over"] = json_number(state.over);
    row["over_error"] = json_number(state.error);
    row["share_class"] = std::isnan(state.share) ? no_data : data.share.names[data.share.class_of(state.share)];
    row["over_class"] = std::isnan(state.over) ? no_data : data.over.names[data.over.class_of(state.over)];
    rows.push_back(row);
  }
  return rows;
}

// ---- a map ----

OrderedJson shapes() { return {{"name", geometry}, {"format", {{"type", "topojson"}, {"feature", geometry}}}}; }

// Countries with what the table says of them, by the number or name that shape_of() gives.
OrderedJson joined(const MapExtract& extract) {
  OrderedJson key = OrderedJson::object(), lookup = OrderedJson::object();
  key["calculate"] = "isValid(datum.id) ? datum.id : datum.properties.name";
  key["as"] = "shape";
  lookup["lookup"] = "shape";
  lookup["from"] = {{"data", {{"name", states_data}}},
                    {"key", "shape"},
                    {"fields", {"state", "share", "over", "over_error", "share_class", "over_class"}}};
  lookup["default"] = no_data;
  OrderedJson transforms = OrderedJson::array();
  if (!extract.within.empty()) transforms.push_back({{"filter", extract.within}});
  transforms.push_back(key);
  transforms.push_back(lookup);
  return transforms;
}

OrderedJson fill_of(const Quantity& quantity) {
  OrderedJson domain = quantity.classes.names, range = quantity.shades;
  domain.push_back(no_data);
  range.push_back("#ffffff");
  return {{"field", quantity.class_field},
          {"type", "nominal"},
          {"scale", {{"domain", domain}, {"range", range}}},
          {"legend", nullptr}};
}

// Outlines that are seen: white between dark shapes, grey around light ones.
OrderedJson outline_of(const Quantity& quantity) {
  OrderedJson stroke = fill_of(quantity);
  for (OrderedJson& shade : stroke["scale"]["range"]) shade = shade.get<std::string>() < "#a0" ? "#ffffff" : outline;
  return stroke;
}

void add_values(OrderedJson& layer, const RunFigureOptions& options) {
  add_tooltip(layer, options,
              {{"state", "state"},
               {"share", "observed share"},
               {"over", "simulated over-contribution"},
               {"over_error", "its Monte Carlo error"}});
}

OrderedJson at_middle(const OrderedJson& filter) {
  OrderedJson layer = OrderedJson::object();
  layer["transform"] = OrderedJson::array({{{"filter", filter}}});
  layer["encoding"]["longitude"] = {{"field", "properties.lon"}, {"type", "quantitative"}};
  layer["encoding"]["latitude"] = {{"field", "properties.lat"}, {"type", "quantitative"}};
  return layer;
}

OrderedJson map_view(const MapExtract& extract, const Quantity& quantity, const MapData& data,
                     const RunFigureOptions& options) {
  OrderedJson countries = OrderedJson::object();
  countries["mark"] = {{"type", "geoshape"}, {"strokeWidth", 0.3}, {"clip", true}, {"aria", false}};
  countries["encoding"]["fill"] = fill_of(quantity);
  countries["encoding"]["stroke"] = outline_of(quantity);
  add_values(countries, options);

  const std::string known = "datum." + std::string(quantity.class_field) + " !== '" + no_data + "'";
  OrderedJson small = at_middle(known + " && datum.properties.area < " + number_text(extract.smallest_shape));
  small["mark"] = {{"type", "point"},    {"shape", "circle"}, {"size", 13},   {"stroke", "#000000"},
                   {"strokeWidth", 0.4}, {"opacity", 1},      {"clip", true}, {"aria", false}};
  small["encoding"]["fill"] = fill_of(quantity);
  add_values(small, options);
  OrderedJson layers = OrderedJson::array({countries, small});

  for (std::size_t i = 0; i < quantity.marks.size(); ++i) {
    if (quantity.marks[i] == 0) continue;
    OrderedJson less = at_middle({{"field", quantity.class_field}, {"equal", quantity.classes.names[i]}});
    less["mark"] = {{"type", "point"},
                    {"shape", "triangle-down"},
                    {"size", quantity.marks[i]},
                    {"stroke", "#000000"},
                    {"fill", "#ffffff"},
                    {"strokeWidth", 0.7},
                    {"opacity", 1},
                    {"clip", true},
                    {"aria", false}};
    layers.push_back(less);
  }
  if (const std::string leader = shape_of(data.leader.iso3); !leader.empty()) {
    OrderedJson name =
        at_middle("datum.shape === '" + leader + "' && datum.properties.area > " + number_text(extract.smallest_named));
    name["mark"] = {{"type", "text"}, {"text", "leader"}, {"clip", true}, {"fontSize", 6.5 * pixels_per_point}};
    OrderedJson halo = name;  // a small leader's name reaches over its dark neighbours
    halo["mark"].update({{"stroke", "#ffffff"}, {"strokeWidth", 2}, {"aria", false}});
    layers.push_back(halo);
    layers.push_back(name);
  }
  if (!extract.within.empty()) {  // a frame, since shapes are cut off at the edge
    OrderedJson frame = OrderedJson::object();
    frame["data"] = {{"values", OrderedJson::array({OrderedJson::object()})}};
    frame["mark"] = {
        {"type", "rect"}, {"fill", "#ffffff"}, {"fillOpacity", 0}, {"stroke", outline}, {"strokeWidth", 0.5}};
    frame["encoding"] = {{"x", {{"value", 0}}},
                         {"y", {{"value", 0}}},
                         {"x2", {{"value", extract.width}}},
                         {"y2", {{"value", extract.height}}}};
    layers.push_back(frame);
  }
  OrderedJson view = OrderedJson::object();
  view["width"] = extract.width;
  view["height"] = extract.height;
  view["data"] = shapes();
  view["transform"] = joined(extract);
  view["view"] = {{"stroke", nullptr}};
  view["projection"] = extract.projection;
  view["layer"] = layers;
  return view;
}

// ---- its key ----

OrderedJson key_of(const Quantity& quantity, double width, double height) {
  OrderedJson rows = OrderedJson::array();
  const auto add = [&](const std::string& name, const std::string& shade, double mark) {
    const double y = key_step * (static_cast<double>(rows.size()) + 0.5);
    rows.push_back({{"name", name}, {"shade", shade}, {"mark", mark}, {"y", y}});
  };
  for (std::size_t i = quantity.classes.names.size(); i-- > 0;)  // the largest on top
    add(quantity.classes.names[i], quantity.shades[i], quantity.marks[i]);
  add(no_data, "#ffffff", 0);
  const auto pixel = [](const char* field) {
    return OrderedJson({{"field", field}, {"type", "quantitative"}, {"scale", nullptr}, {"axis", nullptr}});
  };
  OrderedJson box = OrderedJson::object(), mark = OrderedJson::object(), name = OrderedJson::object();
  box["mark"] = {{"type", "point"}, {"shape", "square"}, {"size", 90},
                 {"opacity", 1},    {"stroke", outline}, {"strokeWidth", 0.5}};
  box["encoding"]["fill"] = {{"field", "shade"}, {"type", "nominal"}, {"scale", nullptr}};
  mark["transform"] = {{{"filter", "datum.mark > 0"}}};
  mark["mark"] = {{"type", "point"},   {"shape", "triangle-down"}, {"stroke", "#000000"},
                  {"fill", "#ffffff"}, {"strokeWidth", 0.7},       {"opacity", 1}};
  mark["encoding"]["size"] = {{"field", "mark"}, {"type", "quantitative"}, {"scale", nullptr}};
  name["mark"] = {
      {"type", "text"}, {"align", "left"}, {"baseline", "middle"}, {"fontSize", label_points * pixels_per_point}};
  name["encoding"]["text"] = {{"field", "name"}, {"type", "nominal"}};
  for (OrderedJson* layer : {&box, &mark, &name}) {
    (*layer)["encoding"]["x"] = {{"value", layer == &name ? 18 : 7}};
    (*layer)["encoding"]["y"] = pixel("y");
  }
  OrderedJson view = OrderedJson::object();
  view["width"] = width;
  view["height"] = height;
  view["view"] = {{"stroke", nullptr}};
  view["data"] = {{"values", rows}};
  view["layer"] = OrderedJson::array({box, mark, name});
  return view;
}

double key_room(const Quantity& quantity) {
  double widest = text_width(no_data, label_points);
  for (const std::string& name : quantity.classes.names) widest = std::max(widest, text_width(name, label_points));
  return std::ceil(widest) + 20;
}

// The world, and below it Europe, where most of a coalition's states are small, with the key beside it or below.
OrderedJson panel_of(const Quantity& quantity, const MapData& data, double width, double key_width,
                     const RunFigureOptions& options) {
  constexpr double gap = 8, least_europe = 0.42, shape_of_europe = 0.72;
  const double key_height = key_step * static_cast<double>(quantity.classes.names.size() + 1);
  const bool beside = width - key_width - gap >= least_europe * width;
  const double europe_width = std::min(1.25 * most_europe, beside ? width - key_width - gap : width);
  const double europe_height =
      std::max(beside ? key_height : 0.0, std::floor(shape_of_europe * std::min(europe_width, most_europe)));
  OrderedJson below = OrderedJson::object();
  below[beside ? "hconcat" : "vconcat"] =
      OrderedJson::array({map_view(europe_extract(europe_width, europe_height), quantity, data, options),
                          key_of(quantity, key_width, key_height)});
  below["spacing"] = gap;
  below["bounds"] = "flush";
  OrderedJson world = map_view(world_extract(width), quantity, data, options);
  world["title"] = panel_title(quantity.title, width);
  OrderedJson panel = OrderedJson::object();
  panel["vconcat"] = OrderedJson::array({world, below});
  panel["spacing"] = row_gap;
  panel["bounds"] = "flush";
  return panel;
}

std::string draw(const RunData& run, const RunFigureOptions& options) {
  const std::string reason = missing(run);
  if (!reason.empty()) throw input_error({}, reason, "a run's folder");
  check_width(options);
  const RunWar& war = chosen_war(run, options);
  const MapData data = map_data(run, options);
  const std::string when = options.year
                               ? clean_line(war.name) + ", " + std::to_string(options.year->number()) + record_tag(run)
                               : subject_of(run, war) + ", means over the years";
  const std::string title = "Contributions: " + when;
  OrderedJson figure = figure_frame({"map", title, map_description(data, title), options.width_mm});
  figure["usermeta"]["entente"]["geometry"] = geometry;
  if (options.headline) figure["title"] = headline(title, map_notes(data), options.width_mm);
  figure["datasets"] = {{states_data, rows_of(data)}};
  name_tables(figure, {{states_data,
                        "States on the map: observed share and simulated over-contribution with its Monte Carlo error "
                        "(fractions of the armed forces), and their classes",
                        {"cow", "state", "share", "over", "over_error", "share_class", "over_class"}}});

  const bool wide = options.width_mm >= wide_mm;
  const double all = inner_width(options);
  const double width = std::min(widest_panel, std::floor(wide ? (all - panel_gap) / 2 : all) - 1);  // the frame's line
  const Quantity share = share_of(data), over = over_of(data);
  const double keys = std::max(key_room(share), key_room(over));  // so that the panels are alike
  figure[wide ? "hconcat" : "vconcat"] =
      OrderedJson::array({panel_of(share, data, width, keys, options), panel_of(over, data, width, keys, options)});
  figure["resolve"]["scale"] = {{"fill", "independent"}, {"stroke", "independent"}};
  figure["spacing"] = panel_gap;
  return json_text(figure);
}

}  // namespace

RunFigure map_figure() {
  return {.name = "map",
          .title = "World map of contributions",
          .shows =
              "States by the share of their armed forces that the record has them send, and by simulated "
              "over-contribution; "
              "means over the war or one year. Less than the conventional share is marked by a triangle, not by shade "
              "alone.",
          .missing = missing,
          .draw = draw,
          .takes = {"war", "year"}};
}

}  // namespace entente
