#include "results/compare/setting_changes.hpp"
#include "results/report/comparison_words.hpp"
#include "results/report/html_parts.hpp"
#include "results/report/phrases.hpp"
#include "results/terminal/words.hpp"
#include "results/text/clean.hpp"
#include "results/text/html.hpp"

namespace entente {
namespace {

std::string cell(const std::string& text) { return "<td>" + html_escaped(text) + "</td>"; }
std::string number_cell(const std::string& text) { return "<td class=\"number\">" + html_escaped(text) + "</td>"; }

std::string head(const std::vector<std::string>& numbers) {
  std::string html = "<thead><tr><th scope=\"col\">score</th>";
  for (const std::string& name : numbers) html += "<th scope=\"col\" class=\"number\">" + name + "</th>";
  return html + "</tr></thead>\n";
}

std::string table_html(const std::string& label, const std::string& caption, const std::string& rest) {
  return "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" + html_escaped(label) +
         "\"><table>\n<caption>" + html_escaped(caption) + "</caption>\n" + rest + "</table></div>\n";
}

std::string caption_of(const RunPair& pair, const RunDifference& difference) {
  const auto rows = [&](const ComparedRun& run) {
    return grouped(static_cast<double>(scores_of_war(run, difference.war).overall.rows));
  };
  return war_lead(pair, difference.war) + "Scores of each run over the state-years that it compares (" +
         rows(pair.runs[0]) + " and " + rows(pair.runs[1]) +
         "); differences of bias, RMSE, CRPS and log score on the " + grouped(static_cast<double>(difference.rows)) +
         " of both";
}

std::string scores_html(const RunPair& pair, const RunDifference& difference) {
  const WarScores& here = scores_of_war(pair.runs[0], difference.war);
  const WarScores& there = scores_of_war(pair.runs[1], difference.war);
  std::string rows;
  for (const ScoreChange& change : difference.changes) {
    const ScoreWords& words = words_of(change.score);
    const auto own = [&](const WarScores& war) {
      const Simulated& score = war.overall.score(words.name);
      return number_cell(plus_minus(score.value, score.error, words.decimals, words.scale));
    };
    const auto number = [&](double value) { return number_cell(printed(words.scale * value, words.decimals)); };
    rows += "<tr><th scope=\"row\">" + html_escaped(words.label) + "</th>" + own(here) + own(there) +
            number(change.value) + number(change.states_error) + number(change.monte_carlo_error) + "</tr>\n";
  }
  return table_html(
      war_lead(pair, difference.war) + "Scores side by side", caption_of(pair, difference),
      head({"this run", "the other run", "other less this", "error by states", "Monte Carlo error, at most"}) +
          "<tbody>\n" + rows + "</tbody>");
}

std::string settings_html(const RunPair& pair) {
  const std::vector<SettingChange> changes = setting_changes(pair.runs[0], pair.runs[1]);
  if (changes.empty()) return "<p>All settings on which scores depend are the same.</p>\n";
  constexpr const char* none = "(does not apply)";
  std::string rows;
  for (const SettingChange& change : changes) {
    rows += "<tr><th scope=\"row\">" + html_escaped(change.key) + "</th>" + cell(change.first.value_or(none)) +
            cell(change.value.value_or(none)) + "</tr>\n";
  }
  return table_html("Settings that differ", "Settings that differ; names, seed and what is recorded aside",
                    "<thead><tr><th scope=\"col\">key</th><th scope=\"col\">this run</th><th scope=\"col\">the other "
                    "run</th></tr></thead>\n<tbody>\n" +
                        rows + "</tbody>");
}

}  // namespace

std::string comparison_html(const RunPair& pair) {
  const SummaryPart words = comparison_words(pair);
  std::string html =
      "<section id=\"comparison\" aria-labelledby=\"comparison-title\">\n<h2 id=\"comparison-title\">" +
      html_escaped(words.heading) + "</h2>\n<p>" +
      html_escaped("This run: " + pair.runs[0].scenario + ". The other: " + pair.runs[1].scenario + ".") + "</p>\n" +
      sentences_html(words.sentences);
  for (const RunDifference& difference : pair.differences) html += scores_html(pair, difference);
  return html + settings_html(pair) + "</section>\n";
}

}  // namespace entente
