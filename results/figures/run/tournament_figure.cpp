#include "results/figures/figure_data.hpp"
#include "results/figures/run/panel.hpp"
#include "results/figures/run/panel_grid.hpp"
#include "results/figures/run/run_choice.hpp"
#include "results/figures/run/run_figure_list.hpp"
#include "results/figures/run/tournament_data.hpp"
#include "results/figures/text_width.hpp"
#include "results/figures/theme.hpp"
#include "results/text/clean.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

// Pixels.
constexpr double right_margin = 12;
constexpr double label_air = 8;
constexpr double row_gap = 54;  // an axis with its title, and the next panel's title
constexpr double narrowest_panel = 200;
constexpr double row_height = 14;

std::string missing(const RunData& run) {
  if (run.kind() != "tournament") {
    return "The scores of rival theories are in a tournament's folder: entente tournament SCENARIO --out FOLDER, and "
           "the figure of that folder.";
  }
  for (const char* file : {"scores.csv", "differences.csv"}) {
    if (!run.has(file))
      return std::string("The tournament has no ") + file + ": run it again with this version of Entente.";
  }
  return "";
}

const char* kind_name(const PlottedTheory& theory) {
  if (theory.floor) return theory.clearly_worse ? "floor, clearly worse" : "floor";
  return theory.clearly_worse ? "theory, clearly worse" : "theory";
}

// Shape tells floors from theories, filling what is clearly worse than the best.
const std::vector<KeyEntry> key = {
    {.name = "theory", .shape = "circle", .size = 30},
    {.name = "floor", .shape = "square", .stroke = second_shade, .fill = second_shade, .size = 30},
    {.name = "hollow: clearly worse than the best", .shape = "circle", .fill = "#ffffff", .size = 30}};

OrderedJson looks(const char* first, const char* second, const char* third, const char* fourth) {
  return {{"domain", {"theory", "theory, clearly worse", "floor", "floor, clearly worse"}},
          {"range", {first, second, third, fourth}}};
}

OrderedJson look(const OrderedJson& scale) {
  return {{"field", "kind"}, {"type", "nominal"}, {"scale", scale}, {"legend", nullptr}};
}

double widest_name(const TournamentData& data) {
  double widest = 0;
  for (const TournamentPanel& panel : data.panels) {
    for (const PlottedTheory& theory : panel.theories) widest = std::max(widest, text_width(theory.name, label_points));
  }
  return std::ceil(widest);
}

bool any_starred(const TournamentData& data) {
  for (const TournamentPanel& panel : data.panels) {
    for (const PlottedTheory& theory : panel.theories) {
      if (theory.name.ends_with('*')) return true;
    }
  }
  return false;
}

OrderedJson rows_of(const TournamentData& data) {
  OrderedJson rows = OrderedJson::array();
  for (const TournamentPanel& panel : data.panels) {
    for (const PlottedTheory& theory : panel.theories) {
      rows.push_back({{"panel", panel.title},
                      {"theory", theory.name},
                      {"kind", kind_name(theory)},
                      {"value", json_number(theory.value)},
                      {"error", json_number(theory.error)},
                      {"low", json_number(theory.low())},
                      {"high", json_number(theory.high())},
                      {"behind", json_number(theory.behind)},
                      {"behind_error", json_number(theory.behind_error)}});
    }
  }
  return rows;
}

