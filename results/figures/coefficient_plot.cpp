#include "results/figures/coefficient_plot.hpp"

#include "results/figures/coefficient_data.hpp"
#include "results/figures/figure_data.hpp"
#include "results/figures/text_width.hpp"
#include "results/figures/theme.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace entente {
namespace {

// Pixels, unless it is said otherwise.
constexpr double panel_gap = 16;     // between columns; half a tick's label stands over on either side
constexpr double row_gap = 10;       // between a panel's tick labels and the next panel's title
constexpr double tick_labels = 17;   // ticks and their labels below a panel
constexpr double title_offset = 4;   // between a panel and its title
constexpr double right_margin = 12;  // for the last tick's label
constexpr double narrowest_panel = 100;
constexpr std::size_t most_columns = 4;
constexpr double widest_labels = 0.36;  // of the figure's width
constexpr double label_air = 8;         // between labels and panel, and at the outer end
constexpr double model_step = 9;        // between models on one scale
constexpr double point_size = 24;       // square pixels, as Vega has it
constexpr double arrow_size = 60;
constexpr const char* arrowhead = "M-1,1L0,0L1,1";  // upward, its tip where the interval is cut

// What drawing the rows needs to know of one scale.
struct Panel {
  NumberAxis axis;
  std::string title = {};   // of the axis
  OrderedJson legend = {};  // of the models; null where rows name them
};

// Names broken into lines: Vega breaks a label where it is an array.
struct Labels {
  std::vector<std::string> names;
  std::vector<std::vector<std::string>> lines;
  double width = 0;  // of the widest line
  std::size_t most_lines = 1;

