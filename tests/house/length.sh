#!/usr/bin/env bash
# One idea a file: at most 400 lines, 600 in tests (they hold tables of expected values).
# Usage: length.sh ROOT
set -euo pipefail
cd -- "$1"
find sim estimate scenarios results tools tests -type f \
  \( -name '*.cpp' -o -name '*.hpp' -o -name '*.sh' -o -name '*.cmake' -o -name CMakeLists.txt \) -print0 |
  xargs -0 awk '
    { lines[FILENAME] = FNR }
    END {
      for (file in lines) {
        most = file ~ /^tests\// ? 600 : 400
        if (lines[file] > most) { printf "%s has %d lines; at most %d\n", file, lines[file], most; ++violations }
      }
      exit violations > 0
    }'
