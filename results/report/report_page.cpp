#include "results/report/report_page.hpp"

#include "results/report/html_parts.hpp"
#include "results/run_folder/digest.hpp"
#include "results/run_folder/place_of.hpp"
#include "results/text/html.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace entente {
namespace {

// Bytes: what people send by mail. Views of figures are left out beyond it; some more goes to words and markup.
constexpr std::size_t largest_report = 4700000;

using Marks = std::vector<std::pair<std::string, std::string>>;

// One pass, so that a mark in a run's own text stays text.
std::string filled(const std::string& page, const Marks& marks) {
  std::string result;
  std::size_t at = 0, used = 0;
  while (at < page.size()) {
    const std::size_t open = page.find("{{", at);
    if (open == std::string::npos) break;
    const std::size_t close = page.find("}}", open);
    result.append(page, at, open - at);
    const std::string name = close == std::string::npos ? "" : page.substr(open + 2, close - open - 2);
    bool known = false;
    for (const auto& [mark, text] : marks) {
      if (mark != name) continue;
      result += text;
      known = true;
      ++used;
    }
    if (!known)
      throw input_error({.file = "page.html"}, "has an unknown mark {{" + name + "}}", "the page of this version");
    at = close + 2;
  }
  if (used < marks.size()) throw input_error({.file = "page.html"}, "lacks marks", "the page of this version");
  return result.append(page, at);
}

// Inside <script> nothing is escaped as HTML, but "</script" and "<!--" would end or turn it.
std::string script_json(const OrderedJson& json) {
  std::string text;
  for (const char c : compact_json_text(json)) {
    if (c == '<')
      text += "\\u003c";
    else
      text += c;
  }
  return text;
}

std::string base64_of_hex(const std::string& hex) {
  constexpr const char* letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const auto digit = [](char c) { return static_cast<std::uint32_t>(c <= '9' ? c - '0' : c - 'a' + 10); };
  std::string text;
  for (std::size_t at = 0; at < hex.size(); at += 6) {  // three bytes become four letters
    std::uint32_t bits = 0;
    for (std::size_t i = at; i < at + 6; ++i) bits = bits << 4 | (i < hex.size() ? digit(hex[i]) : 0);
    const std::size_t bytes = (std::min)(hex.size() - at, std::size_t{6}) / 2;
    for (std::size_t i = 0; i < 4; ++i) text += i <= bytes ? letters[bits >> (18 - 6 * i) & 63] : '=';
  }
  return text;
}

OrderedJson table_json(const ReportTable& table) {
  OrderedJson json = OrderedJson::object();
  json["file"] = table.file;
  json["title"] = table.title;
  json["shown"] = table.columns;
  if (!table.per_thousand.empty()) json["perThousand"] = table.per_thousand;
  if (!table.per_thousand_where.empty()) json["perThousandWhere"] = table.per_thousand_where;
  json.update(table.data);
  return json;
}

OrderedJson figure_json(const ReportFigure& figure) {
  OrderedJson json = OrderedJson::object();
  json["name"] = figure.name;
  json["title"] = figure.title;
  json["variants"] = figure.views.at("variants");
  return json;
}

OrderedJson figures_json(const std::vector<ReportFigure>& figures) {
  OrderedJson json = OrderedJson::array();
  for (const ReportFigure& figure : figures)
    if (figure.missing.empty()) json.push_back(figure_json(figure));
  return json;
}

OrderedJson names_of_states(const RunData& run) {
  OrderedJson names = OrderedJson::object();
  if (!run.has("states.csv")) return names;
  const RunTable& states = run.table("states.csv");
  const std::vector<std::string> codes = states.texts("cow"), texts = states.texts("state");
  for (std::size_t i = 0; i < codes.size(); ++i) names[codes[i]] = texts[i];
  return names;
}

OrderedJson names_of_wars(const RunData& run) {
  OrderedJson names = OrderedJson::object();
  for (const RunWar& war : run.wars()) names[std::to_string(war.id.number())] = war.name;
  return names;
}

// Maps name the shapes that they are drawn from; a page without maps needs none.
bool names_shapes(const OrderedJson& figures) {
  return std::any_of(figures.begin(), figures.end(), [](const OrderedJson& figure) {
    return figure.at("variants").front().at("wide").contains(OrderedJson::json_pointer("/usermeta/entente/geometry"));
  });
}

// What the parts of a report have in common with its page.
struct Shown {
  std::vector<ReportFigure> figures, compared;
  std::vector<ReportTable> tables, tournament;
  ReportTable settings;
  OrderedJson data = OrderedJson::object();
};

Shown shown(const ReportContents& contents, const ReportParts& parts) {
  const RunData& run = *contents.run;
  Shown all;
  all.tables = report_tables(run);
  if (contents.tournament) all.tournament = tournament_tables(*contents.tournament);
  all.settings = settings_table(run);
  all.data["states"] = names_of_states(run);
  all.data["wars"] = names_of_wars(run);
  all.data["tables"] = OrderedJson::array();
  for (const auto* tables : {&all.tables, &all.tournament})
    for (const ReportTable& table : *tables)
      if (table.missing.empty()) all.data["tables"].push_back(table_json(table));
  all.data["tables"].push_back(table_json(all.settings));

  const std::size_t used = parts.script.size() + parts.shapes.size() + script_json(all.data).size();
  std::vector<ShownRun> runs = {{&run, contents.tournament}};
  if (contents.compared) runs.push_back({contents.compared, nullptr});
  ValuePool pool;
  std::vector<std::vector<ReportFigure>> drawn =
      report_figures(runs, contents.figures, largest_report - std::min(used, largest_report), pool);
  all.data["figures"] = figures_json(drawn.front());
  if (contents.compared) {
    all.data["compared"]["states"] = names_of_states(*contents.compared);
    all.data["compared"]["wars"] = names_of_wars(*contents.compared);
    all.data["compared"]["figures"] = figures_json(drawn.back());
  }
  all.data["pool"] = pool.entries();
  const bool shapes =
      names_shapes(all.data["figures"]) || (contents.compared && names_shapes(all.data["compared"]["figures"]));
  if (shapes) all.data["shapes"] = {{"countries", OrderedJson::parse(parts.shapes)}};
  all.figures = std::move(drawn.front());
  if (contents.compared) all.compared = std::move(drawn.back());
  return all;
}

void check_kind(const RunData* data, const std::string& kind) {
  if (!data || data->kind() == kind) return;
  throw input_error(place_of(data->folder()), "is the folder of a " + data->kind(), "that of a " + kind);
}

}  // namespace

