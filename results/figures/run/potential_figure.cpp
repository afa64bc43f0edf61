#include "estimate/prediction/value_grid.hpp"
#include "results/figures/figure_data.hpp"
#include "results/figures/run/density.hpp"
#include "results/figures/run/panel.hpp"
#include "results/figures/run/panel_grid.hpp"
#include "results/figures/run/potential_facts.hpp"
#include "results/figures/run/run_choice.hpp"
#include "results/figures/run/run_figure_list.hpp"
#include "results/figures/theme.hpp"
#include "results/terminal/words.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

// Pixels.
constexpr double panel_height = 92;
constexpr double row_gap = 26;
constexpr double right_margin = 12;
constexpr double box_height = 9;
constexpr int density_points = 161;
constexpr std::size_t fewest = 10;  // state-years that make a density; fewer are drawn one by one

// The data, of all groups; each panel takes its own.
constexpr const char* densities_name = "densities";
constexpr const char* quantiles_name = "quantiles";
constexpr const char* strokes_name = "state_years";

// State-years with troops, or without.
struct Group {
  std::string name;
  std::vector<double> potential;
  std::size_t above = 0;  // the reference
  MarkStyle style;

  bool smooth() const { return potential.size() >= fewest; }
  double quantile(double p) const { return sample_quantile(potential, p); }
};

std::vector<Group> groups_of(const RunTable& table, std::optional<double> reference) {
  const std::vector<double> potential = table.numbers("potential"), observed = table.numbers("observed_share"),
                            compared = table.numbers("compared");
  std::vector<Group> groups = {{"With troops", {}, 0, {"", "#000000", inner_band_shade}},
                               {"Without troops", {}, 0, {"", "#000000", outer_band_shade}}};
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (compared[row] != 1 || std::isnan(potential[row]) || std::isnan(observed[row])) continue;
    Group& group = groups[observed[row] > 0 ? 0 : 1];
    group.potential.push_back(potential[row]);
    if (reference && potential[row] > *reference) ++group.above;
  }
  groups.erase(std::remove_if(groups.begin(), groups.end(), [](const Group& g) { return g.potential.empty(); }),
               groups.end());
  return groups;
}

std::string counted(const Group& group) {
  return group.name + ": " + grouped(static_cast<double>(group.potential.size())) + " state-years, median " +
         shown(group.quantile(0.5), 2);
}

OrderedJson of_group(const char* data, const Group& group) {
  return {{"data", {{"name", data}}}, {"transform", {{{"filter", {{"field", "group"}, {"equal", group.name}}}}}}};
}

OrderedJson area_of(const Group& group, const NumberAxis& x, const NumberAxis& y) {
  OrderedJson layer = of_group(densities_name, group);
  layer["mark"] = {{"type", "area"},
                   {"color", group.style.fill},
                   {"opacity", 1},
                   {"line", {{"color", group.style.stroke}, {"strokeWidth", 1}}}};
  layer["encoding"] = {{"x", quantity("potential", x, "Unrealized alliance potential P")},
                       {"y", quantity("density", y, "Density")}};
  return layer;
}

// A stroke for each of few state-years.
OrderedJson strokes_of(const Group& group, const NumberAxis& x, const NumberAxis& y) {
  OrderedJson layer = of_group(strokes_name, group);
  layer["mark"] = {{"type", "rule"}, {"color", group.style.stroke}, {"strokeWidth", 1}};
  layer["encoding"] = {{"x", quantity("potential", x, "Unrealized alliance potential P")},
                       {"y", quantity("from", y, "Density")},
                       {"y2", {{"field", "to"}}}};
  return layer;
}

