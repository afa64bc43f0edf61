#include "results/report/html_parts.hpp"
#include "results/report/packed_table.hpp"
#include "results/tables/csv_text.hpp"
#include "results/terminal/words.hpp"
#include "results/text/html.hpp"

#include <utility>

namespace entente {
namespace {

// As CITATION.cff has it.
constexpr const char* entente_title = "Entente: estimation and simulation of contributions to military coalitions";
constexpr const char* article =
    "Gannon, J. Andrés, and Daniel Kent. 2020. “Keeping Your Friends Close, but Acquaintances Closer: Why Weakly "
    "Allied "
    "States Make Committed Coalition Partners.” Journal of Conflict Resolution.";

OrderedJson manifest_of(const RunData& run) { return OrderedJson::parse(run.text("manifest.json")); }

// A word as the shell reads it.
std::string quoted(const std::string& word) {
  const bool plain = word.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./,-") ==
                         std::string::npos &&
                     !word.empty();
  if (plain) return word;
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

std::string command_of(const RunData& run, const OrderedJson& manifest) {
  std::string command = "entente run ";
  const OrderedJson inputs = manifest.value("inputs", OrderedJson::array());
  command += inputs.empty() ? "SCENARIO" : quoted(inputs.front().at("path").get<std::string>());
  command += " --replications " + std::to_string(run.replications()) + " --seed " + std::to_string(run.seed().number());
  // What else the command line may change; the scenario's own values need no option.
  const std::pair<const char*, const char*> options[] = {{"simulation.record", "--record"},
                                                         {"observed.certainty", "--certainty"}};
  for (const OrderedJson& setting : manifest.at("settings")) {
    if (setting.value("origin", "") != "command line") continue;
    for (const auto& [key, option] : options)
      if (setting.at("key") == key)
        command += std::string(" ") + option + " " + quoted(setting.at("value").get<std::string>());
  }
  for (const OrderedJson& each : manifest.value("counterfactuals", OrderedJson::array()))
    command += " --counterfactual " + quoted(each.at("name").get<std::string>());
  return command;
}

std::string files_html(const OrderedJson& files, const char* name_key, const std::string& caption) {
  std::string html = "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" + caption +
                     "\"><table class=\"files\">\n<caption>" + caption +
                     "</caption>\n<thead><tr><th scope=\"col\">file</th><th scope=\"col\" class=\"number\">bytes</th>"
                     "<th scope=\"col\">SHA-256</th></tr></thead>\n<tbody>\n";
  for (const OrderedJson& file : files) {
    html += "<tr><th scope=\"row\">" + html_escaped(file.at(name_key).get<std::string>()) +
            "</th><td class=\"number\">" + grouped(file.at("bytes").get<double>()) + "</td><td class=\"digest\">" +
            html_escaped(file.at("sha256").get<std::string>()) + "</td></tr>\n";
  }
  return html + "</tbody></table></div>\n";
}

}  // namespace

std::string provenance_html(const RunData& run) {
  const OrderedJson manifest = manifest_of(run);
  std::string html = "<dl>\n";
  const auto fact = [&html](const std::string& name, const std::string& value) {
    html += "<dt>" + html_escaped(name) + "</dt><dd>" + html_escaped(value) + "</dd>\n";
  };
  fact("Scenario", run.scenario());
  fact("Record and measures", run.record());
  fact("Seed", std::to_string(run.seed().number()));
  fact("Replicates", grouped(static_cast<double>(run.replications())));
  fact("Version of Entente", run.program_version());
  fact("Version of the layout of random numbers", std::to_string(manifest.value("random_layout_version", 0)));
  html += "</dl>\n<h3>To run it again</h3>\n<pre tabindex=\"0\"><code>" + html_escaped(command_of(run, manifest)) +
          "</code></pre>\n<p>With inputs of the digests below the files get the digests below, on any number of "
          "processors. <code>entente verify FOLDER</code> checks a folder.</p>\n";
  html += files_html(manifest.value("inputs", OrderedJson::array()), "path", "What the run read");
  html += files_html(manifest.at("outputs"), "file", "What the run wrote");
  html +=
      "<h3>How to cite</h3>\n<p>" +
      html_escaped("The Entente authors. " + std::string(entente_title) + ", version " + run.program_version() + ".") +
      "</p>\n<p>" + html_escaped(article) +
      "</p>\n<p>Cite the sources of the scenario’s tables, too: the notes beside them name each column’s source and "
      "licence.</p>\n";
  return html;
}

ReportTable settings_table(const RunData& run) {
  CsvText csv({"key", "value", "unit", "mark", "origin"});
  const OrderedJson manifest = manifest_of(run);
  for (const OrderedJson& setting : manifest.at("settings")) {
    for (const char* field : {"key", "value", "unit", "provenance", "origin"})
      csv.add(setting.at(field).get<std::string>());
  }
  return {.file = "settings.csv",
          .title = "Every key of the resolved scenario",
          .shows =
              "Parameters are marked estimated (fitted to a panel), calibrated (so that a statistic of the record is "
              "met) or assumed; facts are data and choices.",
          .data = packed_table(csv.text())};
}

}  // namespace entente
