#include "results/figures/figure_data.hpp"
#include "results/figures/label_placement.hpp"
#include "results/figures/run/panel.hpp"
#include "results/figures/run/run_choice.hpp"
#include "results/figures/run/run_figure_list.hpp"
#include "results/figures/text_width.hpp"
#include "results/figures/theme.hpp"
#include "results/scores/rank_correlation.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

constexpr double point_size = 20;  // square pixels
constexpr double point_radius = 2.6;
constexpr double panel_gap = 12;

struct RankedState {
  StateLabel label;
  double share = 0, troops = 0;
  double absolute = 0, relative = 0;  // ranks, 1 the largest
};

// One side: what the record has, or what was simulated.
struct Ranking {
  std::string name;  // of its table
  std::string title;
  std::vector<RankedState> states;
};

void rank(std::vector<RankedState>& states) {
  std::vector<double> shares, troops;
  for (const RankedState& state : states) {
    shares.push_back(state.share);
    troops.push_back(state.troops);
  }
  const std::vector<std::size_t> relative = competition_ranks(shares), absolute = competition_ranks(troops);
  for (std::size_t i = 0; i < states.size(); ++i) {
    states[i].relative = static_cast<double>(relative[i]);
    states[i].absolute = static_cast<double>(absolute[i]);
  }
}

// States that sent troops by the record, on either side by the means that states.csv has.
std::vector<Ranking> rankings_of(const RunData& run, const RunWar& war) {
  const RunTable states = run.table("states.csv").of_war(war.id);
  const std::vector<StateLabel> labels = states_in(states);
  const std::vector<double> share = states.numbers("observed_share"), troops = states.numbers("observed_troops"),
                            simulated_share = states.numbers("simulated_share"),
                            simulated_troops = states.numbers("simulated_troops");
  Ranking observed{"observed", "Observed", {}}, simulated{"simulated", "Simulated: means of the replicates", {}};
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (!(share[i] > 0) || !(troops[i] > 0)) continue;
    observed.states.push_back({labels[i], share[i], troops[i]});
    simulated.states.push_back({labels[i], simulated_share[i], simulated_troops[i]});
  }
  rank(observed.states);
  rank(simulated.states);
  return {observed, simulated};
}

double correlation(const Ranking& ranking) {
  std::vector<double> absolute, relative;
  for (const RankedState& state : ranking.states) {
    absolute.push_back(state.troops);
    relative.push_back(state.share);
  }
  return spearman(absolute, relative);
}

// Rank 1 at the right and at the top: what is more stands higher.
NumberAxis rank_axis(std::size_t states) {
  NumberAxis axis;
  const auto last = static_cast<double>(states);
  const double margin = std::max(0.6, last * 0.055);
  axis.low = 1 - margin;
  axis.high = last + margin;
  axis.ticks = {1};
  const int step = states > 100 ? 25 : states > 30 ? 10 : states > 12 ? 5 : states > 6 ? 2 : 1;
  for (int tick = step; tick <= static_cast<int>(states); tick += step) {
    if (tick > 1) axis.ticks.push_back(tick);
  }
  return axis;
}

OrderedJson rank_channel(const char* field, const NumberAxis& axis, const char* title) {
  OrderedJson channel = quantity(field, axis, title);
  channel["scale"]["reverse"] = true;
  return channel;
}

// Between ranks and pixels of a panel.
struct Panel {
  NumberAxis axis;
  double side = 0;

  double pixels(double value, bool upright) const {
    const double share = (value - axis.low) / (axis.high - axis.low);
    return (upright ? share : 1 - share) * side;
  }
  // Rounded: what a label's place is in the specification should not hang on the last bit.
  double value(double pixel, bool upright) const {
    const double share = upright ? pixel / side : 1 - pixel / side;
    return std::round(1000 * (axis.low + share * (axis.high - axis.low))) / 1000;
  }
};

