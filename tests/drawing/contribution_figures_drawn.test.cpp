#include "results/figures/child_process.hpp"
#include "results/figures/run_figure.hpp"
#include "tests/drawing/installed.hpp"
#include "tests/results/support/contribution_tables.hpp"
#include "tests/results/support/figure_folders.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <string>

using namespace entente;
using namespace entente::testing;
using nlohmann::json;

namespace {

// Where text stands, by Python's own XML reader and Helvetica's widths in three classes, a little on the small side;
// and every colour. Only translations and quarter turns are among the transforms.
constexpr const char* reader = R"(
import json, re, sys, xml.etree.ElementTree as tree
root = tree.fromstring(sys.stdin.buffer.read())
name = lambda e: e.tag.rpartition('}')[2]
width = lambda t: sum(.22 if c in "ijl'|.,:; " else .8 if c in 'mwMW%' else .5 for c in t)
boxes, colours, sizes = [], set(), set()
def walk(e, x, y, turned):
  for a in ('fill', 'stroke'):
    if e.get(a): colours.add(e.get(a))
  t = e.get('transform', '')
  m = re.search(r'translate\((-?[\d.e-]+),\s*(-?[\d.e-]+)\)', t)
  if m:
    dx, dy = float(m[1]), float(m[2])
    x, y = x + dx, y + dy
  turned = turned or 'rotate(-90)' in t
  if name(e) == 'text':
    size = float(re.match(r'[\d.]+', e.get('font-size', '10px'))[0]); sizes.add(size)
    lines = [''.join(s.itertext()) for s in e if name(s) == 'tspan'] or [''.join(e.itertext())]
    length = max(map(width, lines)) * size
    first = {'start': 0, 'middle': -length / 2, 'end': -length}[e.get('text-anchor', 'start')]
    boxes.append([''.join(lines)] + ([x - size, y - first - length, x, y - first] if turned else
                 [x + first, y - .72 * size, x + first + length, y]))
  for child in e: walk(child, x, y, turned)
walk(root, 0, 0, False)
view = [float(v) for v in root.get('viewBox').split()]
json.dump({'outside': [b[0] for b in boxes if b[1] < -.5 or b[2] < -.5 or b[3] > view[2] + .5 or b[4] > view[3] + .5],
  'coloured': sorted(c for c in colours if c not in ('none', 'transparent', 'white', 'black')
                     and not re.fullmatch(r'#([0-9a-f]{2})\1\1', c)),
  'texts': len(boxes), 'smallest': min(sizes)}, sys.stdout)
)";

json read(const std::string& svg) {
  const ChildOutcome outcome = run_child("python3", {"-c", reader}, svg);
  INFO(outcome.errors);
  REQUIRE(outcome.good());
  return json::parse(outcome.output);
}

// Folders of which every figure can be drawn, one or another.
struct Folders {
  TemporaryFolder parent;
  RunData contributions = figure_folder(parent, contribution_tables());
  RunData networks = figure_folder(parent, effect_tables());
  RunData tournament = figure_folder(parent, tournament_tables(), true);

  const RunData& of(const RunFigure& figure) const {
    if (figure.name == "tournament") return tournament;
    for (const char* name : {"ties", "network", "map", "effects"}) {
      if (figure.name == name) return networks;
    }
    return contributions;
  }
};

}  // namespace

TEST_CASE("every figure of a run is drawn: greys alone, type of 6.5 points or more, no text beyond the edge") {
  const Folders folders;
  for (const RunFigure& figure : run_figures()) {
    const RunData& run = folders.of(figure);
    REQUIRE(figure.missing(run).empty());
    for (const int width : {60, 84, 174}) {
      CAPTURE(figure.name, width);
      RunFigureOptions options;
      options.width_mm = width;
      const json svg = read(render_svg(figure.draw(run, options), installed_figure_tools()));
      CHECK(svg["outside"] == json::array());
      CHECK(svg["coloured"] == json::array());
      CHECK(svg["texts"] > 5);
      CHECK(svg["smallest"].get<double>() >= Approx(6.5 * 96 / 72));
    }
  }
  // What the check would see.
  const json bad = read(R"svg(<svg viewBox="0 0 50 20"><g fill="#ff0000">
    <text transform="translate(30,10)" font-size="10px">beyond the edge</text></g></svg>)svg");
  CHECK(bad["outside"].size() == 1);
  CHECK(bad["coloured"] == json{"#ff0000"});
}

TEST_CASE("figures of a run have their fonts embedded in PDF, and the same bytes twice") {
  if (!run_child("rsvg-convert", {"--version"}, "").good()) {
    WARN("SKIPPED: rsvg-convert is not installed (Debian's librsvg2-bin), so no PDF was made");
    return;
  }
  const Folders folders;
  for (const RunFigure& figure : run_figures()) {
    const RunData& run = folders.of(figure);
    REQUIRE(figure.missing(run).empty());
    CAPTURE(figure.name);
    const std::string svg = render_svg(figure.draw(run, {}), installed_figure_tools());
    CHECK(svg == render_svg(figure.draw(run, {}), installed_figure_tools()));
    const std::string pdf = render_pdf(svg, installed_figure_tools());
    CHECK(pdf == render_pdf(svg, installed_figure_tools()));
    // Objects that describe fonts stand in streams that are packed; zlib is in Python.
    const ChildOutcome outcome = run_child("python3", {"-c", R"(
import re, sys, zlib
pdf = sys.stdin.buffer.read()
text = pdf
for m in re.finditer(rb'stream\r?\n', pdf):
  try: text += zlib.decompressobj().decompress(pdf[m.end():])
  except zlib.error: pass
fonts = len(re.findall(rb'/Type\s*/FontDescriptor', text))
files = len(re.findall(rb'/FontFile[23]?\s', text))
print(fonts, files, fonts > 0 and fonts == files))"},
                                           pdf);
    INFO(outcome.output << outcome.errors);
    CHECK(outcome.output.find("True") != std::string::npos);
  }
}
