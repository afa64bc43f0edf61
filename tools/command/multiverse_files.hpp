#pragma once

#include "results/multiverse/multiverse_manifest.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente {

/// What a multiverse leaves behind.
struct MultiverseFiles {
  std::string csv;     ///< universes.csv
  std::string json;    ///< summary.json
  std::string figure;  ///< specification_curve.vl.json, and specification_curve.svg where it can be drawn
};

/// Writes the folder, atomically, with a manifest that `entente verify` checks. A figure that cannot be drawn here is
/// no failure: the specification is there, and a note says why. Returns notes for the user.
/// Throws Error (Fault::work) when the folder cannot be written.
std::vector<std::string> write_multiverse(const std::string& target, const MultiverseFiles& files,
                                          MultiverseManifest manifest);

/// Millimetres, 84 to 400; nothing: a page. Throws Error (Fault::input) with the option's name.
double curve_width(const std::optional<std::string>& text);

}  // namespace entente
