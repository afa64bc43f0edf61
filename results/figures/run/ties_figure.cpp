#include "results/figures/figure_data.hpp"
#include "results/figures/run/focus.hpp"
#include "results/figures/run/panel.hpp"
#include "results/figures/run/panel_grid.hpp"
#include "results/figures/run/run_choice.hpp"
#include "results/figures/run/run_figure_list.hpp"
#include "results/figures/theme.hpp"
#include "results/text/clean.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace entente {
namespace {

constexpr const char* file = "state_years.csv";
constexpr std::size_t usual_panels = 8;
constexpr std::size_t most_panels = 24;
// Pixels.
constexpr double panel_height = 84;
constexpr double narrowest_panel = 110;
constexpr double panel_gap = 14;
constexpr double row_gap = 40;  // for the ticks of one row and the titles of the next
constexpr double right_margin = 12;

struct TieYear {
  int year = 0;
  double tie = 0, error = 0, treaty = 0;
};

struct TiePath {
  StateLabel state;
  std::vector<TieYear> years;
  double moved() const { return years.empty() ? 0 : std::abs(years.back().tie - years.back().treaty); }
};

std::string missing(const RunData& run) {
  const std::string reason = lacking(run, {file});
  if (!reason.empty()) return reason;
  for (const char* column : {"tie", "tie_error", "treaty_depth"}) {
    if (run.table(file).has(column)) continue;
    return std::string("The run's state_years.csv has no column ") + column +
           ": run the scenario again with this version of Entente.";
  }
  return "";
}

// Of the war's years: a run of several wars has every state in all of its years.
std::vector<TiePath> paths_of(const RunTable& table, const RunWar& war) {
  const std::vector<double> cow = table.numbers("cow"), year = table.numbers("year"), tie = table.numbers("tie"),
                            error = table.numbers("tie_error"), depth = table.numbers("treaty_depth");
  std::vector<TiePath> paths;
  std::map<CowCode, std::size_t> place;
  for (const StateLabel& state : states_in(table)) {
    place[state.cow] = paths.size();
    paths.push_back({state, {}});
  }
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (std::isnan(tie[row]) || year[row] < war.first_year.number() || year[row] > war.last_year.number()) continue;
    const CowCode code(static_cast<CowCode::number_type>(cow[row]));
    paths[place.at(code)].years.push_back({static_cast<int>(year[row]), tie[row], error[row], depth[row]});
  }
  for (TiePath& path : paths) {
    std::sort(path.years.begin(), path.years.end(), [](const TieYear& a, const TieYear& b) { return a.year < b.year; });
  }
  paths.erase(std::remove_if(paths.begin(), paths.end(), [](const TiePath& path) { return path.years.empty(); }),
              paths.end());
  return paths;
}

const TiePath* path_of(const std::vector<TiePath>& paths, CowCode state) {
  const auto found =
      std::find_if(paths.begin(), paths.end(), [&](const TiePath& path) { return path.state.cow == state; });
  return found == paths.end() ? nullptr : &*found;
}

// The states asked for, in that order; else those of focus and those whose tie moved farthest from its treaty.
std::vector<TiePath> shown_paths(const RunData& run, std::vector<TiePath> paths, const RunFigureOptions& options) {
  std::vector<TiePath> shown;
  const auto add = [&](const TiePath& path) {
    if (!path_of(shown, path.state.cow)) shown.push_back(path);
  };
  for (const CowCode state : options.states) {
    const TiePath* path = path_of(paths, state);
    if (!path) {
      throw input_error({}, "the run has no tie of state " + std::to_string(state.number()) + " to the leader",
                        "states of " + std::string(file) + " other than the leader");
    }
    add(*path);
  }
  if (shown.size() > most_panels) {
    throw input_error({}, std::to_string(shown.size()) + " states are too many for one figure",
                      "at most " + std::to_string(most_panels));
  }
  if (!shown.empty()) return shown;
  for (const std::string& code : focus_of(run)) {
    for (const TiePath& path : paths) {
      if (is_named(path.state, code) && shown.size() < usual_panels) add(path);
    }
  }
  std::stable_sort(paths.begin(), paths.end(),
                   [](const TiePath& a, const TiePath& b) { return a.moved() > b.moved(); });
  for (const TiePath& path : paths) {
    if (shown.size() < usual_panels) add(path);
  }
  return shown;
}

// ---- drawing ----

OrderedJson values_of(const std::vector<TiePath>& paths) {
  OrderedJson values = OrderedJson::array();
  for (const TiePath& path : paths) {
    for (const TieYear& year : path.years) {
      OrderedJson row = OrderedJson::object();
      row["cow"] = path.state.cow.number();
      row["state"] = path.state.name;
      row["year"] = year.year;
      row["tie"] = json_number(year.tie);
      row["tie_error"] = json_number(year.error);
      row["treaty_depth"] = json_number(year.treaty);
      values.push_back(row);
    }
  }
  return values;
}

const std::vector<KeyEntry> key_of_points = {
    {.name = "simulated, mean of the replicates", .shape = "circle", .size = 14},
    {.name = "treaty alone", .shape = "circle", .fill = "#ffffff", .size = 60}};
const std::vector<KeyEntry> key = {
    {.name = "simulated, mean of the replicates", .stroke_width = 1.6},
    {.name = "treaty alone", .stroke = second_shade, .stroke_width = 1.1, .dash = {3, 2}}};

OrderedJson line(const KeyEntry& look, const OrderedJson& y) {
  OrderedJson layer = OrderedJson::object();
  layer["mark"] = {{"type", "line"}, {"strokeWidth", look.stroke_width}, {"color", look.stroke}};
  if (!look.dash.empty()) layer["mark"]["strokeDash"] = look.dash;
  layer["encoding"]["y"] = y;
  return layer;
}

