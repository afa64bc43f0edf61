#include "results/figures/coefficient_plot.hpp"
#include "results/figures/run/panel.hpp"
#include "results/figures/run/run_choice.hpp"
#include "results/figures/run/run_figure_list.hpp"
#include "results/text/clean.hpp"
#include "sim/contribution/coefficients.hpp"
#include "sim/core/error.hpp"
#include "sim/math/functions.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace entente {
namespace {

constexpr double level = 0.95;
constexpr const char* scale_parameter = "log(sigma)";

// "amount: potential" as a part and a term.
Parameter parameter_of(const std::string& name) {
  for (const char* part : {"participation", "amount"}) {
    const std::string head = std::string(part) + ": ";
    if (name.starts_with(head)) return {part, name.substr(head.size())};
  }
  return {"", name, name == scale_parameter};
}

// A term in words that a journal would print; one that is not known by its name without its underscores.
std::string term_words(const std::string& term, const RunData& run) {
  static const std::map<std::string, std::string> known = {
      {"cinc", "Capabilities (CINC)"}, {"log(gdp)", "log GDP"},          {"log(gdp_per_head)", "log GDP per head"},
      {"distance_km", "Distance, km"}, {"un_agreement", "UN agreement"}, {"ally", "Ally"},
      {"democracy", "Democracy"},      {"potential", "Potential P"}};
  if (const auto found = known.find(term); found != known.end()) return found->second;
  for (const RunWar& war : run.wars()) {
    if (term == "war(" + std::to_string(war.id.number()) + ")") return "War: " + war.name;
  }
  std::string words = term;
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::map<std::string, std::string> labels_of(const std::vector<PlottedModel>& models, const RunData& run) {
  std::map<std::string, std::string> labels;
  for (const PlottedModel& model : models) {
    for (const EstimateLine& line : model.lines) labels[line.parameter.term] = term_words(line.parameter.term, run);
  }
  return labels;
}

// "CR by state of maximum-likelihood scores: G/(G-1), normal" names a convention; the reader knows it as "errors
// clustered by state; maximum-likelihood scores, G/(G-1), normal".
std::string covariance_note(const OrderedJson& fit) {
  std::string convention = clean_line(fit.value("convention", std::string()));
  if (convention.starts_with("CR by ")) {
    convention.replace(0, 5, "errors clustered by");
    if (const auto of = convention.find(" of "); of != std::string::npos) convention.replace(of, 4, "; ");
    if (const auto colon = convention.find(": "); colon != std::string::npos) convention.replace(colon, 2, ", ");
  }
  if (!convention.empty()) return convention;
  const std::string source = clean_line(fit.value("source", std::string()));
  return source.empty() ? "" : "coefficients of " + source;
}

// A list of the fit's numbers; one that was not finite is null there.
std::vector<double> numbers_of(const OrderedJson& fit, const char* key) {
  std::vector<double> numbers;
  for (const OrderedJson& number : fit.value(key, OrderedJson::array())) {
    numbers.push_back(number.is_number() ? number.get<double>() : std::numeric_limits<double>::quiet_NaN());
  }
  return numbers;
}

// What the manifest says of the coefficients as used; the parts of a hurdle as two models, since they have one scale
// a term in common and no unit.
std::vector<PlottedModel> models_of(const RunData& run) {
  const OrderedJson fit = OrderedJson::parse(run.text("manifest.json")).value("fit", OrderedJson::object());
  const auto names = fit.value("parameters", std::vector<std::string>{});
  const auto estimates = numbers_of(fit, "estimates");
  const auto errors = numbers_of(fit, "standard_errors");
  if (estimates.size() != names.size() || errors.size() != names.size()) return {};
  const double reach = math::normal_quantile((1 + level) / 2);
  std::vector<PlottedModel> models;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Parameter parameter = parameter_of(names[i]);
    if (parameter.scale || parameter.term == intercept_term) continue;
    auto model = std::find_if(models.begin(), models.end(),
                              [&](const PlottedModel& known) { return known.name == parameter.part; });
    if (model == models.end()) {
      models.push_back({.name = parameter.part,
                        .response = "the contribution share: " + clean_line(run.scenario()),
                        .covariance = ""});
      model = std::prev(models.end());
    }
    EstimateLine line;
    line.parameter.term = parameter.term;
    if (!std::isfinite(estimates[i]) || !std::isfinite(errors[i])) return {};
    line.estimate = estimates[i];
    line.standard_error = errors[i];
    line.low = estimates[i] - reach * errors[i];
    line.high = estimates[i] + reach * errors[i];
    model->lines.push_back(line);
  }
  // Of a fit its covariance's convention; of a file where its numbers come from.
  const std::string note = covariance_note(fit);
  for (PlottedModel& model : models) {
    if (model.name.empty()) model.name = clean_line(fit.value("family", std::string("used")));
    model.covariance = note;
  }
  return models;
}

std::string missing(const RunData& run) {
  const std::string lack = lacking(run, {});
  if (!lack.empty()) return lack;
  return models_of(run).empty()
             ? "The run's equation has no term besides its intercept, or its coefficients have no standard errors."
             : "";
}

bool is_point(const OrderedJson& layer) {
  return layer.contains("mark") && layer["mark"].is_object() && layer["mark"].value("type", "") == "point" &&
         layer.contains("encoding") && layer["encoding"].contains("x") &&
         layer["encoding"]["x"].value("field", "") == "estimate";
}

void add_tooltips(OrderedJson& part, const RunFigureOptions& options) {
  if (part.is_object() && is_point(part)) {
    add_tooltip(part, options,
                {{"term", "Term"}, {"model", "Model"}, {"estimate", "Estimate"}, {"low", "Low"}, {"high", "High"}});
  } else if (part.is_structured()) {
    for (OrderedJson& inner : part) add_tooltips(inner, options);
  }
}

std::string draw(const RunData& run, const RunFigureOptions& options) {
  check_width(options);
  const std::vector<PlottedModel> models = models_of(run);
  if (models.empty()) throw input_error({}, missing(run), "a run with coefficients");
  const std::string text = coefficient_plot(
      models,
      {.level = level, .width_mm = options.width_mm, .labels = labels_of(models, run), .headline = options.headline});
  if (!options.interactive) return text;
  OrderedJson figure = OrderedJson::parse(text);
  add_tooltips(figure, options);
  return json_text(figure);
}

}  // namespace

RunFigure coefficients_figure() {
  return {.name = "coefficients",
          .title = "Coefficients of the contribution equation",
          .shows =
              "The coefficients that the run used, with 95 % intervals by their covariance; a panel and a scale "
              "for each term, and both parts of a hurdle below each other.",
          .missing = missing,
          .draw = draw};
}

}  // namespace entente
