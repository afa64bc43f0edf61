#include "results/figures/figure_data.hpp"
#include "results/figures/run/density.hpp"
#include "results/figures/run/panel.hpp"
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

constexpr const char* file = "potential_effect.csv";
constexpr const char* potential_title = "Unrealized alliance potential P";
// Pixels.
constexpr double panel_height = 130;
constexpr double panel_gap = 16;
constexpr double row_gap = 26;
constexpr double right_margin = 12;
constexpr std::size_t spread_layer = 3;  // among those of a panel

struct Curve {
  std::vector<double> potential, share, low, high, change, change_low, change_high;
  double level = 0, reference = 0, rows = 0;
};

Curve curve_of(const RunTable& table) {
  Curve curve;
  curve.potential = table.numbers("potential");
  curve.share = table.numbers("share");
  curve.low = table.numbers("low");
  curve.high = table.numbers("high");
  curve.change = table.numbers("change");
  curve.change_low = table.numbers("change_low");
  curve.change_high = table.numbers("change_high");
  if (table.rows() == 0) return curve;
  curve.level = table.numbers("level").front();
  curve.reference = table.numbers("reference").front();
  curve.rows = table.numbers("rows").front();
  return curve;
}

// The potentials of the state-years compared, where the run's tables have them.
std::vector<double> observed_potentials(const RunData& run, const RunWar& war) {
  std::vector<double> values;
  if (!run.has("state_years.csv") || !run.table("state_years.csv").has("potential")) return values;
  const RunTable table = run.table("state_years.csv").of_war(war.id);
  const std::vector<double> potential = table.numbers("potential"), compared = table.numbers("compared");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (compared[row] == 1 && !std::isnan(potential[row])) values.push_back(potential[row]);
  }
  return values;
}

// One of the two panels: a line and its band.
struct Side {
  const char* title;
  const char* field;
  const char* low;
  const char* high;
  std::vector<double> values;  // all that must fit on its axis
};

OrderedJson values_of(const Curve& curve) {
  OrderedJson values = OrderedJson::array();
  for (std::size_t i = 0; i < curve.potential.size(); ++i) {
    values.push_back({{"potential", curve.potential[i]},
                      {"share", curve.share[i]},
                      {"low", curve.low[i]},
                      {"high", curve.high[i]},
                      {"change", curve.change[i]},
                      {"change_low", curve.change_low[i]},
                      {"change_high", curve.change_high[i]}});
  }
  return values;
}

// Where the state-years lie along the axis: 5, 25, 50, 75 and 95 %.
OrderedJson spread(const std::vector<double>& potentials, const OrderedJson& x, const OrderedJson& y, double height) {
  OrderedJson layer = OrderedJson::object();
  layer["data"] = {{"values",
                    {{{"q05", sample_quantile(potentials, 0.05)},
                      {"q25", sample_quantile(potentials, 0.25)},
                      {"median", sample_quantile(potentials, 0.5)},
                      {"q75", sample_quantile(potentials, 0.75)},
                      {"q95", sample_quantile(potentials, 0.95)},
                      {"at", height}}}}};
  const auto at = [&](const char* field) {
    OrderedJson channel = x;
    channel["field"] = field;
    return channel;
  };
  OrderedJson upright = y;
  upright["field"] = "at";
  OrderedJson whisker = {{"mark", {{"type", "rule"}, {"color", "#000000"}, {"strokeWidth", 1}}}};
  whisker["encoding"] = {{"x", at("q05")}, {"x2", {{"field", "q95"}}}, {"y", upright}};
  OrderedJson quartiles = {{"mark", {{"type", "rule"}, {"color", second_shade}, {"strokeWidth", 5}}}};
  quartiles["encoding"] = {{"x", at("q25")}, {"x2", {{"field", "q75"}}}, {"y", upright}};
  OrderedJson median = {
      {"mark", {{"type", "tick"}, {"orient", "vertical"}, {"color", "#000000"}, {"thickness", 2}, {"size", 9}}}};
  median["encoding"] = {{"x", at("median")}, {"y", upright}};
  layer["layer"] = {whisker, quartiles, median};
  return layer;
}

OrderedJson panel_of(const Side& side, const Curve& curve, const std::vector<double>& potentials, double width,
                     const RunFigureOptions& options) {
  NumberAxis upright = per_thousand_axis(upright_axis(side.values, panel_height));
  if (!potentials.empty()) upright.low -= 0.09 * (upright.high - upright.low);
  const OrderedJson x = quantity("potential", number_axis(curve.potential, width, right_margin), potential_title);
  const auto y = [&](const char* field) {
    OrderedJson channel = per_thousand_quantity(field, upright, side.title);
    channel["axis"]["gridColor"] = quantity(field, upright, "", true)["axis"]["gridColor"];
    return channel;
  };
  OrderedJson band = {{"mark", {{"type", "area"}, {"color", outer_band_shade}, {"opacity", 1}}}};
  band["encoding"] = {{"x", x}, {"y", y(side.low)}, {"y2", {{"field", side.high}}}};
  OrderedJson line = {{"mark", {{"type", "line"}, {"color", "#000000"}, {"strokeWidth", 1.4}}}};
  line["encoding"] = {{"x", x}, {"y", y(side.field)}};
  OrderedJson reference = {
      {"mark", {{"type", "rule"}, {"color", "#000000"}, {"strokeWidth", 0.9}, {"strokeDash", {3, 2}}}}};
  reference["data"] = {{"values", {{{"potential", curve.reference}}}}};
  reference["encoding"]["x"] = x;
  OrderedJson view = OrderedJson::object();
  view["width"] = width;
  view["height"] = panel_height;
  view["layer"] = {band, reference, line};  // the spread comes after them: spread_layer
  if (!potentials.empty()) {
    view["layer"].push_back(spread(potentials, x, y("at"), upright.low + 0.045 * (upright.high - upright.low)));
  }
  if (options.interactive) {
    // A point for the pointer to find; unseen on paper.
    OrderedJson point = {{"mark", {{"type", "point"}, {"filled", true}, {"size", 40}, {"opacity", 0}}}};
    point["encoding"] = {{"x", x}, {"y", y(side.field)}};
    add_tooltip(point, options,
                {{"potential", "Potential"}, {side.field, "Share"}, {side.low, "Low"}, {side.high, "High"}});
    view["layer"].push_back(point);
  }
  return view;
}