std::string report_page(const ReportContents& contents, const ReportParts& parts) {
  check_kind(contents.run, "run");
  check_kind(contents.compared, "run");
  check_kind(contents.tournament, "tournament");
  if (parts.script.find("</script") != std::string::npos) {
    throw input_error({.file = "report.js"}, "holds </script, at which a page ends early",
                      "the script of this version");
  }
  const RunData& run = *contents.run;
  std::string comparison;
  if (contents.compared) comparison = comparison_html(run_pair(run, *contents.compared));
  const Shown all = shown(contents, parts);
  // The empty policy forbids every request; what the page itself holds is allowed by name. Figures become images by way
  // of "data:" and "blob:", which are no requests.
  const std::string policy = "default-src 'none'; script-src 'sha256-" + base64_of_hex(sha256_hex(parts.script)) +
                             "'; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'";
  std::string tables = tables_html(all.tables);
  if (!all.tournament.empty()) tables += "<h3>The tournament of theories</h3>\n" + tables_html(all.tournament);
  return filled(parts.page, {{"policy", html_escaped(policy)},
                             {"title", html_escaped(run.scenario())},
                             {"record", html_escaped(run.record())},
                             {"version", html_escaped(run.program_version())},
                             {"style", parts.style},
                             {"summary", summary_html(summary_words(run))},
                             {"comparison", comparison},
                             {"figures", figures_html({.known = contents.figures,
                                                       .shown = all.figures,
                                                       .compared = all.compared,
                                                       .run = run,
                                                       .other = contents.compared})},
                             {"tables", tables},
                             {"notes", notes_html(run.notes())},
                             {"settings", tables_html({all.settings})},
                             {"provenance", provenance_html(run)},
                             {"data", script_json(all.data)},
                             {"script", parts.script}});
}

}  // namespace entente
