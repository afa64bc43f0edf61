#include "results/figures/run/run_figure_list.hpp"
#include "tests/results/support/contribution_tables.hpp"
#include "tests/results/support/figure_folders.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <set>

using namespace entente;
using namespace entente::testing;
using nlohmann::json;

namespace {

// All data of that name, in datasets or in views.
void collect(const json& part, const std::string& name, std::vector<json>& found) {
  if (!part.is_structured()) return;
  if (part.is_object() && part.contains("datasets") && part["datasets"].contains(name))
    found.push_back(part["datasets"][name]);
  if (part.is_object() && part.contains("data") && part["data"].is_object()) {
    const json& data = part["data"];
    if (data.value("name", "") == name && data.contains("values")) found.push_back(data["values"]);
  }
  for (const json& inner : part) collect(inner, name, found);
}

const std::set<std::string> layout = {"x",     "y",     "x2",    "y2",      "hub_x", "hub_y",   "rim_x",
                                      "rim_y", "label", "angle", "label_x", "side",  "stretch", "from",
                                      "to",    "shape", "row",   "shade",   "mark",  "label_y"};

}  // namespace

TEST_CASE("every figure names the tables of its numbers, and nothing that only lays it out") {
  const TemporaryFolder parent;
  const RunData contributions = figure_folder(parent, contribution_tables());
  const RunData effects = figure_folder(parent, effect_tables());
  const RunData tournament = figure_folder(parent, tournament_tables(), true);
  for (const RunFigure& figure : run_figures()) {
    for (const double width : {84.0, 174.0}) {
      CAPTURE(figure.name, width);
      const bool later = std::set<std::string>{"ties", "network", "map", "effects"}.count(figure.name) == 1;
      const RunData& run = figure.name == "tournament" ? tournament : later ? effects : contributions;
      RunFigureOptions options;
      options.width_mm = width;
      const json drawn = json::parse(figure.draw(run, options));
      const json& tables = drawn["usermeta"]["entente"]["data"];
      REQUIRE(!tables.empty());
      std::set<std::string> captions;
      for (const json& table : tables) {
        CAPTURE(table.dump());
        CHECK(captions.insert(table["caption"].get<std::string>()).second);
        std::vector<json> found;
        collect(drawn, table["name"].get<std::string>(), found);
        REQUIRE(found.size() == 1);
        for (const json& row : found.front())
          for (const json& column : table["columns"]) CHECK(row.contains(column.get<std::string>()));
        for (const json& column : table["columns"]) CHECK(layout.count(column.get<std::string>()) == 0);
      }
    }
  }
}