// Quartiles and median below the density, as a box plot has them.
OrderedJson box_of(const Group& group, const NumberAxis& x, const NumberAxis& y, const RunFigureOptions& options) {
  OrderedJson box = of_group(quantiles_name, group);
  const auto at = [&](const char* field) { return quantity(field, x, "Unrealized alliance potential P"); };
  const OrderedJson height = quantity("y", y, "Density");
  OrderedJson whisker = {{"mark", {{"type", "rule"}, {"color", "#000000"}, {"strokeWidth", 1}}}};
  whisker["encoding"] = {{"x", at("q05")}, {"x2", {{"field", "q95"}}}, {"y", height}};
  OrderedJson quartiles = {{"mark", {{"type", "rule"}, {"color", second_shade}, {"strokeWidth", 5}}}};
  quartiles["encoding"] = {{"x", at("q25")}, {"x2", {{"field", "q75"}}}, {"y", height}};
  OrderedJson median = {
      {"mark",
       {{"type", "tick"}, {"orient", "vertical"}, {"color", "#000000"}, {"thickness", 2}, {"size", box_height}}}};
  median["encoding"] = {{"x", at("median")}, {"y", height}};
  add_tooltip(
      quartiles, options,
      {{"group", "State-years"}, {"rows", "Number"}, {"q25", "Quartile"}, {"median", "Median"}, {"q75", "Quartile"}});
  box["layer"] = {whisker, quartiles, median};
  return box;
}

// What is drawn of all groups: densities and state-years as far as there are any, and quantiles.
OrderedJson datasets_of(const std::vector<Group>& groups, const std::vector<double>& grid,
                        const std::vector<std::vector<double>>& densities, const NumberAxis& y) {
  OrderedJson curves = OrderedJson::array(), strokes = OrderedJson::array(), quantiles = OrderedJson::array();
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const Group& group = groups[g];
    for (std::size_t i = 0; i < grid.size() && group.smooth(); ++i)
      curves.push_back({{"group", group.name}, {"potential", grid[i]}, {"density", densities[g][i]}});
    for (std::size_t i = 0; i < group.potential.size() && !group.smooth(); ++i)
      strokes.push_back({{"group", group.name}, {"potential", group.potential[i]}, {"from", 0}, {"to", y.high / 4}});
    quantiles.push_back({{"group", group.name},
                         {"rows", group.potential.size()},
                         {"q05", group.quantile(0.05)},
                         {"q25", group.quantile(0.25)},
                         {"median", group.quantile(0.5)},
                         {"q75", group.quantile(0.75)},
                         {"q95", group.quantile(0.95)},
                         {"y", y.low / 2}});
  }
  OrderedJson datasets = {{quantiles_name, quantiles}};
  if (!curves.empty()) datasets[densities_name] = curves;
  if (!strokes.empty()) datasets[strokes_name] = strokes;
  return datasets;
}

std::vector<FigureTable> tables_of(const OrderedJson& datasets) {
  std::vector<FigureTable> tables = {{quantiles_name,
                                      "Potential P of state-years with and without troops: number and quantiles",
                                      {"group", "rows", "q05", "q25", "median", "q75", "q95"}}};
  if (datasets.contains(densities_name)) {
    tables.push_back({densities_name,
                      "Kernel densities of potential P, with and without troops",
                      {"group", "potential", "density"}});
  }
  if (datasets.contains(strokes_name)) {
    tables.push_back(
        {strokes_name, "Potential P of state-years that are too few for a density", {"group", "potential"}});
  }
  return tables;
}

OrderedJson reference_line(double reference, const NumberAxis& x) {
  OrderedJson layer = OrderedJson::object();
  layer["data"] = {{"values", {{{"reference", reference}}}}};
  layer["mark"] = {{"type", "rule"}, {"color", "#000000"}, {"strokeWidth", 0.9}, {"strokeDash", {3, 2}}};
  layer["encoding"]["x"] = quantity("reference", x, "Unrealized alliance potential P");
  return layer;
}

std::string findings(const std::vector<Group>& groups, std::optional<double> reference) {
  std::string text;
  for (const Group& group : groups) {
    text += " " + counted(group) + ", quartiles " + shown(group.quantile(0.25), 2) + " and " +
            shown(group.quantile(0.75), 2);
    if (reference) {
      text += "; " +
              number_text(100 * static_cast<double>(group.above) / static_cast<double>(group.potential.size()), 0) +
              " % lie above the reference P* = " + number_text(*reference, 3);
    }
    text += ".";
  }
  return text;
}

