#!/usr/bin/env bash
# The sampler of the Gaussian factor model beside R's MCMCpack on the same items, turn by turn in the same minutes: sweeps
# a second of processor, on one core each. Medians and their ratio; asserts nothing about time.
#
#   tests/bench/beside_mcmcpack.sh [--rounds 3] [--sweeps 20000] [--bench build/release/tests/depth_bench] [--items FILE]
#
#   --items   by default ../shared/data/scores/benson_clinton_depth_items.csv
#
# Exit code 77 where R, MCMCpack or the items are absent.
set -euo pipefail
here=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
root=$(cd -P -- "$here/../.." && pwd)
bench=$root/build/release/tests/depth_bench
items=$root/../shared/data/scores/benson_clinton_depth_items.csv
rounds=3
sweeps=20000

usage() { awk 'NR > 1 && !/^#/ { exit } NR > 1 { sub(/^# ?/, ""); print }' "${BASH_SOURCE[0]}"; }
while (($# > 0)); do
  case $1 in
    -h | --help) usage; exit 0 ;;
    --rounds | --sweeps | --bench | --items)
      if (($# < 2)); then echo "$1 needs a value" >&2; exit 2; fi
      case $1 in
        --rounds) rounds=$2 ;;
        --sweeps) sweeps=$2 ;;
        --bench) bench=$2 ;;
        --items) items=$2 ;;
      esac
      shift 2 ;;
    *) echo "unknown argument '$1'; see --help" >&2; exit 2 ;;
  esac
done

skip() { echo "SKIPPED: $*, so nothing was measured beside MCMCpack" >&2; exit 77; }
[[ -f $items ]] || skip "the table $items is absent"
command -v Rscript >/dev/null || skip 'there is no R'
Rscript -e 'quit(status = !requireNamespace("MCMCpack", quietly = TRUE))' >/dev/null 2>&1 || skip 'R has no MCMCpack'
[[ -x $bench ]] || { echo "$bench is not there; build the target depth_bench first" >&2; exit 1; }

for ((round = 1; round <= rounds; ++round)); do
  echo "round $round of $rounds" >&2
  Rscript "$here/beside_mcmcpack.R" "$items" "$sweeps" | grep '^theirs'
  "$bench" "$items" 1000000 | grep '^ours'
done | awk '
  function median(list, n,   i, j, t, v) {
    n = split(list, v, " ")
    for (i = 2; i <= n; ++i) for (j = i; j > 1 && v[j] + 0 < v[j - 1] + 0; --j) { t = v[j]; v[j] = v[j - 1]; v[j - 1] = t }
    return n % 2 ? v[(n + 1) / 2] : (v[n / 2] + v[n / 2 + 1]) / 2
  }
  { all[$1] = all[$1] " " $2 }
  END {
    theirs = median(all["theirs"]); own = median(all["ours"])
    printf "sweeps a second and core: MCMCpack %.0f, ours %.0f, ratio %.0f\n", theirs, own, own / theirs
  }'
