#include "results/figures/figure_file.hpp"

#include "estimate/table/write_file.hpp"
#include "results/figures/child_process.hpp"
#include "results/text/clean.hpp"
#include "sim/core/error.hpp"

#include <system_error>
#include <vector>

namespace entente {
namespace {

FigureFormat known_format(const std::filesystem::path& path) {
  if (const std::optional<FigureFormat> format = format_of(path)) return *format;
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

// What the renderer makes of a specification.
std::string rendered(const std::string& vega_lite, const FigureTools& tools, const std::vector<std::string>& options) {
  const std::filesystem::path script = tools.folder / "render.mjs";
  std::error_code ignored;
  if (!std::filesystem::exists(script, ignored) || !std::filesystem::exists(tools.folder / "node_modules", ignored)) {
    throw work_error(
        "the figure cannot be drawn: Vega is not installed in " + tools.folder.string(),
        "run tools/setup --figures, or, where Entente is installed, npm ci --ignore-scripts in that folder; a figure "
        "other than a map needs neither as .vl.json");
  }
  std::vector<std::string> arguments = {std::filesystem::absolute(script).string()};
  arguments.insert(arguments.end(), options.begin(), options.end());
  const ChildOutcome drawn = run_child(tools.node, arguments, vega_lite);
  if (!drawn.found) {
    throw work_error("the figure cannot be drawn: there is no program '" + tools.node + "'",
                     "run tools/setup --figures, or install Node 18 or newer (Debian's package nodejs)");
  }
  if (!drawn.good()) throw work_error("the figure cannot be drawn: " + last_words(drawn));
  return drawn.output;
}

}  // namespace

std::string render_svg(const std::string& vega_lite, const FigureTools& tools) {
  return rendered(vega_lite, tools, {});
}

std::string complete_specification(const std::string& vega_lite, const FigureTools& tools) {
  // Only maps name shapes; the key is one that a specification spells in no other place.
  if (vega_lite.find("\"geometry\":") == std::string::npos) return vega_lite;
  return rendered(vega_lite, tools, {"--complete"});
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

const char* to_string(FigureFormat format) {
  switch (format) {
    case FigureFormat::specification: return "vl.json";
    case FigureFormat::svg: return "svg";
    case FigureFormat::pdf: break;
  }
  return "pdf";
}

std::optional<FigureFormat> format_of(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  for (const FigureFormat format : {FigureFormat::specification, FigureFormat::svg, FigureFormat::pdf}) {
    const std::string extension = std::string(".") + to_string(format);
    if (name.size() > extension.size() && name.ends_with(extension)) return format;
  }
  return std::nullopt;
}

std::string figure_content(const std::string& vega_lite, FigureFormat format, const FigureTools& tools) {
  if (format == FigureFormat::specification) return complete_specification(vega_lite, tools);
  const std::string svg = render_svg(vega_lite, tools);
  return format == FigureFormat::svg ? svg : render_pdf(svg, tools);
}

void check_figure_path(const std::filesystem::path& path) { known_format(path); }

void write_figure(const std::string& vega_lite, const std::filesystem::path& path, const FigureTools& tools) {
  write_file(path, figure_content(vega_lite, known_format(path), tools));
}

}  // namespace entente
