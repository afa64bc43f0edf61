#!/usr/bin/env bash
# A source may compile single functions for a newer instruction set ([[gnu::target]]). Of a weak or unique function (an
# inline one, a template's) one copy serves the whole program, so none of these may hold such instructions: they would
# stop an older processor.
# Usage: shared.sh LIBRARY, of which some functions hold newer instructions
set -euo pipefail
{
  readelf --symbols --wide -- "$1"
  objdump --disassemble --no-show-raw-insn -- "$1"
} | awk '
  /^File: / { object = $2; gsub(/.*\(|\)$/, "", object); next }
  /file format/ { object = $1; sub(/:$/, "", object); next }
  $4 == "FUNC" || $4 == "IFUNC" { if ($5 == "WEAK" || $5 == "UNIQUE") shared[object, $8]; next }
  /^[0-9a-f]+ <.*>:$/ { name = $2; gsub(/^<|>:$/, "", name); seen = 0; next }
  # All AVX instructions begin with a v (and of older ones only verr and verw, and those of virtual machines).
  !seen && $2 ~ /^v[a-z]+[0-9a-z]*$/ {
    seen = 1
    ++newer
    if (!((object, name) in shared)) next
    print object " defines " name " for everybody, with " $2; ++violations
  }
  END {
    if (!newer) { print "no newer instructions found"; exit 1 }
    exit violations > 0
  }' | c++filt
