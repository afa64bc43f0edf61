#include "tools/command/figure_tools.hpp"

#include <cstdlib>
#include <system_error>

namespace entente {
namespace {

// Empty where the system does not tell.
std::filesystem::path beside_program() {
  std::error_code failed;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", failed);
  return failed ? std::filesystem::path() : program.parent_path().parent_path() / ENTENTE_DATA_FOLDER / "figures";
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

}  // namespace entente
