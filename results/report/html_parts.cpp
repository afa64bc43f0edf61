#include "results/report/html_parts.hpp"

#include "results/report/phrases.hpp"
#include "results/text/clean.hpp"
#include "results/text/html.hpp"

namespace entente {
namespace {

std::string part_html(const SummaryPart& part) {
  return "<h3>" + html_escaped(part.heading) + "</h3>\n" + sentences_html(part.sentences);
}

}  // namespace

std::string identifier(const std::string& text) {
  std::string id;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    id += plain ? c : '-';
  }
  return id;
}

std::string sentences_html(const std::vector<std::string>& sentences) {
  std::string html;
  for (const std::string& sentence : sentences) html += "<li>" + html_escaped(clean_line(sentence)) + "</li>\n";
  return "<ul>\n" + html + "</ul>\n";
}

std::string summary_html(const SummaryWords& words) {
  std::string html = "<p class=\"verdict\">" + html_escaped(clean_line(words.verdict)) + "</p>\n";
  for (const SummaryPart& part : words.parts) html += part_html(part);
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

std::string notes_html(const std::vector<std::string>& notes) {
  std::vector<std::string> printed;
  for (const std::string& note : notes) printed.push_back(with_minus_signs(note));
  return sentences_html(printed);
}

}  // namespace entente
