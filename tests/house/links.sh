#!/usr/bin/env bash
# Each folder's library links the floors below it and the third-party libraries it may use, and nothing else.
# Usage: links.sh FILE, whose lines read "folder: library library ...", as CMake knows them
set -euo pipefail
awk '
  function allow(folder, libraries) { allowed[folder] = " entente_flags " libraries " " }
  BEGIN {
    allow("sim", "Boost::headers TBB::tbb")
    allow("estimate", "entente::sim Eigen3::Eigen")
    allow("scenarios", "entente::estimate yaml-cpp yaml-cpp::yaml-cpp")
    allow("results", "entente::estimate nlohmann_json::nlohmann_json OpenSSL::Crypto NetCDF::NetCDF Boost::headers")
  }
  {
    folder = $1; sub(/:$/, "", folder); ++seen[folder]
    for (i = 2; i <= NF; ++i) if (index(allowed[folder], " " $i " ") == 0) {
      printf "%s links %s; allowed:%s\n", folder, $i, allowed[folder]; ++violations
    }
  }
  END {
    for (folder in allowed) if (!seen[folder]) { printf "%s is not in the list\n", folder; ++violations }
    exit violations > 0
  }
' "$1"
