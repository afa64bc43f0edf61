#include "results/figures/figure_data.hpp"
#include "results/figures/run/network_data.hpp"
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

constexpr double pi = 3.14159265358979323846;
// Pixels.
constexpr double panel_gap = 14;
constexpr double widest_panel = 420;
constexpr double label_pitch = 11.4;  // between the radial labels of neighbours
constexpr double label_air = 5;
constexpr double leader_radius = 18;
constexpr double hub = 34;  // ties end here: nearer to the leader they would lie over each other
constexpr double widest_tie = 6;
constexpr double nearest = 0.45;  // of a tie of depth 1, in radii: nearer, deep ties would be a blot
constexpr double ring_at[] = {0, 0.25, 0.5, 0.75, 1};  // depths, as circles to compare with
constexpr std::size_t most_named = 24;                 // so few states are called by their names

constexpr const char* unchanged_shade = "#8c8c8c";
constexpr const char* other_shade = "#cccccc";

std::string missing(const RunData& run) {
  std::string reason = lacking(run, {"ties.graphml"});
  if (!reason.empty()) return reason;
  for (const RunWar& war : run.wars()) {
    reason = lacking(run, {("network_" + std::to_string(war.last_year.number()) + ".graphml").c_str()});
    if (!reason.empty()) return reason;
  }
  return "";
}

// Where things stand in a panel. A state has one direction in both panels; its distance tells its tie.
struct Layout {
  double side = 0;    // of the panel
  double radius = 0;  // of a state without a tie
  std::size_t states = 0;

  double middle() const { return side / 2; }
  double angle(std::size_t state) const {
    return 2 * pi * (static_cast<double>(state) + 0.5) / static_cast<double>(states);
  }
  double distance(double depth) const { return radius * (1 - (1 - nearest) * std::clamp(depth, 0.0, 1.0)); }
  // Pixels of a tie of depth 1: as wide as the ties have room beside each other at the hub.
  double widest() const { return std::min(widest_tie, 2 * pi * hub / static_cast<double>(states)); }
  double x(std::size_t state, double distance) const { return middle() + distance * std::sin(angle(state)); }
  double y(std::size_t state, double distance) const { return middle() - distance * std::cos(angle(state)); }
};

// Vega's size of a circle of that radius: the square around it.
double circle_size(double radius) { return 4 * radius * radius; }

// Pixels as they are; 1/100 of one is enough and keeps files small.
double rounded(double pixels) { return std::round(100 * pixels) / 100; }

OrderedJson pixel(const char* field) {
  return {{"field", field}, {"type", "quantitative"}, {"scale", nullptr}, {"axis", nullptr}};
}

OrderedJson with_values(const OrderedJson& values) { return {{"values", values}}; }

OrderedJson rings(const Layout& layout) {
  OrderedJson values = OrderedJson::array();
  for (const double depth : ring_at) {
    values.push_back({{"depth", depth}, {"size", rounded(circle_size(layout.distance(depth)))}});
  }
  OrderedJson layer = OrderedJson::object();
  layer["data"] = with_values(values);
  layer["mark"] = {{"type", "point"},    {"shape", "circle"},   {"filled", false},
                   {"strokeWidth", 0.5}, {"stroke", "#c8c8c8"}, {"opacity", 1}};
  layer["encoding"]["x"] = {{"value", layout.middle()}};
  layer["encoding"]["y"] = {{"value", layout.middle()}};
  layer["encoding"]["size"] = {{"field", "size"}, {"type", "quantitative"}, {"scale", nullptr}};
  return layer;
}

// The data, by their names in the specification.
const char* states_name(bool after) { return after ? "ties" : "before"; }
const char* others_name(bool after) { return after ? "others_after" : "others_before"; }

OrderedJson other_rows(const NetworkData& data, bool after) {
  OrderedJson rows = OrderedJson::array();
  for (const OtherTie& tie : after ? data.others_after : data.others_before) {
    rows.push_back({{"cow", data.states[tie.a].state.cow.number()},
                    {"other_cow", data.states[tie.b].state.cow.number()},
                    {"depth", tie.depth}});
  }
  return rows;
}

