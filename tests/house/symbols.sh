#!/usr/bin/env bash
# A library calls no transcendental function of the C library: these differ between systems (engineering: same bits).
# Usage: symbols.sh LIBRARY
set -euo pipefail
nm --undefined-only --format=posix -- "$1" | awk '
  BEGIN {
    n = split("exp exp2 exp10 expm1 log log2 log10 log1p pow sin cos tan sincos asin acos atan atan2 sinh cosh tanh " \
      "asinh acosh atanh erf erfc lgamma lgamma_r tgamma gamma cbrt hypot fma", names, " ")
    for (i = 1; i <= n; ++i) { forbidden[names[i]]; forbidden[names[i] "f"]; forbidden[names[i] "l"] }
  }
  /:$/ { object = $1 }
  NF > 1 { ++symbols }
  $1 in forbidden { printf "%s calls %s of the C library; use sim/math\n", object, $1; ++violations }
  END {
    if (!symbols) { print "no symbols found"; exit 1 }
    exit violations > 0
  }'
