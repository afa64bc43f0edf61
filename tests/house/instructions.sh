#!/usr/bin/env bash
# No fused multiply-add in the machine code: it rounds once where the source says twice, so bits would depend on the CPU.
# Usage: instructions.sh LIBRARY...
set -euo pipefail
for library in "$@"; do objdump --disassemble --no-show-raw-insn -- "$library"; done | awk '
  / file format / { object = $1 }
  /:\t/ { ++instructions }
  /\tvfn?m(add|sub)/ { if (!(object in found)) print object " holds " $2; found[object]; ++violations }
  END {
    if (!instructions) { print "no instructions found"; exit 1 }
    exit violations > 0
  }'
