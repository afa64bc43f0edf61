#include "tools/command/multiverse_files.hpp"

#include "results/figures/figure_file.hpp"
#include "results/run_folder/run_folder.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"
#include "tools/command/figure_tools.hpp"

namespace entente {

std::vector<std::string> write_multiverse(const std::string& target, const MultiverseFiles& files,
                                          MultiverseManifest manifest) {
  RunFolder folder(target, FolderKind::multiverse);
  std::vector<std::string> notes = folder.notices();
  folder.write("universes.csv", files.csv);
  folder.write("summary.json", files.json);
  folder.write("specification_curve.vl.json", files.figure);
  try {
    folder.write("specification_curve.svg", render_svg(files.figure, figure_tools()));
  } catch (const Error& error) {
    manifest.notes.push_back("the figure is not drawn: " + to_string(error.problems().front()));
    notes.push_back(manifest.notes.back());
  }
  folder.commit(multiverse_manifest(manifest, folder.files()));
  return notes;
}

double curve_width(const std::optional<std::string>& text) {
  if (!text) return 174;
  const std::optional<double> width = parse_number(*text);
  if (!width || !(*width >= 84 && *width <= 400)) {
    throw input_error({.key = "--width"}, "\"" + *text + "\" is no width", "millimetres, 84 to 400");
  }
  return *width;
}

}  // namespace entente
