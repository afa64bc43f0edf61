#include "estimate/table/crosswalk.hpp"
#include "results/figures/child_process.hpp"
#include "results/figures/run/country_shapes.hpp"
#include "results/figures/run/run_figure_list.hpp"
#include "tests/drawing/installed.hpp"
#include "tests/results/support/figure_folders.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>
#include <regex>
#include <set>

using namespace entente;
using namespace entente::testing;
using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

std::string drawn(const RunFigure& figure, const RunData& run, const RunFigureOptions& options) {
  return render_svg(figure.draw(run, options), installed_figure_tools());
}

// Everything that is painted is a shade of grey: red, green and blue alike.
bool all_grey(const std::string& svg) {
  const std::regex colour("(?:fill|stroke)=\"(#[0-9a-f]{6}|[a-z]+|rgb[^\"]*)\"");
  for (std::sregex_iterator each(svg.begin(), svg.end(), colour); each != std::sregex_iterator(); ++each) {
    const std::string found = (*each)[1];
    if (found == "none" || found == "black" || found == "white" || found == "transparent") continue;
    if (found.size() != 7 || found.substr(1, 2) != found.substr(3, 2) || found.substr(1, 2) != found.substr(5, 2)) {
      return false;
    }
  }
  return true;
}

std::string printed_width(const std::string& svg) {
  std::smatch found;
  return std::regex_search(svg, found, std::regex("<svg[^>]* width=\"([^\"]*)\"")) ? found[1].str() : "";
}

std::string content(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("ties, network, map, effects and tournament are drawn as wide as asked, in grey, with alternative text") {
  const TemporaryFolder parent;
  const RunData run = figure_folder(parent, effect_tables());
  const RunData tournament = figure_folder(parent, tournament_tables(), true);
  for (const RunFigure& figure :
       {ties_figure(), network_figure(), map_figure(), effects_figure(), tournament_figure()}) {
    const RunData& source = figure.name == "tournament" ? tournament : run;
    for (const int width : {60, 84, 174}) {
      RunFigureOptions options;
      options.width_mm = width;
      options.interactive = width == 84;
      CAPTURE(figure.name, width);
      const std::string svg = drawn(figure, source, options);
      CHECK(printed_width(svg) == std::to_string(width) + "mm");
      CHECK((svg.find("<desc>") != std::string::npos));
      CHECK(all_grey(svg));
    }
  }
  CHECK_FALSE(all_grey("<path fill=\"#ff0000\"/>"));
}

TEST_CASE("a map is drawn with the shapes of its states, and on paper they have their classes' shades") {
  const TemporaryFolder parent;
  const RunData run = figure_folder(parent, figure_tables());
  const std::string svg = drawn(map_figure(), run, {});
  // Only the United Kingdom is in the largest class: in two maps, and in the key.
  const std::regex darkest("fill=\"#111111\"");
  CHECK(std::distance(std::sregex_iterator(svg.begin(), svg.end(), darkest), std::sregex_iterator()) == 3);
  CHECK_THAT(svg, Contains("leader"));
}

TEST_CASE("a map's specification stands alone when it is written, and is drawn to the same bytes") {
  const TemporaryFolder parent;
  const RunData run = figure_folder(parent, figure_tables());
  const std::string named = map_figure().draw(run, {});
  CHECK_FALSE(json::parse(named)["datasets"].contains("countries"));
  write_figure(named, parent.path() / "map.vl.json", installed_figure_tools());
  const std::string whole = content(parent.path() / "map.vl.json");
  CHECK(json::parse(whole)["datasets"]["countries"]["type"] == "Topology");
  CHECK(render_svg(whole, installed_figure_tools()) == render_svg(named, installed_figure_tools()));
  const std::string other = ties_figure().draw(run, {});
  CHECK(complete_specification(other, installed_figure_tools()) == other);
}

TEST_CASE("the shapes are there for every state that the crosswalk says has one, none twice") {
  const FigureTools tools = installed_figure_tools();
  const ChildOutcome outcome = run_child(tools.node, {(tools.folder / "render.mjs").string(), "--geometry"}, "");
  REQUIRE(outcome.good());
  CHECK(outcome.output.size() < 300'000);  // the report holds them once
  const json topology = json::parse(outcome.output);
  std::multiset<std::string> shapes;
  for (const json& country : topology["objects"]["countries"]["geometries"])
    shapes.insert(country.contains("id") ? country["id"] : country["properties"]["name"]);
  for (const std::string& code : iso3_codes()) {
    CAPTURE(code);
    if (!shape_of(code).empty()) CHECK(shapes.count(shape_of(code)) == 1);
  }
  CHECK(content(tools.folder / "geometry.mjs") == content(ENTENTE_SOURCE_DIR "/tools/figures/geometry.mjs"));
}
