#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace entente {

/// Where the renderer stands. Only figures as SVG and PDF need it, and maps.
struct FigureTools {
  std::filesystem::path folder;                ///< holds render.mjs and node_modules (tools/setup lays it)
  std::string node = "node";                   ///< Node 18 or newer
  std::string pdf_converter = "rsvg-convert";  ///< of librsvg
};

/// Draws a Vega-Lite specification. The same specification gives the same bytes.
/// Throws Error (Fault::work): Node or its packages are not there, saying how to get them; or what the renderer said.
std::string render_svg(const std::string& vega_lite, const FigureTools& tools);

/// A specification that stands alone: one that names the shapes of countries (usermeta.entente.geometry) gets them
/// among its data, which takes what drawing takes; any other is returned as it is. Throws Error as render_svg().
std::string complete_specification(const std::string& vega_lite, const FigureTools& tools);

/// A drawn figure as PDF, with its fonts embedded and without a date.
/// Throws Error (Fault::work) when the converter is not there, naming the package that has it, or fails.
std::string render_pdf(const std::string& svg, const FigureTools& tools);

enum class FigureFormat { specification, svg, pdf };

/// "vl.json", "svg", "pdf".
const char* to_string(FigureFormat format);

/// The format that a file's name asks for, if it is one of the three.
std::optional<FigureFormat> format_of(const std::filesystem::path& path);

/// A figure in a format. Throws Error as the functions above.
std::string figure_content(const std::string& vega_lite, FigureFormat format, const FigureTools& tools);

/// Throws Error (Fault::input) for an extension that `write_figure` does not know: to be called before long work.
void check_figure_path(const std::filesystem::path& path);

/// Writes a figure as the extension of `path` asks: .vl.json the specification itself, .svg, .pdf. The file appears
/// when it is complete, in the place of a former one. Throws Error as the functions above, and when it cannot be
/// written.
void write_figure(const std::string& vega_lite, const std::filesystem::path& path, const FigureTools& tools);

}  // namespace entente
