#include "tools/command/figure_tools.hpp"

#include "sim/core/error.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>

namespace entente {
namespace {

// Empty where the system does not tell.
std::filesystem::path beside_program() {
  std::error_code failed;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", failed);
  return failed ? std::filesystem::path() : program.parent_path().parent_path() / ENTENTE_DATA_FOLDER / "figures";
}

std::string text_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (stream && !text.empty()) return text;
  throw work_error("what reports are made of is not there: " + file.string() + " cannot be read",
                   "tools/setup --figures makes it; it takes Node, npm and a network connection once");
}

}  // namespace

FigureTools figure_tools() {
  const char* named = std::getenv("ENTENTE_FIGURES");
  if (named && *named) return {.folder = named};
  std::error_code ignored;
  const std::filesystem::path installed = beside_program();
  if (!installed.empty() && std::filesystem::exists(installed / "render.mjs", ignored)) return {.folder = installed};
  return {.folder = ENTENTE_FIGURES_FOLDER};
}

void write_figure(const std::string& vega_lite, const std::filesystem::path& path) {
  write_figure(vega_lite, path, figure_tools());
}

ReportParts report_parts() {
  const std::filesystem::path folder = figure_tools().folder / "report";
  return {.page = text_of(folder / "report.html"),
          .style = text_of(folder / "report.css"),
          .script = text_of(folder / "report.js"),
          .shapes = text_of(folder / "countries.json")};
}

}  // namespace entente
