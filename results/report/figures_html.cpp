#include "results/figures/run/run_choice.hpp"
#include "results/report/html_parts.hpp"
#include "results/report/phrases.hpp"
#include "results/text/html.hpp"

#include <algorithm>
#include <set>

namespace entente {
namespace {

bool takes(const RunFigure& figure, const char* option) {
  return std::find(figure.takes.begin(), figure.takes.end(), option) != figure.takes.end();
}

// The options with which `entente figure` draws the views that a report has of a figure, and so those left out.
std::vector<std::string> options_of_views(const RunFigure& figure, const RunData& run) {
  std::vector<std::string> options;
  if (takes(figure, "war") && run.wars().size() > 1) options.push_back("--war");
  if (takes(figure, "year")) options.push_back("--year");
  if (takes(figure, "counterfactual") && run.has("effects.csv")) options.push_back("--counterfactual");
  // Of a network there is no view of one state.
  if (takes(figure, "states") && figure.name != "network") options.push_back("--states");
  for (std::string& option : options) option.insert(0, "<code>").append("</code>");
  return options;
}

std::string note_html(const std::string& html) { return "<p class=\"note\">" + html + "</p>\n"; }

std::string left_out_html(std::size_t views, const RunFigure& figure, const RunData& run) {
  if (views == 0) return {};
  const std::vector<std::string> options = options_of_views(figure, run);
  return note_html(counted(views, "further view is", "further views are") +
                   " left out so that this file stays small; <code>entente figure RUN --figure " +
                   html_escaped(figure.name) + "</code> draws each" +
                   (options.empty() ? "" : ", chosen by " + enumerated(options)) + ".");
}

// Every figure's scales say their domains. They make a scale, whatever it is a scale of.
void add_domains(const OrderedJson& node, std::set<std::string>& domains) {
  if (node.is_object() && node.contains("scale") && node.at("scale").is_object()) {
    const OrderedJson& scale = node.at("scale");
    if (scale.contains("domain")) domains.insert(scale.at("domain").dump());
  }
  if (!node.is_structured()) return;
  for (const OrderedJson& each : node) add_domains(each, domains);
}

std::set<std::string> domains_of(const ReportFigure& figure) {
  std::set<std::string> domains;
  add_domains(figure.views.at("variants").front(), domains);
  return domains;
}

std::string wars_note(const RunFigure& figure, const RunData& run, const RunData& other) {
  const RunWar &here = run.wars().front(), &there = other.wars().front();
  if (!takes(figure, "war") || here.id == there.id) return {};
  return note_html("The other run’s figure is of its first war, " + html_escaped(there.name) +
                   ", and this run’s at first of " + html_escaped(here.name) + ".");
}

// A reader must not look for the other's figure in vain, nor take lengths of two scales for the same.
std::string pair_html(const ReportFigure& shown, const RunFigure& figure, const ReportFigure& others,
                      const RunData& run, const RunData& other) {
  if (!shown.missing.empty()) return note_html("This run has no such figure: " + html_escaped(shown.missing));
  if (!figure.missing(run).empty()) return {};  // it is the tournament's
  if (!others.missing.empty()) return note_html("The other run has no such figure: " + html_escaped(others.missing));
  std::string html = wars_note(figure, run, other);
  if (domains_of(shown) != domains_of(others)) {
    html += note_html(
        "The two figures have scales of their own: set their numbers against each other, not lengths or "
        "shades.");
  }
  return html;
}

// The script draws into it what the run has, what the other has, or both.
std::string drawing_html(const ReportFigure& drawn, const std::string& id) {
  return "<div class=\"drawing\" data-figure=\"" + html_escaped(drawn.name) +
         "\"></div>\n<details class=\"alternative\"><summary>Description of this figure</summary><p id=\"" + id +
         "-description\">" + html_escaped(drawn.description) + "</p></details>\n";
}

std::string figure_html(const ShownFigures& figures, std::size_t i) {
  const ReportFigure& own = figures.shown[i];
  const ReportFigure* const others = figures.other ? &figures.compared[i] : nullptr;
  const std::string id = "figure-" + identifier(own.name);
  std::string html = "<section class=\"figure\" id=\"" + id + "\" aria-labelledby=\"" + id + "-title\">\n<h3 id=\"" +
                     id + "-title\">" + html_escaped(own.title) + "</h3>\n<p class=\"shows\">" +
                     html_escaped(own.shows) + "</p>\n";
  const bool here = own.missing.empty(), there = others && others->missing.empty();
  if (!here && !there)
    return html + "<p class=\"missing\">Not in this report: " + html_escaped(own.missing) + "</p>\n</section>\n";
  html += drawing_html(here ? own : *others, id);
  html += left_out_html(own.left_out + (others ? others->left_out : 0), figures.known[i],
                        here ? figures.run : *figures.other);
  if (others) html += pair_html(own, figures.known[i], *others, figures.run, *figures.other);
  return html + "</section>\n";
}

}  // namespace

std::string figures_html(const ShownFigures& figures) {
  std::string html;
  for (std::size_t i = 0; i < figures.shown.size(); ++i) html += figure_html(figures, i);
  return html;
}

}  // namespace entente