  double height() const { return static_cast<double>(most_lines) * line_height(label_points); }
  std::string expression() const {
    OrderedJson by_name = OrderedJson::object();
    for (std::size_t i = 0; i < names.size(); ++i) by_name[names[i]] = lines[i];
    return "(" + by_name.dump() + ")[datum.label]";
  }
};

Labels labels_of(const std::vector<std::string>& names, double width) {
  Labels labels{names, {}, 0, 1};
  for (const std::string& name : names) {
    labels.lines.push_back(wrapped(name, width, label_points));
    labels.most_lines = std::max(labels.most_lines, labels.lines.back().size());
    for (const std::string& line : labels.lines.back())
      labels.width = std::max(labels.width, std::ceil(text_width(line, label_points)));
  }
  return labels;
}

// Rows are named on the left, in a margin of known width.
OrderedJson label_axis(const Labels& labels) {
  return {{"title", nullptr},
          {"ticks", false},
          {"labelPadding", label_air / 2},
          {"labelExpr", labels.expression()},
          {"minExtent", labels.width + label_air},
          {"maxExtent", labels.width + label_air}};
}

OrderedJson model_legend(const CoefficientData& data, double width) {
  constexpr double symbol = 26;  // with the room around it
  const Labels labels = labels_of(data.models, width - symbol);
  const auto columns = static_cast<std::size_t>(width / (labels.width + symbol));
  return {{"title", nullptr},
          {"orient", "top"},
          {"direction", "horizontal"},
          {"columns", std::clamp<std::size_t>(columns, 1, data.models.size())},
          {"labelExpr", labels.expression()},
          {"symbolSize", 2 * point_size},
          {"symbolOpacity", 1},
          {"offset", 4}};
}

// ---- data ----

// An end that is infinite is drawn to the edge of its scale.
double drawn_end(double end, const NumberAxis& axis) { return std::clamp(end, axis.low, axis.high); }

OrderedJson row_json(const PlottedEstimate& estimate, const CoefficientData& data, const NumberAxis& axis) {
  OrderedJson row = OrderedJson::object();
  row["panel"] = estimate.term;
  row["term"] = data.terms[estimate.term];
  row["model"] = data.models[estimate.model];
  row["estimate"] = json_number(estimate.estimate);
  row["low"] = json_number(estimate.low);
  row["high"] = json_number(estimate.high);
  if (std::isnan(estimate.low) || std::isnan(estimate.high)) return row;
  row["from"] = drawn_end(estimate.low, axis);
  row["to"] = drawn_end(estimate.high, axis);
  if (std::isinf(estimate.low)) row["open_low"] = true;
  if (std::isinf(estimate.high)) row["open_high"] = true;
  return row;
}

// ---- marks ----

OrderedJson style_scale(const CoefficientData& data, const char* MarkStyle::*aspect) {
  OrderedJson range = OrderedJson::array();
  for (std::size_t m = 0; m < data.models.size(); ++m) range.push_back(mark_styles[m % mark_styles.size()].*aspect);
  return {{"domain", data.models}, {"range", range}};
}

OrderedJson styled(const CoefficientData& data, const char* MarkStyle::*aspect, const Panel& panel) {
  return {{"field", "model"}, {"type", "nominal"}, {"scale", style_scale(data, aspect)}, {"legend", panel.legend}};
}

OrderedJson x_of(const char* field, const Panel& panel) {
  OrderedJson axis = axis_json(panel.axis, true);
  axis["title"] = panel.title.empty() ? OrderedJson(nullptr) : OrderedJson(panel.title);
  return {{"field", field}, {"type", "quantitative"}, {"scale", scale_json(panel.axis)}, {"axis", axis}};
}

OrderedJson arrow(const char* field, const char* flag, double angle, const Panel& panel, const CoefficientData& data) {
  OrderedJson layer = OrderedJson::object();
  layer["transform"] = {{{"filter", "datum." + std::string(flag) + " === true"}}};
  layer["mark"] = {{"type", "point"},    {"shape", arrowhead}, {"angle", angle},
                   {"size", arrow_size}, {"filled", false},    {"opacity", 1}};
  layer["encoding"]["x"] = x_of(field, panel);
  layer["encoding"]["stroke"] = styled(data, &MarkStyle::stroke, panel);
  return layer;
}

bool any_end(const CoefficientData& data, std::optional<std::size_t> term, double PlottedEstimate::*end) {
  return std::any_of(data.estimates.begin(), data.estimates.end(), [&](const PlottedEstimate& estimate) {
    return (!term || estimate.term == *term) && std::isinf(estimate.*end);
  });
}

OrderedJson layers(const CoefficientData& data, const Panel& panel, std::optional<std::size_t> term) {
  OrderedJson interval = OrderedJson::object();
  interval["transform"] = {{{"filter", "isValid(datum.from)"}}};
  interval["mark"] = {{"type", "rule"}, {"strokeWidth", 1.1}};
  interval["encoding"]["x"] = x_of("from", panel);
  interval["encoding"]["x2"] = {{"field", "to"}};
  interval["encoding"]["stroke"] = styled(data, &MarkStyle::stroke, panel);

  OrderedJson point = OrderedJson::object();
  point["mark"] = {{"type", "point"}, {"filled", true}, {"size", point_size}, {"strokeWidth", 1}, {"opacity", 1}};
  point["encoding"]["x"] = x_of("estimate", panel);
  point["encoding"]["shape"] = styled(data, &MarkStyle::shape, panel);
  point["encoding"]["stroke"] = styled(data, &MarkStyle::stroke, panel);
  point["encoding"]["fill"] = styled(data, &MarkStyle::fill, panel);

  OrderedJson all = OrderedJson::array({interval});
  if (any_end(data, term, &PlottedEstimate::low)) all.push_back(arrow("from", "open_low", 270, panel, data));
  if (any_end(data, term, &PlottedEstimate::high)) all.push_back(arrow("to", "open_high", 90, panel, data));
  all.push_back(point);
  return all;
}

OrderedJson rows_of(const char* field, const std::vector<std::string>& names, const OrderedJson& axis) {
  return {{"field", field}, {"type", "nominal"}, {"scale", {{"domain", names}}}, {"axis", axis}};
}

// ---- the two layouts ----

// How many panels stand beside each other, and how wide they are.
struct Grid {
  std::size_t columns = 1;
  double panel_width = 0;
};

Grid grid_of(double room, std::size_t panels) {
  const auto fitting = static_cast<std::size_t>((room + panel_gap) / (narrowest_panel + panel_gap));
  const std::size_t columns = std::clamp<std::size_t>(fitting, 1, std::min(most_columns, panels));
  const auto gaps = static_cast<double>(columns - 1);
  return {columns, std::floor((room - panel_gap * gaps) / static_cast<double>(columns))};
}

std::vector<std::string> panel_title(const std::string& term, const NumberAxis& axis, double width) {
  const std::string unit = axis.scaled() ? " (" + power_of_ten(axis.exponent) + ")" : "";
  return wrapped(term + unit, width, panel_title_points);
}

// A panel a term, each with a scale of its own; the models are rows, named on the left of the first column.
void lay_out_by_term(OrderedJson& figure, const CoefficientData& data, double width) {
  const Labels labels = labels_of(data.models, widest_labels * width);
  const Grid grid = grid_of(width - labels.width - label_air - right_margin, data.terms.size());

  std::vector<NumberAxis> axes;
  for (std::size_t term = 0; term < data.terms.size(); ++term)
    axes.push_back(coefficient_axis(data, term, grid.panel_width, panel_gap / 2 - 1));
  OrderedJson values = OrderedJson::array();
  for (const PlottedEstimate& estimate : data.estimates)
    values.push_back(row_json(estimate, data, axes[estimate.term]));
  figure["data"] = named_data("estimates", values);

  std::size_t title_lines = 1;
  OrderedJson panels = OrderedJson::array();
  for (std::size_t term = 0; term < data.terms.size(); ++term) {
    const std::vector<std::string> title = panel_title(data.terms[term], axes[term], grid.panel_width);
    if (term >= grid.columns) title_lines = std::max(title_lines, title.size());
    OrderedJson view = OrderedJson::object();
    view["title"] = {{"text", title},
                     {"fontSize", panel_title_points * pixels_per_point},
                     {"lineHeight", line_height(panel_title_points)},
                     {"fontWeight", "normal"},
                     {"frame", "group"},
                     {"offset", title_offset}};
    view["transform"] = {{{"filter", {{"field", "panel"}, {"equal", term}}}}};
    view["width"] = grid.panel_width;
    view["height"] = std::ceil((labels.height() + 2) * static_cast<double>(data.models.size()));
    // A single model is named once; below, nothing could be mistaken for another's.
    const bool named = data.models.size() == 1 ? term == 0 : term % grid.columns == 0;
    view["encoding"]["y"] = rows_of("model", data.models, named ? label_axis(labels) : OrderedJson(nullptr));
    view["layer"] = layers(data, {axes[term]}, term);
    panels.push_back(view);
  }
  figure["concat"] = panels;
  figure["columns"] = grid.columns;
  // The panels themselves are laid out, and the room for what stands around them is settled here: so all columns are
  // equally wide, and the figure exactly as wide as it shall be.
  figure["bounds"] = "flush";
  const double titles = static_cast<double>(title_lines) * line_height(panel_title_points) + title_offset;
  figure["spacing"] = {{"row", std::ceil(tick_labels + titles + row_gap)}, {"column", panel_gap}};
}

// All terms on one scale; the models stand below each other within a term and are named in a legend.
void lay_out_together(OrderedJson& figure, const CoefficientData& data, double width) {
  if (data.models.size() > mark_styles.size()) {
    throw input_error({}, std::to_string(data.models.size()) + " models cannot be told apart on one scale",
                      "at most " + std::to_string(mark_styles.size()) + " models");
  }
  const Labels labels = labels_of(data.terms, widest_labels * width);
  const double panel_width = std::floor(width - labels.width - label_air - right_margin);
  Panel panel{coefficient_axis(data, panel_width, right_margin)};
  if (panel.axis.scaled()) panel.title = power_of_ten(panel.axis.exponent);
  if (data.models.size() > 1) panel.legend = model_legend(data, panel_width);

  OrderedJson values = OrderedJson::array();
  for (const PlottedEstimate& estimate : data.estimates) values.push_back(row_json(estimate, data, panel.axis));
  figure["data"] = named_data("estimates", values);
  figure["width"] = panel_width;
  const double models_height = model_step * static_cast<double>(data.models.size()) + 6;
  const double row_height = std::max(models_height, labels.height() + 4);
  figure["height"] = std::ceil(row_height * static_cast<double>(data.terms.size()));
  figure["encoding"]["y"] = rows_of("term", data.terms, label_axis(labels));
  figure["encoding"]["y"]["scale"]["paddingInner"] = 0.3;
  figure["encoding"]["y"]["scale"]["paddingOuter"] = 0.15;
  figure["encoding"]["yOffset"] = {{"field", "model"}, {"type", "nominal"}, {"scale", {{"domain", data.models}}}};
  figure["layer"] = layers(data, panel, std::nullopt);
}

void check(const CoefficientPlotOptions& options) {
  if (!(options.width_mm >= 60 && options.width_mm <= 400)) {
    throw input_error({}, "the figure's width is " + number_text(options.width_mm) + " mm", "60 to 400 mm");
  }
  if (!(options.level > 0 && options.level < 1))
    throw input_error({}, "the level of the intervals is " + number_text(options.level), "a number between 0 and 1");
}

}  // namespace

std::string coefficient_plot(const std::vector<PlottedModel>& models, const CoefficientPlotOptions& options) {
  check(options);
  const CoefficientData data = coefficient_data(models, options);
  const CoefficientWords words = coefficient_words(models, data, options);
  OrderedJson figure = figure_frame({"coefficients", words.title, words.description, options.width_mm});
  name_tables(figure, {{"estimates",
                        "Estimates with their intervals; an end that is open or unknown is left empty",
                        {"term", "model", "estimate", "low", "high"}}});
  if (options.headline) figure["title"] = headline(words.title, words.subtitles, options.width_mm);
  const double width = options.width_mm * pixels_per_mm - 2 * figure_padding;
  if (options.standardise == Standardise::none) {
    lay_out_by_term(figure, data, width);
  } else {
    lay_out_together(figure, data, width);
  }
  return json_text(figure);
}

}  // namespace entente