OrderedJson panel_view(const TournamentPanel& panel, double labels, double width, const RunFigureOptions& options) {
  OrderedJson names = OrderedJson::array();
  std::vector<double> ends;
  for (const PlottedTheory& theory : panel.theories) {
    names.push_back(theory.name);
    ends.push_back(theory.low());
    ends.push_back(theory.high());
  }
  // One unit in all panels, that of the other figures: the CRPS of a share is a share.
  const NumberAxis axis = per_thousand_axis(number_axis(ends, width, right_margin));
  OrderedJson view = OrderedJson::object();
  view["title"] = panel_title(panel.title, width);
  view["transform"] = {{{"filter", {{"field", "panel"}, {"equal", panel.title}}}}};
  view["width"] = width;
  view["height"] = row_height * static_cast<double>(panel.theories.size());
  view["encoding"]["y"] = {{"field", "theory"},
                           {"type", "nominal"},
                           {"scale", {{"domain", names}}},
                           {"axis",
                            {{"title", nullptr},
                             {"ticks", false},
                             {"labelPadding", label_air / 2},
                             {"minExtent", labels + label_air},
                             {"maxExtent", labels + label_air}}}};
  const char* title = "Mean CRPS × 1,000";
  OrderedJson rule = OrderedJson::object(), point = OrderedJson::object();
  rule["mark"] = {{"type", "rule"}, {"strokeWidth", 1.1}};
  rule["encoding"]["x"] = per_thousand_quantity("low", axis, title);
  rule["encoding"]["x2"] = {{"field", "high"}};
  rule["encoding"]["stroke"] = look(looks("#000000", "#000000", second_shade, second_shade));
  point["mark"] = {{"type", "point"}, {"filled", true}, {"size", 30}, {"strokeWidth", 1}, {"opacity", 1}};
  point["encoding"]["x"] = per_thousand_quantity("value", axis, title);
  point["encoding"]["shape"] = look(looks("circle", "circle", "square", "square"));
  point["encoding"]["stroke"] = look(looks("#000000", "#000000", second_shade, second_shade));
  point["encoding"]["fill"] = look(looks("#000000", "#ffffff", second_shade, "#ffffff"));
  add_tooltip(point, options,
              {{"theory", "theory"},
               {"value", "mean CRPS"},
               {"error", "Monte Carlo error"},
               {"behind", "behind the best"},
               {"behind_error", "its error"}});
  view["layer"] = OrderedJson::array({rule, point});
  return view;
}

std::string draw(const RunData& run, const RunFigureOptions& options) {
  const std::string reason = missing(run);
  if (!reason.empty()) throw input_error({}, reason, "a tournament's folder");
  check_width(options);
  const TournamentData data = tournament_data(run);
  const std::string title = "Tournament of theories: " + clean_line(run.scenario());
  std::vector<std::string> subtitles = {
      "Mean CRPS of forecast shares, smaller is better; bars: 95 % Monte Carlo intervals",
      "Clearly worse: behind the best by more than two errors (clustered by state, with Monte Carlo error)",
      "*: without UN agreement and ally"};
  if (!any_starred(data)) subtitles.pop_back();
  std::string description = "Scores of rival theories. " + title + ". " + subtitles[0] + ". " + subtitles[1] + "." +
                            (any_starred(data) ? " " + subtitles[2] + "." : "");
  for (const TournamentPanel& panel : data.panels) description += " " + tournament_findings(panel);

  OrderedJson figure = figure_frame({"tournament", title, description, options.width_mm});
  if (options.headline) figure["title"] = headline(title, subtitles, options.width_mm);
  figure["data"] = named_data("scores", rows_of(data));
  name_tables(figure, {{"scores",
                        "Mean CRPS of each theory with its Monte Carlo error, and how far behind the best of its panel "
                        "(fractions of the armed forces)",
                        {"panel", "theory", "kind", "value", "error", "low", "high", "behind", "behind_error"}}});
  const double all = inner_width(options);
  const PanelGrid grid = panel_grid(all, data.panels.size(), narrowest_panel, 0);
  const double labels = widest_name(data);
  const double width = std::floor(grid.width - labels - label_air - right_margin);
  OrderedJson panels = OrderedJson::object();
  panels["concat"] = OrderedJson::array();
  for (const TournamentPanel& panel : data.panels)
    panels["concat"].push_back(panel_view(panel, labels, width, options));
  panels["columns"] = grid.columns;
  panels["bounds"] = "flush";
  panels["spacing"] = {{"row", row_gap}, {"column", labels + label_air + right_margin}};
  figure["vconcat"] = {key_view(key, all - labels - label_air - right_margin), panels};
  figure["spacing"] = 8;
  return json_text(figure);
}

}  // namespace

RunFigure tournament_figure() {
  return {.name = "tournament",
          .title = "Scores of rival theories",
          .shows =
              "The mean CRPS of each theory's forecasts with its Monte Carlo interval, a panel for each way of "
              "forecasting, "
              "best first; floors are squares, and what is clearly worse than the best is hollow.",
          .missing = missing,
          .draw = draw};
}

}  // namespace entente