OrderedJson names_and_leaders(const Ranking& ranking, const Panel& panel) {
  std::vector<LabelledPoint> points;
  for (const RankedState& state : ranking.states) {
    points.push_back(
        {panel.pixels(state.absolute, false), panel.pixels(state.relative, true), short_name(state.label)});
  }
  const double first = panel.pixels(1, true), last = panel.pixels(static_cast<double>(points.size()), true);
  const std::vector<PlacedLabel> labels =
      place_labels(points, {.width = panel.side,
                            .height = panel.side,
                            .points = label_points,
                            .radius = point_radius,
                            .lines = {{panel.side - first, first, panel.side - last, last}}});
  OrderedJson names = OrderedJson::array(), leaders = OrderedJson::array();
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (!labels[i].placed) continue;
    names.push_back(
        {{"x", panel.value(labels[i].x, false)}, {"y", panel.value(labels[i].y, true)}, {"name", points[i].text}});
    if (!labels[i].leader) continue;
    const LabelLine& line = labels[i].line;
    leaders.push_back({{"x", panel.value(line.from_x, false)},
                       {"y", panel.value(line.from_y, true)},
                       {"x2", panel.value(line.to_x, false)},
                       {"y2", panel.value(line.to_y, true)}});
  }
  return {{"names", names}, {"leaders", leaders}};
}

OrderedJson panel_of(const Ranking& ranking, const Panel& panel, bool first, const RunFigureOptions& options) {
  const auto x = [&](const char* field) { return rank_channel(field, panel.axis, "Rank by troops"); };
  const auto y = [&](const char* field) {
    return rank_channel(field, panel.axis, first ? "Rank by share of the armed forces" : "");
  };
  const OrderedJson placed = names_and_leaders(ranking, panel);
  OrderedJson equal = OrderedJson::object();
  const double last = static_cast<double>(ranking.states.size());
  equal["data"] = {{"values", {{{"x", 1}, {"y", 1}, {"x2", last}, {"y2", last}}}}};
  equal["mark"] = {{"type", "rule"}, {"stroke", grid_shade}, {"strokeWidth", 0.8}, {"strokeDash", {3, 2}}};
  OrderedJson leaders = OrderedJson::object();
  leaders["data"] = {{"values", placed["leaders"]}};
  leaders["mark"] = {{"type", "rule"}, {"stroke", second_shade}, {"strokeWidth", 0.4}};
  for (OrderedJson* layer : {&equal, &leaders}) {
    (*layer)["encoding"] = {{"x", x("x")}, {"y", y("y")}, {"x2", {{"field", "x2"}}}, {"y2", {{"field", "y2"}}}};
  }
  OrderedJson values = OrderedJson::array();
  for (const RankedState& state : ranking.states) {
    values.push_back({{"state", state.label.name},
                      {"iso3", state.label.iso3},
                      {"cow", state.label.cow.number()},
                      {"absolute", state.absolute},
                      {"relative", state.relative},
                      {"troops", state.troops},
                      {"share", state.share}});
  }
  OrderedJson points = OrderedJson::object();
  points["data"] = named_data(ranking.name, values);
  points["mark"] = {{"type", "point"}, {"filled", true}, {"size", point_size}, {"color", "#000000"}, {"opacity", 1}};
  points["encoding"] = {{"x", x("absolute")}, {"y", y("relative")}};
  add_tooltip(points, options,
              {{"state", "State"},
               {"absolute", "Rank by troops"},
               {"relative", "Rank by share"},
               {"troops", "Troops"},
               {"share", "Share"}});
  OrderedJson names = OrderedJson::object();
  names["data"] = {{"values", placed["names"]}};
  names["mark"] = {{"type", "text"}, {"fontSize", label_points * pixels_per_point}, {"baseline", "middle"}};
  names["encoding"] = {{"x", x("x")}, {"y", y("y")}, {"text", {{"field", "name"}, {"type", "nominal"}}}};
  OrderedJson view = OrderedJson::object();
  view["width"] = panel.side;
  view["height"] = panel.side;
  // The layer whose axes are drawn comes first: grid lines lie under all marks.
  view["layer"] = {points, equal, leaders, names};
  return view;
}

