#include "results/figures/figure_data.hpp"
#include "results/figures/run/network_data.hpp"
#include "results/figures/run/network_panel.hpp"
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
#include <numbers>

namespace entente {
namespace {

// Pixels.
constexpr double panel_gap = 14;
constexpr double widest_panel = 420;
constexpr double label_pitch = 11.4;  // between the radial labels of neighbours

std::string missing(const RunData& run) {
  std::string reason = lacking(run, {"ties.graphml"});
  if (!reason.empty()) return reason;
  for (const RunWar& war : run.wars()) {
    reason = lacking(run, {("network_" + std::to_string(war.last_year.number()) + ".graphml").c_str()});
    if (!reason.empty()) return reason;
  }
  return "";
}

OrderedJson other_rows(const NetworkData& data, bool after) {
  OrderedJson rows = OrderedJson::array();
  for (const OtherTie& tie : after ? data.others_after : data.others_before) {
    rows.push_back({{"cow", data.states[tie.a].state.cow.number()},
                    {"other_cow", data.states[tie.b].state.cow.number()},
                    {"depth", tie.depth}});
  }
  return rows;
}

std::vector<FigureTable> tables_of(const NetworkData& data) {
  const std::string end = "at the end of " + std::to_string(data.year.number());
  // The second panel's rows hold both depths, and so the numbers of the first.
  std::vector<FigureTable> tables = {
      {network_states_name(true),
       "Depth of states' ties to the leader, " + data.before + " and " + end + " (simulated)",
       {"cow", "state", "before", "after", "change"}}};
  for (const bool after : {false, true}) {
    tables.push_back({network_others_name(after),
                      "Depth of ties among the states shown (COW codes), " + (after ? end : data.before),
                      {"cow", "other_cow", "depth"}});
  }
  return tables;
}

double label_room(const NetworkData& data) {
  double widest = 0;
  for (const NetworkState& state : data.states)
    widest = std::max(widest, text_width(network_label(state.state, data.states.size()), label_points));
  return std::ceil(widest);
}

std::string draw(const RunData& run, const RunFigureOptions& options) {
  const std::string reason = missing(run);
  if (!reason.empty()) throw input_error({}, reason, "a run with its networks");
  check_width(options);
  const bool wide = options.width_mm >= wide_mm;
  const double all = inner_width(options);
  NetworkLayout layout;
  layout.side =
      std::min(widest_panel, std::floor(wide ? (all - panel_gap) / 2 : all) - 3);  // a label's edge may stand over
  // As many states as have room for their labels around the rim, if all were called by three capitals.
  const double rim = layout.side / 2 - network_label_air - text_width("WWW", label_points);
  const NetworkData data =
      network_data(run, options, static_cast<std::size_t>(2 * std::numbers::pi * rim / label_pitch));
  if (data.states.empty()) throw input_error({}, "no state has a tie to the leader", "a run with ties");
  layout.radius = std::floor(layout.side / 2 - network_label_air - label_room(data));
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
    figure["datasets"][network_states_name(after)] = network_rows(layout, data, after);
    figure["datasets"][network_others_name(after)] = other_rows(data, after);
  }
  name_tables(figure, tables_of(data));
  if (options.headline) figure["title"] = headline(title, {note}, options.width_mm);
  OrderedJson panels = OrderedJson::object();
  panels[wide ? "hconcat" : "vconcat"] =
      OrderedJson::array({network_panel(data, layout, false, options), network_panel(data, layout, true, options)});
  panels["bounds"] = "flush";
  panels["spacing"] = wide ? panel_gap : panel_gap + line_height(panel_title_points);
  figure["vconcat"] = {key_view(network_key(layout), all - 4), panels};
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