// Where a state of this field stands, from the panel's own states.
OrderedJson ends_of(const char* field, bool after, const char* x, const char* y) {
  OrderedJson from = {{"data", {{"name", states_name(after)}}}, {"key", "cow"}, {"fields", {"x", "y"}}};
  return {{"lookup", field}, {"from", from}, {"as", {x, y}}};
}

OrderedJson others(bool after) {
  OrderedJson layer = OrderedJson::object();
  layer["data"]["name"] = others_name(after);
  layer["transform"] = {ends_of("cow", after, "x", "y"), ends_of("other_cow", after, "x2", "y2")};
  layer["mark"] = {{"type", "rule"}, {"strokeWidth", 0.35}, {"color", other_shade}, {"aria", false}};
  for (const char* channel : {"x", "y"}) layer["encoding"][channel] = pixel(channel);
  for (const char* channel : {"x2", "y2"}) layer["encoding"][channel] = {{"field", channel}};
  return layer;
}

// A name where there is room for names, else an ISO-3 code; states of the past have none.
std::string label_of(const StateLabel& state, std::size_t states) {
  const bool coded = !state.iso3.empty() && !parse_integer(state.iso3);
  return coded && states > most_named ? state.iso3 : state.name;
}

OrderedJson state_rows(const Layout& layout, const NetworkData& data, bool after) {
  OrderedJson values = OrderedJson::array();
  for (std::size_t i = 0; i < data.states.size(); ++i) {
    const NetworkState& state = data.states[i];
    const double depth = after ? state.after : state.before;
    const double at = layout.distance(depth), outside = layout.radius + label_air;
    const double degrees = layout.angle(i) * 180 / pi;
    const bool right = degrees < 180;
    OrderedJson row = OrderedJson::object();
    row["cow"] = state.state.cow.number();
    row["state"] = state.state.name;
    row["label"] = label_of(state.state, data.states.size());
    row["before"] = json_number(state.before);
    row["after"] = json_number(state.after);
    row["depth"] = json_number(depth);
    row["change"] = after ? to_string(state.change()) : "before";
    row["x"] = rounded(layout.x(i, at));
    row["y"] = rounded(layout.y(i, at));
    row["hub_x"] = rounded(layout.x(i, hub));
    row["hub_y"] = rounded(layout.y(i, hub));
    row["rim_x"] = rounded(layout.x(i, layout.radius));
    row["rim_y"] = rounded(layout.y(i, layout.radius));
    row["label_x"] = rounded(layout.x(i, outside));
    row["label_y"] = rounded(layout.y(i, outside));
    row["angle"] = rounded(right ? degrees - 90 : degrees - 270);
    row["side"] = right ? "left" : "right";  // which end of the label stands at the rim
    values.push_back(row);
  }
  return values;
}

OrderedJson by_change(const char* before, const char* fell, const char* unchanged, const char* rose) {
  return {{"field", "change"},
          {"type", "nominal"},
          {"scale", {{"domain", {"before", "fell", "unchanged", "rose"}}, {"range", {before, fell, unchanged, rose}}}},
          {"legend", nullptr}};
}

OrderedJson segment(const char* x, const char* y, const char* x2, const char* y2) {
  OrderedJson layer = OrderedJson::object();
  layer["encoding"]["x"] = pixel(x);
  layer["encoding"]["y"] = pixel(y);
  layer["encoding"]["x2"] = {{"field", x2}};
  layer["encoding"]["y2"] = {{"field", y2}};
  return layer;
}

// From a state to its label at the rim.
OrderedJson guides() {
  OrderedJson layer = segment("x", "y", "rim_x", "rim_y");
  layer["mark"] = {{"type", "rule"}, {"strokeWidth", 0.4}, {"color", "#c8c8c8"}, {"strokeDash", {1, 2}}};
  return layer;
}

OrderedJson leader_ties(const Layout& layout, const char* change) {
  OrderedJson layer = segment("hub_x", "hub_y", "x", "y");
  layer["transform"] = {
      {{"filter", "datum.depth > " + number_text(least_tie) + " && datum.change === '" + change + "'"}}};
  layer["mark"] = {{"type", "rule"}, {"strokeCap", "butt"}};
  if (std::string(change) == "fell") layer["mark"]["strokeDash"] = {4, 2.5};
  layer["encoding"]["stroke"] = by_change("#6e6e6e", "#000000", unchanged_shade, "#000000");
  layer["encoding"]["strokeWidth"] = {{"field", "depth"},
                                      {"type", "quantitative"},
                                      {"scale", {{"domain", {0, 1}}, {"range", {0.4, layout.widest()}}}},
                                      {"legend", nullptr}};
  return layer;
}

