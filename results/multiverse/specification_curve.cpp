#include "results/multiverse/specification_curve.hpp"

#include "results/figures/number_axis.hpp"
#include "results/figures/text_width.hpp"
#include "results/figures/theme.hpp"
#include "results/multiverse/multiverse_summary.hpp"
#include "results/regression/shown_number.hpp"
#include "results/text/clean.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace entente {
namespace {

// Pixels.
constexpr double curve_height = 190;
constexpr double panel_gap = 10;
constexpr double right_margin = 10;
constexpr double label_air = 8;
constexpr double widest_labels = 0.4;  // of the figure's width
constexpr const char* significant_shade = "#000000";
constexpr const char* other_shade = "#8c8c8c";
constexpr const char* band_shade = "#cfcfcf";

/// A row of the lower panel: a dimension's head, or a choice.
struct Row {
  std::string key;  // unique: the domain of the axis
  std::vector<std::string> lines;
  bool head = false;
  std::size_t dimension = 0, choice = 0;
};

std::vector<Row> rows_of(const MultiversePlan& plan, const MultiverseSummary& summary, double room) {
  std::vector<Row> rows;
  for (std::size_t d = 0; d < plan.dimensions.size(); ++d) {
    const MultiverseDimension& dimension = plan.dimensions[d];
    rows.push_back(
        {dimension.name, wrapped(clean_line(dimension.label), room, label_points * bold_widening), true, d, 0});
    for (std::size_t c = 0; c < dimension.choices.size(); ++c) {
      if (summary.dimensions[d].choices[c].effects.universes == 0) continue;
      const MultiverseChoice& choice = dimension.choices[c];
      rows.push_back(
          {dimension.name + "/" + choice.name, wrapped(clean_line(choice.label), room, label_points), false, d, c});
    }
  }
  return rows;
}

OrderedJson keys_of(const std::vector<Row>& rows) {
  OrderedJson keys = OrderedJson::array();
  for (const Row& row : rows) keys.push_back(row.key);
  return keys;
}

// The curve's own numbers.
struct Curve {
  std::vector<const UniverseResult*> universes;
  NumberAxis axis;
  std::size_t cut = 0;  // intervals that leave the axis

  std::size_t size() const { return universes.size(); }
};

double quantile(std::vector<double> values, double probability) {
  std::sort(values.begin(), values.end());
  const auto at = static_cast<std::size_t>(std::llround(probability * static_cast<double>(values.size() - 1)));
  return values[at];
}

Curve curve_of(const MultiverseRun& run, const MultiverseSummary& summary) {
  Curve curve;
  std::vector<double> lows, highs, shown{0};
  for (const std::size_t at : summary.curve) {
    const UniverseResult& result = run.universes[at];
    curve.universes.push_back(&result);
    lows.push_back(result.estimate->low);
    highs.push_back(result.estimate->high);
    shown.push_back(result.estimate->effect);
  }
  // Labels stand upright beside a vertical axis: they take less of its length than of a horizontal one.
  // A handful of models that hardly know anything would press all others flat.
  shown.push_back(quantile(lows, 0.01));
  shown.push_back(quantile(highs, 0.99));
  curve.axis = number_axis(shown, 2 * curve_height, right_margin);
  for (std::size_t i = 0; i < lows.size(); ++i) {
    if (lows[i] < curve.axis.low || highs[i] > curve.axis.high) ++curve.cut;
  }
  return curve;
}

OrderedJson curve_values(const Curve& curve, double level) {
  OrderedJson values = OrderedJson::array();
  for (std::size_t i = 0; i < curve.size(); ++i) {
    const UniverseEstimate& estimate = *curve.universes[i]->estimate;
    values.push_back({{"rank", i + 1},
                      {"id", curve.universes[i]->universe.id},
                      {"effect", estimate.effect},
                      {"low", estimate.low},
                      {"high", estimate.high},
                      {"from", std::clamp(estimate.low, curve.axis.low, curve.axis.high)},
                      {"to", std::clamp(estimate.high, curve.axis.low, curve.axis.high)},
                      {"p", json_number(estimate.p)},
                      {"significant", estimate.p < 1 - level}});
  }
  return values;
}

// One mark a universe and choice.
OrderedJson single_choices(const Curve& curve, const std::vector<Row>& rows, double level) {
  OrderedJson values = OrderedJson::array();
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < curve.size() && !row.head; ++i) {
      if (curve.universes[i]->universe.choices[row.dimension] != row.choice) continue;
      const bool significant = curve.universes[i]->estimate->p < 1 - level;
      values.push_back({{"row", row.key}, {"rank", i + 1}, {"significant", significant}});
    }
  }
  return values;
}

