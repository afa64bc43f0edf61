#include "results/figures/figure_file.hpp"

#include "estimate/table/write_file.hpp"
#include "results/figures/child_process.hpp"
#include "results/text/clean.hpp"
#include "sim/core/error.hpp"

#include <string_view>
#include <system_error>

namespace entente {
namespace {

enum class FigureFormat { specification, svg, pdf };

FigureFormat format_of(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  const auto ends = [&](std::string_view extension) {
    return name.size() > extension.size() && name.ends_with(extension);
  };
  if (ends(".vl.json")) return FigureFormat::specification;
  if (ends(".svg")) return FigureFormat::svg;
  if (ends(".pdf")) return FigureFormat::pdf;
  throw input_error({}, "'" + path.string() + "' does not say what kind of figure to write",
                    "a name that ends in .svg, .pdf or .vl.json (the Vega-Lite specification)");
}

// The last words of a program, on one line.
std::string last_words(const ChildOutcome& outcome) {
  std::string text;
  for (const char c : outcome.errors) text += c == '\n' ? ' ' : c;
  while (text.ends_with(' ')) text.pop_back();
  if (outcome.signal != 0)
    text += (text.empty() ? "" : "; ") + ("it was stopped by signal " + std::to_string(outcome.signal));
  if (text.empty()) text = "exit code " + std::to_string(outcome.exit_code) + " without a word";
  return clean_line(text);
}

}  // namespace

std::string render_svg(const std::string& vega_lite, const FigureTools& tools) {
  const std::filesystem::path script = tools.folder / "render.mjs";
  std::error_code ignored;
  if (!std::filesystem::exists(script, ignored) || !std::filesystem::exists(tools.folder / "node_modules", ignored)) {
    throw work_error(
        "the figure cannot be drawn: Vega is not installed in " + tools.folder.string(),
        "run tools/setup --figures, or, where Entente is installed, npm ci --ignore-scripts in that folder; a figure "
        "as .vl.json needs neither");
  }
  const ChildOutcome drawn = run_child(tools.node, {std::filesystem::absolute(script).string()}, vega_lite);
  if (!drawn.found) {
    throw work_error("the figure cannot be drawn: there is no program '" + tools.node + "'",
                     "run tools/setup --figures, or install Node 18 or newer (Debian's package nodejs)");
  }
  if (!drawn.good()) throw work_error("the figure cannot be drawn: " + last_words(drawn));
  return drawn.output;
}

std::string render_pdf(const std::string& svg, const FigureTools& tools) {
  const ChildOutcome converted = run_child(tools.pdf_converter, {"--format=pdf"}, svg);
  if (!converted.found) {
    throw work_error("the figure cannot be converted to PDF: there is no program '" + tools.pdf_converter + "'",
                     "install Debian's package librsvg2-bin, or write an .svg");
  }
  if (!converted.good()) throw work_error("the figure cannot be converted to PDF: " + last_words(converted));
  return converted.output;
}

void check_figure_path(const std::filesystem::path& path) { format_of(path); }

void write_figure(const std::string& vega_lite, const std::filesystem::path& path, const FigureTools& tools) {
  switch (format_of(path)) {
    case FigureFormat::specification: write_file(path, vega_lite); return;
    case FigureFormat::svg: write_file(path, render_svg(vega_lite, tools)); return;
    case FigureFormat::pdf: write_file(path, render_pdf(render_svg(vega_lite, tools), tools)); return;
  }
}

}  // namespace entente