OrderedJson state_points(const RunFigureOptions& options) {
  OrderedJson layer = OrderedJson::object();
  layer["mark"] = {{"type", "point"}, {"filled", true}, {"size", 20}, {"strokeWidth", 0.8}, {"opacity", 1}};
  layer["encoding"]["x"] = pixel("x");
  layer["encoding"]["y"] = pixel("y");
  layer["encoding"]["shape"] = by_change("circle", "triangle-down", "circle", "triangle-up");
  layer["encoding"]["fill"] = by_change("#6e6e6e", "#ffffff", unchanged_shade, "#000000");
  layer["encoding"]["stroke"] = by_change("#6e6e6e", "#000000", unchanged_shade, "#000000");
  add_tooltip(layer, options, {{"state", "state"}, {"before", "tie before"}, {"after", "tie after"}, {"change", "it"}});
  return layer;
}

OrderedJson labels(const char* side) {
  OrderedJson layer = OrderedJson::object();
  layer["transform"] = {{{"filter", {{"field", "side"}, {"equal", side}}}}};
  layer["mark"] = {{"type", "text"},
                   {"align", side},
                   {"baseline", "middle"},
                   {"fontSize", label_points * pixels_per_point},
                   {"clip", false}};
  layer["encoding"]["x"] = pixel("label_x");
  layer["encoding"]["y"] = pixel("label_y");
  layer["encoding"]["text"] = {{"field", "label"}, {"type", "nominal"}};
  layer["encoding"]["angle"] = {{"field", "angle"}, {"type", "quantitative"}, {"scale", nullptr}};
  return layer;
}

void add_leader(OrderedJson& layers, const Layout& layout, const StateLabel& leader) {
  OrderedJson disc = OrderedJson::object(), name = OrderedJson::object();
  disc["data"] = name["data"] = with_values(OrderedJson::array({OrderedJson::object()}));
  disc["mark"] = {{"type", "point"},   {"shape", "circle"}, {"filled", true},
                  {"fill", "#000000"}, {"opacity", 1},      {"size", circle_size(leader_radius)}};
  name["mark"] = {{"type", "text"},       {"text", short_name(leader)}, {"align", "center"},
                  {"baseline", "middle"}, {"fill", "#ffffff"},          {"fontSize", label_points * pixels_per_point},
                  {"fontWeight", "bold"}};
  for (OrderedJson* layer : {&disc, &name}) {
    (*layer)["encoding"]["x"] = {{"value", layout.middle()}};
    (*layer)["encoding"]["y"] = {{"value", layout.middle()}};
    layers.push_back(*layer);
  }
}

OrderedJson panel_view(const NetworkData& data, const Layout& layout, bool after, const RunFigureOptions& options) {
  OrderedJson view = OrderedJson::object();
  view["title"] =
      panel_title(after ? "End of " + std::to_string(data.year.number()) + ", simulated" : "B" + data.before.substr(1),
                  layout.side);
  view["width"] = view["height"] = layout.side;
  view["view"] = {{"stroke", nullptr}};
  view["data"]["name"] = states_name(after);
  OrderedJson layers = OrderedJson::array({others(after), rings(layout), guides()});
  if (after) {
    for (const char* change : {"unchanged", "fell", "rose"}) layers.push_back(leader_ties(layout, change));
  } else {
    layers.push_back(leader_ties(layout, "before"));
  }
  layers.push_back(state_points(options));
  layers.push_back(labels("left"));
  layers.push_back(labels("right"));
  add_leader(layers, layout, data.leader);
  view["layer"] = layers;
  return view;
}