std::string missing(const RunData& run) {
  const std::string lack = lacking(run, {"state_years.csv"});
  if (!lack.empty()) return lack;
  if (!run.table("state_years.csv").has("potential")) {
    return "The run's state_years.csv has no column potential: run the scenario again with this version of Entente.";
  }
  for (const RunWar& war : run.wars()) {
    if (!groups_of(run.table("state_years.csv").of_war(war.id), {}).empty()) return "";
  }
  return "No state-year with a known potential is compared with the record.";
}

std::string draw(const RunData& run, const RunFigureOptions& options) {
  check_width(options);
  const RunWar& war = chosen_war(run, options);
  const std::optional<double> reference = potential_reference(run);
  const std::vector<Group> groups = groups_of(run.table("state_years.csv").of_war(war.id), reference);
  if (groups.empty()) throw_nothing(war, "state-years with a potential that are compared with the record");

  const std::string title = "Unrealized alliance potential: " + subject_of(run, war);
  const std::string measure = "P = " + potential_formula(run) + ", by the treaty alone" +
                              (reference ? "; dashed: P*\u00a0=\u00a0" + number_text(*reference, 3) : "") +
                              "; bars: 5, 25, 50, 75 and 95 %";
  const std::string description = "Density plots: " + title + ", of state-years with and without troops. " + measure +
                                  "." + findings(groups, reference);
  OrderedJson figure = figure_frame({"potential", title, description, options.width_mm});
  if (options.headline) figure["title"] = headline(title, {measure}, options.width_mm);

  std::vector<double> all;
  for (const Group& group : groups) all.insert(all.end(), group.potential.begin(), group.potential.end());
  if (reference) all.push_back(*reference);
  for (const Group& group : groups) {
    const double tail = group.smooth() ? 2 * kernel_bandwidth(group.potential) : 0;
    all.push_back(*std::min_element(group.potential.begin(), group.potential.end()) - tail);
    all.push_back(*std::max_element(group.potential.begin(), group.potential.end()) + tail);
  }
  const NumberAxis guess = number_axis(all, inner_width(options), right_margin);
  const std::vector<double> grid = value_grid(guess.low, guess.high, density_points);
  std::vector<double> heights = {0};
  std::vector<std::vector<double>> densities;
  for (const Group& group : groups) {
    densities.push_back(group.smooth() ? kernel_density(group.potential, grid) : std::vector<double>(grid.size(), 0));
    heights.insert(heights.end(), densities.back().begin(), densities.back().end());
  }
  NumberAxis y = upright_axis(heights, panel_height);
  y.low = -0.16 * y.high;  // room for the quartiles
  y.ticks.erase(std::remove_if(y.ticks.begin(), y.ticks.end(), [](double tick) { return tick < 0; }), y.ticks.end());
  const double left = left_extent(y, true);
  const double width = std::floor(inner_width(options) - left - right_margin);
  const NumberAxis x = number_axis(all, width, right_margin);

  figure["datasets"] = datasets_of(groups, grid, densities, y);
  name_tables(figure, tables_of(figure["datasets"]));
  OrderedJson panels = OrderedJson::array();
  for (std::size_t i = 0; i < groups.size(); ++i) {
    OrderedJson view = OrderedJson::object();
    view["title"] = panel_title(counted(groups[i]), width);
    view["width"] = width;
    view["height"] = panel_height;
    const OrderedJson body = groups[i].smooth() ? area_of(groups[i], x, y) : strokes_of(groups[i], x, y);
    view["layer"] = {body, box_of(groups[i], x, y, options)};
    if (reference) view["layer"].push_back(reference_line(*reference, x));
    panels.push_back(view);
  }
  figure["vconcat"] = panels;
  figure["bounds"] = "flush";
  figure["spacing"] = bottom_extent(true) + row_gap;
  return json_text(figure);
}

}  // namespace

RunFigure potential_figure() {
  return {.name = "potential",
          .title = "Unrealized alliance potential, with and without troops",
          .shows =
              "The distribution of potential over state-years in which a state sent troops and over those in which "
              "it sent none, with the reference P* above which potential is signalled (Gannon and Kent 2020, "
              "Figure 2).",
          .missing = missing,
          .draw = draw,
          .takes = {"war"}};
}

}  // namespace entente