// "EST (rank 25 by troops, 4 by share)" of the states that lie furthest off the line.
std::string furthest(const Ranking& ranking, double sign) {
  std::vector<RankedState> states = ranking.states;
  std::stable_sort(states.begin(), states.end(), [&](const RankedState& a, const RankedState& b) {
    return sign * (a.absolute - a.relative) > sign * (b.absolute - b.relative);
  });
  std::vector<std::string> names;
  for (const RankedState& state : states) {
    if (names.size() == 3 || !(sign * (state.absolute - state.relative) > 0)) break;
    names.push_back(state.label.name + " (" + number_text(state.absolute, 0) + " by troops, " +
                    number_text(state.relative, 0) + " by share)");
  }
  return names.empty() ? "none" : enumerated(names);
}

std::string first_three(const Ranking& ranking, double RankedState::*by) {
  std::vector<RankedState> states = ranking.states;
  std::stable_sort(states.begin(), states.end(),
                   [&](const RankedState& a, const RankedState& b) { return a.*by < b.*by; });
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min<std::size_t>(3, states.size()); ++i) names.push_back(states[i].label.name);
  return enumerated(names);
}

std::string findings(const Ranking& ranking) {
  return " Most troops: " + first_three(ranking, &RankedState::absolute) +
         ". Largest share: " + first_three(ranking, &RankedState::relative) +
         ". Furthest above the line: " + furthest(ranking, 1) + ". Furthest below: " + furthest(ranking, -1) +
         ". Spearman's correlation of the two rankings: " + number_text(correlation(ranking), 2) + ".";
}

std::string missing(const RunData& run) {
  const std::string lack = lacking(run, {"states.csv"});
  if (!lack.empty()) return lack;
  for (const RunWar& war : run.wars()) {
    if (rankings_of(run, war).front().states.size() > 1) return "";
  }
  return "The record has no two states that sent troops.";
}

std::string draw(const RunData& run, const RunFigureOptions& options) {
  check_width(options);
  const RunWar& war = chosen_war(run, options);
  std::vector<Ranking> rankings = rankings_of(run, war);
  const std::size_t count = rankings.front().states.size();
  if (count < 2) throw_nothing(war, "two states that sent troops");
  const bool wide = options.width_mm >= wide_mm;
  if (!wide) rankings.resize(1);

  const std::string title = "Ranks of contributions: " + subject_of(run, war);
  const std::string below = std::to_string(count) + " states that sent troops" +
                            (war.first_year == war.last_year ? "" : ", by means over years") +
                            "; 1 is the most. Above the dashed line: more "
                            "in proportion than in number";
  std::string description = "Scatter plot: " + title + ". " + below + ".";
  for (const Ranking& ranking : rankings) description += " " + ranking.title + "." + findings(ranking);

  OrderedJson figure = figure_frame({"ranks", title, description, options.width_mm});
  if (options.headline) figure["title"] = headline(title, {below}, options.width_mm);
  Panel panel{rank_axis(count), 0};
  const double left = left_extent(panel.axis, true), inner_left = left_extent(panel.axis, false);
  const double room = inner_width(options) - left - 2;
  panel.side = std::floor(wide ? (room - inner_left - panel_gap) / 2 : room);
  OrderedJson panels = OrderedJson::array();
  std::vector<FigureTable> tables;
  for (const Ranking& ranking : rankings) {
    OrderedJson view = panel_of(ranking, panel, panels.empty(), options);
    if (wide) view["title"] = panel_title(ranking.title, panel.side);
    panels.push_back(view);
    tables.push_back({ranking.name,
                      ranking.title + ": states by rank (1 is the most), mean troops and share of the armed forces",
                      {"cow", "iso3", "state", "absolute", "relative", "troops", "share"}});
  }
  name_tables(figure, tables);
  if (wide) {
    figure["hconcat"] = panels;
    figure["bounds"] = "flush";
    figure["spacing"] = inner_left + panel_gap;
  } else {
    figure.update(panels.front());
  }
  return json_text(figure);
}

}  // namespace

RunFigure ranks_figure() {
  return {.name = "ranks",
          .title = "Ranks of contributions, absolute against relative",
          .shows =
              "Each state that sent troops by its rank in number of troops and in share of its armed forces; "
              "above the diagonal stand those that gave more in proportion (Gannon and Kent 2020, Figure 1). "
              "Where there is room for two panels the simulated ranks stand beside.",
          .missing = missing,
          .draw = draw,
          .takes = {"war"}};
}

}  // namespace entente
