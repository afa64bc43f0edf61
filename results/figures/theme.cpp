#include "results/figures/theme.hpp"

#include "results/figures/text_width.hpp"

namespace entente {
namespace {

// No web fonts: where Helvetica is missing, the others have its widths.
constexpr const char* font = "Helvetica, Arial, Liberation Sans, Nimbus Sans, sans-serif";

OrderedJson theme() {
  const double label = label_points * pixels_per_point;
  OrderedJson config = OrderedJson::object();
  config["font"] = font;
  config["background"] = "white";
  config["padding"] = figure_padding;
  config["view"] = {{"stroke", "#8c8c8c"}, {"strokeWidth", 0.5}};
  // Neither rounded nor shifted to whole pixels: in print the zero line must stand where zero is.
  config["axis"] = {
      {"labelFontSize", label},  {"titleFontSize", label},  {"titleFontWeight", "normal"},
      {"labelColor", "#000000"}, {"titleColor", "#000000"}, {"domain", false},
      {"tickRound", false},      {"translate", 0},          {"tickColor", "#8c8c8c"},
      {"tickSize", 3},           {"tickWidth", 0.5},        {"gridColor", "#e0e0e0"},
      {"gridWidth", 0.5},        {"labelLimit", 0},         {"titleLimit", 0},
      {"labelPadding", 2},       {"titlePadding", 3},       {"labelLineHeight", line_height(label_points)}};
  config["legend"] = {{"labelFontSize", label},  {"titleFontSize", label}, {"titleFontWeight", "normal"},
                      {"labelColor", "#000000"}, {"labelLimit", 0},        {"symbolStrokeWidth", 1}};
  config["title"] = {{"anchor", "start"},
                     {"color", "#000000"},
                     {"subtitleColor", "#000000"},
                     {"fontSize", title_points * pixels_per_point},
                     {"lineHeight", line_height(title_points)},
                     {"subtitleFontSize", label},
                     {"subtitleLineHeight", line_height(label_points)},
                     {"subtitlePadding", 2},
                     {"limit", 0}};
  return config;
}

}  // namespace

OrderedJson figure_frame(const FigureFrame& frame) {
  OrderedJson json = OrderedJson::object();
  json["$schema"] = "https://vega.github.io/schema/vega-lite/v5.json";
  json["description"] = frame.description;
  json["usermeta"]["entente"] = {{"figure", frame.figure}, {"title", frame.title}, {"width_mm", frame.width_mm}};
  json["config"] = theme();
  return json;
}

OrderedJson headline(const std::string& title, const std::vector<std::string>& subtitles, double width_mm) {
  const double width = width_mm * pixels_per_mm - 2 * figure_padding;
  OrderedJson json = OrderedJson::object();
  json["text"] = wrapped(title, width, title_points * bold_widening);
  json["subtitle"] = OrderedJson::array();
  for (const std::string& subtitle : subtitles)
    for (const std::string& line : wrapped(subtitle, width, label_points)) json["subtitle"].push_back(line);
  json["offset"] = 8;
  return json;
}

}  // namespace entente