// Runs of neighbouring universes, with the share of them that made the choice.
OrderedJson shared_choices(const Curve& curve, const std::vector<Row>& rows) {
  OrderedJson values = OrderedJson::array();
  for (const Row& row : rows) {
    for (std::size_t cell = 0; cell < curve_cells && !row.head; ++cell) {
      const std::size_t begin = cell * curve.size() / curve_cells;
      const std::size_t end = (cell + 1) * curve.size() / curve_cells;
      std::size_t made = 0;
      for (std::size_t i = begin; i < end; ++i) {
        made += curve.universes[i]->universe.choices[row.dimension] == row.choice ? 1 : 0;
      }
      if (made == 0) continue;
      const double share = static_cast<double>(made) / static_cast<double>(end - begin);
      values.push_back({{"row", row.key},
                        {"from", static_cast<double>(begin) + 0.5},
                        {"to", static_cast<double>(end) + 0.5},
                        {"share", share}});
    }
  }
  return values;
}

OrderedJson rank_scale(const Curve& curve) {
  return {{"domain", {0, curve.size() + 1}}, {"nice", false}, {"zero", false}};
}

OrderedJson shade(const char* yes, const char* no) {
  return {{"condition", {{"test", "datum.significant"}, {"value", yes}}}, {"value", no}};
}

OrderedJson upper_panel(const Curve& curve, double level, double width) {
  OrderedJson axis = axis_json(curve.axis, true);
  axis["title"] =
      curve.axis.scaled() ? OrderedJson("Effect (" + power_of_ten(curve.axis.exponent) + ")") : OrderedJson("Effect");
  const auto y = [&](const char* field) {
    return OrderedJson{{"field", field}, {"type", "quantitative"}, {"scale", scale_json(curve.axis)}, {"axis", axis}};
  };
  const OrderedJson x = {{"field", "rank"}, {"type", "quantitative"}, {"scale", rank_scale(curve)}, {"axis", nullptr}};
  const double step = width / static_cast<double>(curve.size() + 1);
  OrderedJson band = OrderedJson::object();
  band["mark"] = {{"type", "rule"}, {"stroke", band_shade}, {"strokeWidth", std::clamp(0.7 * step, 0.25, 3.0)}};
  band["encoding"] = {{"x", x}, {"y", y("from")}, {"y2", {{"field", "to"}}}};
  OrderedJson point = OrderedJson::object();
  const double size = std::clamp(step * step, 3.0, 24.0);
  point["mark"] = {{"type", "point"}, {"filled", true}, {"size", size}, {"strokeWidth", 0}, {"opacity", 1}};
  point["encoding"] = {{"x", x}, {"y", y("effect")}, {"color", shade(significant_shade, other_shade)}};
  OrderedJson panel = OrderedJson::object();
  panel["data"] = {{"values", curve_values(curve, level)}};
  panel["width"] = width;
  panel["height"] = curve_height;
  panel["layer"] = {band, point};
  return panel;
}

OrderedJson row_axis(const std::vector<Row>& rows, double margin) {
  OrderedJson lines = OrderedJson::object();
  for (const Row& row : rows) lines[row.key] = row.lines;
  OrderedJson axis = {
      {"title", nullptr}, {"ticks", false}, {"labelAlign", "left"}, {"labelPadding", margin - label_air / 2}};
  axis["labelExpr"] = "(" + lines.dump() + ")[datum.label]";
  const OrderedJson head = {{"test", "indexof(datum.label, '/') < 0"}};
  OrderedJson bold = head;
  bold["value"] = "bold";
  axis["labelFontWeight"] = {{"condition", bold}, {"value", "normal"}};
  axis["minExtent"] = margin;
  axis["maxExtent"] = margin;
  return axis;
}

