#include "results/report/html_parts.hpp"

#include "results/report/comparison_words.hpp"
#include "results/report/phrases.hpp"
#include "results/terminal/words.hpp"
#include "results/text/clean.hpp"
#include "results/text/html.hpp"

namespace entente {
namespace {

std::string paragraphs(const std::vector<std::string>& sentences) {
  std::string html;
  for (const std::string& sentence : sentences) html += "<li>" + html_escaped(clean_line(sentence)) + "</li>\n";
  return "<ul>\n" + html + "</ul>\n";
}

std::string part_html(const SummaryPart& part) {
  return "<h3>" + html_escaped(part.heading) + "</h3>\n" + paragraphs(part.sentences);
}

std::string cell(const std::string& text) { return "<td>" + html_escaped(text) + "</td>"; }
std::string number_cell(const std::string& text) { return "<td class=\"number\">" + html_escaped(text) + "</td>"; }

// "states.csv" as an identifier of the page: letters, digits and hyphens.
std::string identifier(const std::string& text) {
  std::string id;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    id += plain ? c : '-';
  }
  return id;
}

std::string left_out_html(const ReportFigure& figure) {
  if (figure.left_out == 0) return {};
  return "<p class=\"note\">" + counted(figure.left_out, "further view is", "further views are") +
         " left out so that this file stays small; <code>entente figure RUN --figure " + html_escaped(figure.name) +
         "</code> draws each.</p>\n";
}

std::string setting_differences(const RunData& run, const RunData& other) {
  std::string rows;
  const auto all = [](const RunData& data) { return OrderedJson::parse(data.text("manifest.json")).at("settings"); };
  const auto add = [&](const std::string& key, const std::string& here, const std::string& there) {
    rows += "<tr><th scope=\"row\">" + html_escaped(key) + "</th>" + cell(here) + cell(there) + "</tr>\n";
  };
  for (const OrderedJson& setting : all(run)) {
    const std::string key = setting.at("key").get<std::string>(), here = setting.at("value").get<std::string>();
    const std::string there = other.setting(key).value_or("(does not apply)");
    if (here != there) add(key, here, there);
  }
  for (const OrderedJson& setting : all(other)) {
    const std::string key = setting.at("key").get<std::string>();
    if (!run.setting(key)) add(key, "(does not apply)", setting.at("value").get<std::string>());
  }
  if (rows.empty()) return "<p>All settings are the same.</p>\n";
  return "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Settings that differ\"><table>\n"
         "<caption>Settings that differ</caption>\n<thead><tr><th scope=\"col\">key</th><th scope=\"col\">this run</th>"
         "<th scope=\"col\">the other run</th></tr></thead>\n<tbody>\n" +
         rows + "</tbody></table></div>\n";
}

}  // namespace

std::string summary_html(const SummaryWords& words) {
  std::string html = "<p class=\"verdict\">" + html_escaped(clean_line(words.verdict)) + "</p>\n";
  for (const SummaryPart& part : words.parts) html += part_html(part);
  return html;
}

std::string comparison_html(const RunData& run, const RunData* other) {
  if (!other) return {};
  const SummaryPart words = comparison_words(run, *other);
  std::string html = "<section id=\"comparison\" aria-labelledby=\"comparison-title\">\n<h2 id=\"comparison-title\">" +
                     html_escaped(words.heading) + "</h2>\n<p>" +
                     html_escaped("This run: " + run.scenario() + ". The other: " + other->scenario() + ".") +
                     "</p>\n" + paragraphs(words.sentences);
  const std::vector<ComparedScore> scores = compared_scores(run, *other);
  if (!scores.empty()) {
    html +=
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Scores side by side\"><table>\n"
        "<caption>Scores of both runs over all state-years</caption>\n<thead><tr><th scope=\"col\">score</th>"
        "<th scope=\"col\" class=\"number\">this run</th><th scope=\"col\" class=\"number\">the other run</th>"
        "<th scope=\"col\" class=\"number\">other less this</th></tr></thead>\n<tbody>\n";
    for (const ComparedScore& score : scores) {
      html += "<tr><th scope=\"row\">" + html_escaped((score.war.empty() ? "" : score.war + ": ") + score.name) +
              "</th>" + number_cell(plus_minus(score.run, score.run_error, 3)) +
              number_cell(plus_minus(score.other, score.other_error, 3)) +
              number_cell(fixed(score.other - score.run, 3)) + "</tr>\n";
    }
    html += "</tbody></table></div>\n";
  }
  return html + setting_differences(run, *other) + "</section>\n";
}

std::string figures_html(const std::vector<ReportFigure>& figures) {
  std::string html;
  for (const ReportFigure& figure : figures) {
    const std::string id = "figure-" + identifier(figure.name);
    html += "<section class=\"figure\" id=\"" + id + "\" aria-labelledby=\"" + id + "-title\">\n<h3 id=\"" + id +
            "-title\">" + html_escaped(figure.title) + "</h3>\n<p class=\"shows\">" + html_escaped(figure.shows) +
            "</p>\n";
    if (!figure.missing.empty()) {
      html += "<p class=\"missing\">Not in this report: " + html_escaped(figure.missing) + "</p>\n";
    } else {
      html += "<div class=\"drawing\" data-figure=\"" + html_escaped(figure.name) + "\"></div>\n";
      html += "<details class=\"alternative\"><summary>Description of this figure</summary><p id=\"" + id +
              "-description\">" + html_escaped(figure.description) + "</p></details>\n";
      html += left_out_html(figure);
    }
    html += "</section>\n";
  }
  return html;
}

std::string tables_html(const std::vector<ReportTable>& tables) {
  std::string html, missing;
  for (const ReportTable& table : tables) {
    if (!table.missing.empty()) {
      missing += "<li>" + html_escaped(table.title + ": " + table.missing) + "</li>\n";
      continue;
    }
    const std::string id = "table-" + identifier(table.file);
    html += "<section class=\"data\" id=\"" + id + "\" aria-labelledby=\"" + id + "-title\">\n<h3 id=\"" + id +
            "-title\">" + html_escaped(table.title) + "</h3>\n";
    if (!table.shows.empty()) html += "<p class=\"shows\">" + html_escaped(table.shows) + "</p>\n";
    html += "<div class=\"table\" data-table=\"" + html_escaped(table.file) + "\"></div>\n</section>\n";
  }
  if (missing.empty()) return html;
  return html + "<h3>Tables that are not in this report</h3>\n<ul class=\"missing\">\n" + missing + "</ul>\n";
}

std::string notes_html(const std::vector<std::string>& notes) { return paragraphs(notes); }

}  // namespace entente
