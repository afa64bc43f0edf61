#include "results/figures/coefficient_plot.hpp"

#include "results/figures/child_process.hpp"
#include "sim/core/error.hpp"
#include "tests/drawing/installed.hpp"
#include "tests/results/support/coefficient_example.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>
#include <limits>
#include <set>

using namespace entente;
using namespace entente::testing;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

// Python's own XML reader tells what stands in a drawing.
constexpr const char* reader = R"(
import json, re, sys, xml.etree.ElementTree as tree
root = tree.fromstring(sys.stdin.buffer.read())
name = lambda element: element.tag.removeprefix('{http://www.w3.org/2000/svg}')
marks = lambda kind: [m for g in root.iter() if name(g) == 'g' and ('mark-' + kind + ' role-mark') in g.get('class', '') for m in g]
json.dump({'root': root.attrib, 'children': [name(child) for child in root],
  'title': root[0].text, 'desc': root[1].text,
  'texts': [''.join(e.itertext()) for e in root.iter() if name(e) == 'text'],
  'elements': sorted({name(e) for e in root.iter()}),
  'zero_lines': [float(re.search(r'\((-?[\d.]+),', e.get('transform', '(0,')).group(1)) for e in root.iter() if e.get('stroke-width') == '0.8' and name(e) == 'line'],
  'point_places': [float(re.search(r'\((-?[\d.]+),', e.get('transform')).group(1)) for e in marks('symbol')],
  'points': len(marks('symbol')), 'rules': len(marks('rule'))}, sys.stdout)
)";

nlohmann::json read(const std::string& svg) {
  const ChildOutcome outcome = run_child("python3", {"-c", reader}, svg);
  INFO(outcome.errors);
  REQUIRE(outcome.good());
  return nlohmann::json::parse(outcome.output);
}

std::string draw(const CoefficientPlotOptions& options = {}) {
  return render_svg(coefficient_plot(coefficient_example(), options), installed_figure_tools());
}

std::string content(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("the renderer installed is the sources' own") {
  INFO("run tools/setup to bring it up to date");
  CHECK(content(installed_figure_tools().folder / "render.mjs") ==
        content(ENTENTE_SOURCE_DIR "/tools/figures/render.mjs"));
}

TEST_CASE("the coefficient plot is drawn: text as text, a point an estimate, the size of a column") {
  const nlohmann::json svg = read(draw());
  const auto texts = svg["texts"].get<std::multiset<std::string>>();
  for (const char* text : {"Coefficients of share", "95 % intervals, CR1 by ccode, 153 clusters", "pot_gain", "us_ally",
                           "log(gdp)", "distance (×10⁻⁷)", "<script>&\"größe\"", "political", "Fähigkeiten", "full"}) {
    CAPTURE(text);
    CHECK(texts.count(text) >= 1);
  }
  CHECK(svg["points"] == 7);
  CHECK(svg["rules"] == 7);
  CHECK(svg["root"]["width"] == "84mm");
  CHECK(svg["root"]["role"] == "img");
  CHECK(svg["root"]["aria-label"] == "Coefficients of share");
  CHECK(svg["children"][0] == "title");
  CHECK(svg["title"] == "Coefficients of share");
  CHECK_THAT(svg["desc"].get<std::string>(), StartsWith("Coefficient plot: ") && Contains("<script>&\"größe\" (full)"));
  const auto elements = svg["elements"].get<std::set<std::string>>();
  CHECK(elements.count("script") + elements.count("image") + elements.count("style") == 0);
}

TEST_CASE("all widths and both layouts are as wide as they were asked to be") {
  CoefficientPlotOptions options;
  options.term_sd = {
      {"pot_gain", 0.5}, {"us_ally", 0.25}, {"log(gdp)", 2}, {"distance", 4096}, {"<script>&\"größe\"", 1}};
  for (const Standardise standardise : {Standardise::none, Standardise::term_sd}) {
    for (const int width : {60, 84, 120, 174, 240}) {
      options.standardise = standardise;
      options.width_mm = width;
      CAPTURE(width);
      const nlohmann::json svg = read(draw(options));
      CHECK(svg["root"]["width"] == std::to_string(width) + "mm");
      CHECK(svg["points"] >= 7);
    }
  }
}

TEST_CASE("the same specification is drawn to the same bytes, as SVG and as PDF") {
  const std::string svg = draw();
  CHECK(svg == draw());
  if (!run_child("rsvg-convert", {"--version"}, "").good()) {
    WARN("SKIPPED: rsvg-convert is not installed (Debian's librsvg2-bin), so no PDF was made");
    return;
  }
  const std::string pdf = render_pdf(svg, installed_figure_tools());
  CHECK_THAT(pdf.substr(0, 8), StartsWith("%PDF-1."));
  CHECK(pdf == render_pdf(svg, installed_figure_tools()));
}

TEST_CASE("the zero line stands where zero is") {
  const std::vector<PlottedModel> models = {
      {"a", "y", "", {estimate_line("x", 0, -1, 2.37), estimate_line("z", 0, -0.0123, 1e-3)}}};
  const nlohmann::json svg = read(render_svg(coefficient_plot(models), installed_figure_tools()));
  REQUIRE(svg["zero_lines"].size() == 2);
  REQUIRE(svg["point_places"].size() == 2);
  for (std::size_t panel = 0; panel < 2; ++panel) {
    const double line = svg["zero_lines"][panel], point = svg["point_places"][panel];
    CHECK(line == Approx(point).margin(0.002));  // pixels; Vega writes three decimals
  }
}

TEST_CASE("open intervals are drawn with an arrow") {
  const double infinite = std::numeric_limits<double>::infinity();
  const std::vector<PlottedModel> models = {{"a", "y", "", {estimate_line("x", 1, -infinite, infinite)}}};
  const nlohmann::json svg = read(render_svg(coefficient_plot(models), installed_figure_tools()));
  CHECK(svg["points"] == 3);
  CHECK(svg["rules"] == 1);
}

TEST_CASE("a wrong specification is an error with the renderer's words, and nothing is fetched") {
  const FigureTools tools = installed_figure_tools();
  CHECK_THROWS_WITH(render_svg("{", tools), Contains("JSON"));
  CHECK_THROWS_WITH(render_svg("{}", tools), Contains("Invalid specification"));
  CHECK_THROWS_WITH(render_svg(R"({"data": {"url": "file:///etc/hostname"}, "mark": "point"})", tools),
                    Contains("is not read"));
}