OrderedJson lower_panel(const Curve& curve, const std::vector<Row>& rows, double level, double width, double margin) {
  const bool single = curve.size() <= most_single_universes;
  std::size_t most_lines = 1;
  for (const Row& row : rows) most_lines = std::max(most_lines, row.lines.size());
  const double row_height = std::ceil(static_cast<double>(most_lines) * line_height(label_points) + 1);
  const OrderedJson y = {
      {"field", "row"}, {"type", "nominal"}, {"scale", {{"domain", keys_of(rows)}}}, {"axis", row_axis(rows, margin)}};
  OrderedJson axis = {{"title", "Universes by effect"}, {"grid", false}, {"tickCount", 6}, {"format", "d"}};
  OrderedJson panel = OrderedJson::object();
  panel["width"] = width;
  panel["height"] = row_height * static_cast<double>(rows.size());
  if (single) {
    panel["data"] = {{"values", single_choices(curve, rows, level)}};
    const double thickness = std::clamp(0.6 * width / static_cast<double>(curve.size() + 1), 0.8, 4.0);
    panel["mark"] = {{"type", "tick"}, {"thickness", thickness}, {"size", row_height - 4}, {"opacity", 1}};
    panel["encoding"] = {
        {"x", {{"field", "rank"}, {"type", "quantitative"}, {"scale", rank_scale(curve)}, {"axis", axis}}},
        {"y", y},
        {"color", shade(significant_shade, other_shade)}};
    return panel;
  }
  panel["data"] = {{"values", shared_choices(curve, rows)}};
  panel["mark"] = {{"type", "rect"}, {"opacity", 1}};
  const OrderedJson greys = {{"domain", {0, 1}}, {"range", {"#ffffff", "#000000"}}};
  panel["encoding"] = {
      {"x", {{"field", "from"}, {"type", "quantitative"}, {"scale", rank_scale(curve)}, {"axis", axis}}},
      {"x2", {{"field", "to"}}},
      {"y", y},
      {"color", {{"field", "share"}, {"type", "quantitative"}, {"scale", greys}, {"legend", nullptr}}}};
  return panel;
}

std::string percent(double share) { return number_text(100 * share, 0) + " %"; }

std::vector<std::string> subtitles(const MultiversePlan& plan, const MultiverseSummary& summary, const Curve& curve) {
  const EffectSummary& effects = summary.distinct;
  const std::string significant = "p < " + number_text(1 - plan.level, 2);
  std::vector<std::string> lines;
  lines.push_back("Average marginal effect on the expected outcome " + clean_line(effect_words(plan)) + ", with " +
                  shown_level(plan.level) + " intervals.");
  lines.push_back("Median " + shown_number(summary.fits.median, 3) + "; above zero " + percent(summary.fits.positive) +
                  " of " + std::to_string(summary.fits.universes) + " fits; with " + significant +
                  " (black), all covariances, above zero " + percent(effects.positive_significant) + ", below zero " +
                  percent(effects.negative_significant) + ".");
  std::string reading = curve.size() > most_single_universes
                            ? "Below: the darker, the larger the share of neighbouring universes with a choice."
                            : "Below: the choices of each universe.";
  if (curve.cut > 0) reading += " Intervals cut at the edge: " + std::to_string(curve.cut) + ".";
  lines.push_back(reading);
  return lines;
}

double widest_line(const std::vector<Row>& rows) {
  double widest = 0;
  for (const Row& row : rows) {
    for (const std::string& line : row.lines) {
      widest = std::max(widest, std::ceil(text_width(line, row.head ? label_points * bold_widening : label_points)));
    }
  }
  return widest;
}

}  // namespace

std::string specification_curve(const MultiversePlan& plan, const MultiverseRun& run, const MultiverseSummary& summary,
                                const SpecificationCurveOptions& options) {
  if (!(options.width_mm >= 84 && options.width_mm <= 400)) {
    throw input_error({}, "the figure's width is " + number_text(options.width_mm) + " mm", "84 to 400 mm");
  }
  if (summary.curve.empty()) throw input_error({}, "no universe has an estimate to draw", "at least one");
  const Curve curve = curve_of(run, summary);
  const double width = options.width_mm * pixels_per_mm - 2 * figure_padding;
  const std::vector<Row> rows = rows_of(plan, summary, widest_labels * width - label_air);
  const double margin = std::max(40.0, widest_line(rows) + label_air);
  const double panel_width = std::floor(width - margin - right_margin);

  const std::string title = "Effect of " + clean_line(plan.term) + " in " + std::to_string(curve.size()) + " universes";
  const std::vector<std::string> lines = subtitles(plan, summary, curve);
  std::string description = title + ".";
  for (const std::string& line : lines) description += " " + line;
  OrderedJson figure = figure_frame({"specification_curve", title, description, options.width_mm});
  figure["title"] = headline(title, lines, options.width_mm);
  figure["vconcat"] = {upper_panel(curve, plan.level, panel_width),
                       lower_panel(curve, rows, plan.level, panel_width, margin)};
  figure["spacing"] = panel_gap;
  figure["bounds"] = "flush";
  return json_text(figure);
}

}  // namespace entente