std::string signed_per_thousand(double share) { return (share > 0 ? "+" : "") + per_thousand(share); }

std::string findings(const Curve& curve) {
  const std::size_t last = curve.potential.size() - 1;
  const auto at = [&](std::size_t i) {
    return per_thousand(curve.share[i]) + " per 1,000 (" + per_thousand(curve.low[i]) + " to " +
           per_thousand(curve.high[i]) + ") at P = " + shown(curve.potential[i], 2);
  };
  const auto change_at = [&](std::size_t i) {
    return signed_per_thousand(curve.change[i]) + " (" + signed_per_thousand(curve.change_low[i]) + " to " +
           signed_per_thousand(curve.change_high[i]) + ") at P = " + shown(curve.potential[i], 2);
  };
  return " Predicted mean share: " + at(0) + ", " + at(last) +
         ". Change against the reference P* = " + number_text(curve.reference, 3) + ": " + change_at(0) + ", " +
         change_at(last) + ".";
}

std::string missing(const RunData& run) {
  std::string lack = lacking(run, {});
  if (!lack.empty()) return lack;
  if (run.has(file)) return "";
  const bool known =
      run.has("coefficients.yaml") && run.text("coefficients.yaml").find("\"potential\"") != std::string::npos;
  return known ? lacking(run, {file}) : "The run's equation has no term potential.";
}

std::string draw(const RunData& run, const RunFigureOptions& options) {
  check_width(options);
  const RunWar& war = chosen_war(run, options);
  const Curve curve = curve_of(run.table(file).of_war(war.id));
  if (curve.potential.empty()) throw_nothing(war, "a war to which some state was invited");

  const std::string level = number_text(100 * curve.level, 0) + " %";
  const std::string title = "Predicted contribution by potential: " + subject_of(run, war);
  const std::string note = "Troops per 1,000 of the armed forces, mean of " + grouped(curve.rows) +
                           " state-years, all but P as it is; " + level + " bands; dashed: P*\u00a0=\u00a0" +
                           number_text(curve.reference, 3) + "; bars: 5 to 95\u00a0% of state-years";
  const std::string caveat =
      "P is arithmetic on alignment and depth (P = " + potential_formula(run) + "); it moves here without them.";
  const std::string description = "Line plot with band: " + title + ". " + note + ". " + caveat + findings(curve);
  OrderedJson figure = figure_frame({"potential-effect", title, description, options.width_mm});
  if (options.headline) figure["title"] = headline(title, {note, caveat}, options.width_mm);
  figure["data"] = named_data("curve", values_of(curve));
  std::vector<FigureTable> tables = {
      {"curve",
       "Predicted mean share of the armed forces (a fraction) by potential, and its change against P*, with bands",
       {"potential", "share", "low", "high", "change", "change_low", "change_high"}}};

  const auto joined = [](std::initializer_list<const std::vector<double>*> parts) {
    std::vector<double> all{0};
    for (const std::vector<double>* part : parts) all.insert(all.end(), part->begin(), part->end());
    return all;
  };
  const Side sides[] = {
      {"Troops per 1,000", "share", "low", "high", joined({&curve.low, &curve.high})},
      {"Change per 1,000", "change", "change_low", "change_high", joined({&curve.change_low, &curve.change_high})}};
  double left = 0;
  for (const Side& side : sides) {
    left = std::max(left, left_extent(per_thousand_axis(upright_axis(side.values, panel_height)), true));
  }
  const bool wide = options.width_mm >= wide_mm;
  const double room = inner_width(options) - left - right_margin;
  const double width = std::floor(wide ? (room - left - panel_gap) / 2 : room);
  const std::vector<double> potentials = observed_potentials(run, war);
  figure["concat"] = OrderedJson::array();
  for (const Side& side : sides) figure["concat"].push_back(panel_of(side, curve, potentials, width, options));
  if (!potentials.empty()) {
    // Both panels show where state-years lie; the first one's data speak for both.
    figure["concat"][0]["layer"][spread_layer]["data"]["name"] = "quantiles";
    tables.push_back({"quantiles", "Where the potential of state-years lies", {"q05", "q25", "median", "q75", "q95"}});
  }
  name_tables(figure, tables);
  figure["columns"] = wide ? 2 : 1;
  figure["bounds"] = "flush";
  figure["spacing"] = {{"row", bottom_extent(true) + row_gap / 2}, {"column", left + panel_gap}};
  return json_text(figure);
}

}  // namespace

RunFigure potential_effect_figure() {
  return {.name = "potential-effect",
          .title = "Predicted contribution by potential",
          .shows =
              "What the equation predicts as potential goes over its range and all else stays, mean over the "
              "state-years invited, and the change against the reference P*; with bands by the coefficients' "
              "covariance (Gannon and Kent 2020, Figure 3).",
          .missing = missing,
          .draw = draw,
          .takes = {"war"}};
}

}  // namespace entente
