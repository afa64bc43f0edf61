#include "results/figures/run/network_panel.hpp"

#include "results/figures/run/panel.hpp"
#include "results/figures/run/run_choice.hpp"
#include "results/figures/theme.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace entente {
namespace {

// Pixels.
constexpr double leader_radius = 18;
constexpr double hub = 34;  // ties end here: nearer to the leader they would lie over each other
constexpr double widest_tie = 6;
constexpr double nearest = 0.45;  // of a tie of depth 1, in radii: nearer, deep ties would be a blot
constexpr double ring_at[] = {0, 0.25, 0.5, 0.75, 1};  // depths, as circles to compare with
constexpr std::size_t most_named = 24;                 // so few states are called by their names

constexpr const char* unchanged_shade = "#8c8c8c";
constexpr const char* other_shade = "#cccccc";

// Vega's size of a circle of that radius: the square around it.
double circle_size(double radius) { return 4 * radius * radius; }

// Pixels as they are; 1/100 of one is enough and keeps files small.
double rounded(double pixels) { return std::round(100 * pixels) / 100; }

OrderedJson pixel(const char* field) {
  return {{"field", field}, {"type", "quantitative"}, {"scale", nullptr}, {"axis", nullptr}};
}

OrderedJson with_values(const OrderedJson& values) { return {{"values", values}}; }

OrderedJson rings(const NetworkLayout& layout) {
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

// Where a state of this field stands, from the panel's own states.
OrderedJson ends_of(const char* field, bool after, const char* x, const char* y) {
  OrderedJson from = {{"data", {{"name", network_states_name(after)}}}, {"key", "cow"}, {"fields", {"x", "y"}}};
  return {{"lookup", field}, {"from", from}, {"as", {x, y}}};
}

OrderedJson others(bool after) {
  OrderedJson layer = OrderedJson::object();
  layer["data"]["name"] = network_others_name(after);
  layer["transform"] = {ends_of("cow", after, "x", "y"), ends_of("other_cow", after, "x2", "y2")};
  layer["mark"] = {{"type", "rule"}, {"strokeWidth", 0.35}, {"color", other_shade}, {"aria", false}};
  for (const char* channel : {"x", "y"}) layer["encoding"][channel] = pixel(channel);
  for (const char* channel : {"x2", "y2"}) layer["encoding"][channel] = {{"field", channel}};
  return layer;
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

OrderedJson leader_ties(const NetworkLayout& layout, const char* change) {
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

void add_leader(OrderedJson& layers, const NetworkLayout& layout, const StateLabel& leader) {
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

}  // namespace

double NetworkLayout::angle(std::size_t state) const {
  return 2 * std::numbers::pi * (static_cast<double>(state) + 0.5) / static_cast<double>(states);
}

double NetworkLayout::distance(double depth) const {
  return radius * (1 - (1 - nearest) * std::clamp(depth, 0.0, 1.0));
}

double NetworkLayout::widest() const {
  return std::min(widest_tie, 2 * std::numbers::pi * hub / static_cast<double>(states));
}

double NetworkLayout::x(std::size_t state, double distance) const {
  return middle() + distance * std::sin(angle(state));
}

double NetworkLayout::y(std::size_t state, double distance) const {
  return middle() - distance * std::cos(angle(state));
}

// A name where there is room for names, else an ISO-3 code; states of the past have none.
std::string network_label(const StateLabel& state, std::size_t states) {
  const bool coded = !state.iso3.empty() && !parse_integer(state.iso3);
  return coded && states > most_named ? state.iso3 : state.name;
}

const char* network_states_name(bool after) { return after ? "ties" : "before"; }
const char* network_others_name(bool after) { return after ? "others_after" : "others_before"; }

OrderedJson network_rows(const NetworkLayout& layout, const NetworkData& data, bool after) {
  OrderedJson values = OrderedJson::array();
  for (std::size_t i = 0; i < data.states.size(); ++i) {
    const NetworkState& state = data.states[i];
    const double depth = after ? state.after : state.before;
    const double at = layout.distance(depth), outside = layout.radius + network_label_air;
    const double degrees = layout.angle(i) * 180 / std::numbers::pi;
    const bool right = degrees < 180;
    OrderedJson row = OrderedJson::object();
    row["cow"] = state.state.cow.number();
    row["state"] = state.state.name;
    row["label"] = network_label(state.state, data.states.size());
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

OrderedJson network_panel(const NetworkData& data, const NetworkLayout& layout, bool after,
                          const RunFigureOptions& options) {
  OrderedJson view = OrderedJson::object();
  view["title"] =
      panel_title(after ? "End of " + std::to_string(data.year.number()) + ", simulated" : "B" + data.before.substr(1),
                  layout.side);
  view["width"] = view["height"] = layout.side;
  view["view"] = {{"stroke", nullptr}};
  view["data"]["name"] = network_states_name(after);
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

std::vector<KeyEntry> network_key(const NetworkLayout& layout) {
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

}  // namespace entente
