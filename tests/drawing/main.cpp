// Figures as they are drawn. That takes Node and Vega, which tools/setup installs where it can. Catch2 2 cannot skip a
// test, so the whole program says loudly that it was skipped and returns 77, which CTest reports as skipped, not
// passed.
#define CATCH_CONFIG_RUNNER
#include "results/figures/child_process.hpp"
#include "tests/drawing/installed.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <iostream>

int main(int count, char** arguments) {
  constexpr int skipped = 77;
  const std::filesystem::path folder = entente::testing::installed_figure_tools().folder;
  const bool node = entente::run_child("node", {"--version"}, "").good();
  if (!node || !std::filesystem::exists(folder / "node_modules")) {
    std::cerr << "SKIPPED: " << (node ? "Vega" : "Node")
              << " is not installed (tools/setup does it), so no figure was drawn\n";
    return skipped;
  }
  return Catch::Session().run(count, arguments);
}