OrderedJson points(const OrderedJson& y, double size, const char* fill) {
  OrderedJson layer = OrderedJson::object();
  layer["mark"] = {{"type", "point"}, {"size", size}, {"stroke", "#000000"}, {"fill", fill}, {"opacity", 1}};
  layer["encoding"]["y"] = y;
  return layer;
}

OrderedJson panel_of(const TiePath& path, double width, const NumberAxis& years, const NumberAxis& ties, bool first,
                     const RunFigureOptions& options) {
  OrderedJson view = OrderedJson::object();
  view["title"] = panel_title(name_within(path.state, width, panel_title_points), width);
  view["transform"] = {{{"filter", {{"field", "cow"}, {"equal", path.state.cow.number()}}}}};
  view["width"] = width;
  view["height"] = panel_height;
  view["encoding"]["x"] = quantity("year", years, "");
  OrderedJson y = quantity("treaty_depth", ties, "");
  if (!first) y["axis"]["labels"] = y["axis"]["ticks"] = false;
  OrderedJson upon = y;
  upon["field"] = "tie";
  view["layer"] = OrderedJson::array({line(key[1], y), line(key[0], upon)});
  const bool alone = path.years.size() == 1;  // a line of one year is nothing
  if (alone) view["layer"].push_back(points(y, 60, "#ffffff"));
  if (alone || options.interactive) {
    view["layer"].push_back(points(upon, 14, "#000000"));
    add_tooltip(view["layer"].back(), options,
                {{"state", "state"},
                 {"year", "year"},
                 {"tie", "tie, mean"},
                 {"tie_error", "Monte Carlo error"},
                 {"treaty_depth", "treaty alone"}});
  }
  return view;
}

// ---- words ----

std::string depth_text(double depth) { return number_text(depth, 2); }

std::string described(const TiePath& path) {
  const TieYear &first = path.years.front(), &last = path.years.back();
  return path.state.name + " " + depth_text(first.tie) + " in " + std::to_string(first.year) + " and " +
         depth_text(last.tie) + " in " + std::to_string(last.year) + " (treaty " + depth_text(first.treaty) + " and " +
         depth_text(last.treaty) + ")";
}

double largest_error(const std::vector<TiePath>& paths) {
  double largest = 0;
  for (const TiePath& path : paths) {
    for (const TieYear& year : path.years) largest = std::max(largest, year.error);
  }
  return largest;
}

std::string draw(const RunData& run, const RunFigureOptions& options) {
  const std::string reason = missing(run);
  if (!reason.empty()) throw input_error({}, reason, "a run whose ties are on record by year");
  check_width(options);
  const RunWar& war = chosen_war(run, options);
  const std::vector<TiePath> paths = shown_paths(run, paths_of(run.table(file).of_war(war.id), war), options);
  if (paths.empty()) throw input_error({}, "no state has a tie to the leader", "a run with ties");

  const std::string title = "Ties to the leader, " + clean_line(war.leader) + ": " + subject_of(run, war);
  // The tables keep the mean of the replicates, not their spread: a band would show something else than it seems to.
  const std::string error = "Depth at the year's end, 0 to 1; means, known to " + number_text(largest_error(paths), 3) +
                            " (Monte Carlo error). The replicates' spread is not shown";
  std::string description =
      "Tie paths: depth of the tie to the leader at the end of each year, simulated mean beside "
      "what the treaty alone gives. " +
      title + ". " + error + ".";
  for (std::size_t i = 0; i < paths.size(); ++i) description += (i == 0 ? " " : "; ") + described(paths[i]);
  description += ".";

  OrderedJson figure = figure_frame({"ties", title, description, options.width_mm});
  if (options.headline) figure["title"] = headline(title, {error}, options.width_mm);
  figure["data"] = named_data("ties", values_of(paths));
  name_tables(figure, {{"ties",
                        "Depth of the tie to the leader at the end of each year, mean of the replicates with its Monte "
                        "Carlo error, and by the treaty alone",
                        {"cow", "state", "year", "tie", "tie_error", "treaty_depth"}}});

  std::vector<double> depths = {0};
  for (const TiePath& path : paths) {
    for (const TieYear& year : path.years) {
      depths.push_back(year.tie);
      depths.push_back(year.treaty);
    }
  }
  const NumberAxis ties = number_axis(depths, panel_height, 6);
  const double room = inner_width(options) - left_extent(ties, false) - right_margin;
  const PanelGrid grid = panel_grid(room, paths.size(), narrowest_panel, panel_gap);
  const NumberAxis years = year_axis(static_cast<int>(war.first_year.number()),
                                     static_cast<int>(war.last_year.number()), grid.width, panel_gap / 2 - 3);
  OrderedJson panels = OrderedJson::object();
  panels["concat"] = OrderedJson::array();
  for (std::size_t i = 0; i < paths.size(); ++i) {
    panels["concat"].push_back(panel_of(paths[i], grid.width, years, ties, i % grid.columns == 0, options));
  }
  panels["columns"] = grid.columns;
  panels["bounds"] = "flush";
  panels["spacing"] = {{"row", row_gap}, {"column", panel_gap}};
  figure["vconcat"] = {key_view(war.first_year == war.last_year ? key_of_points : key, room), panels};
  figure["spacing"] = 8;
  return json_text(figure);
}

}  // namespace

RunFigure ties_figure() {
  return {
      .name = "ties",
      .title = "Tie paths",
      .shows =
          "The depth of states' ties to the leader at the end of each year, mean of the replicates, beside the depth "
          "of the treaty alone; the states of focus and those whose tie moved farthest.",
      .missing = missing,
      .draw = draw,
      .takes = {"war", "states"}};
}

}  // namespace entente
