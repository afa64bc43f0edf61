#!/usr/bin/env bash
# Includes point downward only, and each third-party library stays in the folders that may use it.
# Usage: includes.sh ROOT
set -euo pipefail
cd -- "$1"
mapfile -d '' -t files < <(find sim estimate scenarios results tools tests \( -name '*.cpp' -o -name '*.hpp' \) -print0)
awk '
  function allow(folder, floors, libraries) { floor[folder] = " " floors " "; library[folder] = " " libraries " " }
  function holds(list, name) { return index(list, " " name " ") > 0 }
  function wrong(message) { printf "%s:%d: %s\n", FILENAME, FNR, message; ++violations }
  BEGIN {
    allow("sim", "sim", "boost oneapi tbb Random123")
    allow("estimate", "sim estimate", "Eigen unsupported")
    allow("scenarios", "sim estimate scenarios", "yaml-cpp")
    allow("results", "sim estimate results", "boost nlohmann openssl netcdf.h hdf5.h")
    allow("tools", "sim estimate scenarios results tools", "CLI nlohmann openssl curl")
    third_party = " boost oneapi tbb Random123 Eigen unsupported yaml-cpp nlohmann openssl netcdf.h hdf5.h CLI curl catch2 "
  }
  FNR == 1 {
    split(FILENAME, part, "/")
    in_tests = part[1] == "tests"
    folder = in_tests ? part[2] : part[1]
    if (!(folder in floor)) folder = "tools"  # tests of the house itself and fuzzers may use every floor
  }
  /^[ \t]*#[ \t]*include[ \t]*"/ {
    split($0, piece, "\""); path = piece[2]; slash = index(path, "/")
    if (slash == 0) { wrong("\"" path "\" is not rooted at the project"); next }
    target = substr(path, 1, slash - 1)
    if (!holds(floor[folder], target) && !(in_tests && target == "tests"))
      wrong(folder " includes \"" path "\"; allowed:" floor[folder])
  }
  /^[ \t]*#[ \t]*include[ \t]*</ {
    split($0, piece, /[<>]/); path = piece[2]; target = path; sub(/\/.*/, "", target)
    if (!holds(third_party, target) || holds(library[folder], target)) next
    if (in_tests && (target == "catch2" || target == "nlohmann")) next
    wrong(folder " uses <" path ">; allowed:" library[folder])
  }
  END { if (violations) { printf "%d includes go where they may not\n", violations; exit 1 } }
' "${files[@]}"
