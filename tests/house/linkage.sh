#!/usr/bin/env bash
# Code compiled for a newer instruction set defines no function that the linker may pick for everybody. Of a weak or
# unique function (an inline one, a template's) one copy serves the whole program; taken from such an object, it would
# stop an older processor. Data may be shared: it holds no instructions.
# Usage: linkage.sh LIBRARY, whose objects *_avx2.cpp.o and *_avx512.cpp.o are looked at
set -euo pipefail
readelf --symbols --wide -- "$1" | awk '
  /^File: / { object = $2; newer = object ~ /\([a-z_]*_avx[^()]*\)$/; objects += newer }
  newer && ($4 == "FUNC" || $4 == "IFUNC") && $7 != "UND" {
    ++functions
    if ($5 != "WEAK" && $5 != "UNIQUE") next
    print object " defines " $8 " for everybody (" $5 ")"; ++violations
  }
  END {
    if (!objects || !functions) { print "no functions of *_avx*.o found"; exit 1 }
    exit violations > 0
  }' | c++filt