std::vector<KeyEntry> key(const Layout& layout) {
  const auto width = [&](double depth) { return 0.4 + (layout.widest() - 0.4) * depth; };
  return {{.name = "rose", .stroke_width = width(0.4)},
          {.name = "fell", .stroke_width = width(0.4), .dash = {4, 2.5}},
          {.name = "changed by less than " + number_text(least_change),
           .stroke = unchanged_shade,
           .stroke_width = width(0.4)},
          {.name = "depth 0.1", .stroke = second_shade, .stroke_width = width(0.1)},
          {.name = "depth 0.5", .stroke = second_shade, .stroke_width = width(0.5)},
          {.name = "tie among others", .stroke = "#c8c8c8", .stroke_width = 0.5}};
}

std::vector<FigureTable> tables_of(const NetworkData& data) {
  const std::string end = "at the end of " + std::to_string(data.year.number());
  // The second panel's rows hold both depths, and so the numbers of the first.
  std::vector<FigureTable> tables = {
      {states_name(true),
       "Depth of states' ties to the leader, " + data.before + " and " + end + " (simulated)",
       {"cow", "state", "before", "after", "change"}}};
  for (const bool after : {false, true}) {
    tables.push_back({others_name(after),
                      "Depth of ties among the states shown (COW codes), " + (after ? end : data.before),
                      {"cow", "other_cow", "depth"}});
  }
  return tables;
}

double label_room(const NetworkData& data) {
  double widest = 0;
  for (const NetworkState& state : data.states)
    widest = std::max(widest, text_width(label_of(state.state, data.states.size()), label_points));
  return std::ceil(widest);
}

std::string draw(const RunData& run, const RunFigureOptions& options) {
  const std::string reason = missing(run);
  if (!reason.empty()) throw input_error({}, reason, "a run with its networks");
  check_width(options);
  const bool wide = options.width_mm >= wide_mm;
  const double all = inner_width(options);
  Layout layout;
  layout.side =
      std::min(widest_panel, std::floor(wide ? (all - panel_gap) / 2 : all) - 3);  // a label's edge may stand over
  // As many states as have room for their labels around the rim, if all were called by three capitals.
  const double rim = layout.side / 2 - label_air - text_width("WWW", label_points);
  const NetworkData data = network_data(run, options, static_cast<std::size_t>(2 * pi * rim / label_pitch));
  if (data.states.empty()) throw input_error({}, "no state has a tie to the leader", "a run with ties");
  layout.radius = std::floor(layout.side / 2 - label_air - label_room(data));
  layout.states = data.states.size();

  const RunWar& war = chosen_war(run, options);
  const std::string title = "Alliance network of the leader, " + data.leader.name + ": " + subject_of(run, war);
  const std::string tied = std::to_string(data.tied) + " ties to the leader";
  const std::string shown = data.states.size() >= data.tied ? "all " + tied
                            : options.states.empty()        ? std::to_string(data.states.size()) + " of " + tied +
                                                           ", those that change most and the deepest"
                                                     : std::to_string(data.states.size()) + " of " + tied;
  const std::string note = "Nearer is deeper, circles from 0 in steps of 0.25; " + shown + ". " +
                           treaties_text(data.changes) + " (the record's part of what changed)";
  OrderedJson figure = figure_frame({"network", title, network_description(data, title), options.width_mm});
  for (const bool after : {false, true}) {
    figure["datasets"][states_name(after)] = state_rows(layout, data, after);
    figure["datasets"][others_name(after)] = other_rows(data, after);
  }
  name_tables(figure, tables_of(data));
  if (options.headline) figure["title"] = headline(title, {note}, options.width_mm);
  OrderedJson panels = OrderedJson::object();
  panels[wide ? "hconcat" : "vconcat"] =
      OrderedJson::array({panel_view(data, layout, false, options), panel_view(data, layout, true, options)});
  panels["bounds"] = "flush";
  panels["spacing"] = wide ? panel_gap : panel_gap + line_height(panel_title_points);
  figure["vconcat"] = {key_view(key(layout), all - 4), panels};
  figure["spacing"] = 8;
  return json_text(figure);
}

}  // namespace

RunFigure network_figure() {
  return {
      .name = "network",
      .title = "The alliance network before and after",
      .shows =
          "The leader in the middle and its allies around it, the nearer the deeper their tie: before the first year, "
          "and at the end of a year as simulated, with what rose and what fell.",
      .missing = missing,
      .draw = draw,
      .takes = {"war", "states", "year"}};
}

}  // namespace entente
