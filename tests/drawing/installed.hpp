#pragma once

#include "results/figures/figure_file.hpp"

#include <cstdlib>

namespace entente::testing {

/// Where tools/setup has installed what draws figures.
inline FigureTools installed_figure_tools() {
  const char* named = std::getenv("ENTENTE_FIGURES");
  return {.folder = named && *named ? named : ENTENTE_SOURCE_DIR "/build/figures"};
}

}  // namespace entente::testing
