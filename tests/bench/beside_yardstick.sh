#!/usr/bin/env bash
# Entente's ensembles beside the hand-written yardstick of ../shared, turn by turn in the same minutes, on one core and on
# two: medians, and ratios of ours to the yardstick's. Asserts nothing about time.
#
#   tests/bench/beside_yardstick.sh [--rounds 3] [--bench build/release/tests/ensemble_bench] [--only TEXT]
#                                   [--march native|x86-64-v3] [--instructions SET] [--replicates N]
#
#   --march x86-64-v3   holds the yardstick to AVX2 (its "AVX2 agents Philox10 128b" cases instead of its best)
#   --instructions avx2 holds ours to the same
#   --only TEXT         only cases of ours with TEXT in their names
#
# An agent-year is one state in one year of one replicate: 190 states and 14 years in both, all of them invited in ours.
# Of several cases of the yardstick the fastest counts, round by round. Exit code 77 where the yardstick, a compiler or
# numpy (which makes the yardstick's inputs) is absent.
set -euo pipefail
root=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
yardstick=$root/../shared/yardstick
bench=$root/build/release/tests/ensemble_bench
rounds=3
march=native
ours=(--plain --runs 3)

usage() { awk 'NR > 1 && !/^#/ { exit } NR > 1 { sub(/^# ?/, ""); print }' "${BASH_SOURCE[0]}"; }
while (($# > 0)); do
  case $1 in
    -h | --help) usage; exit 0 ;;
    --rounds | --bench | --march | --instructions | --only | --replicates)
      if (($# < 2)); then echo "$1 needs a value" >&2; exit 2; fi
      case $1 in
        --rounds) rounds=$2 ;;
        --bench) bench=$2 ;;
        --march) march=$2 ;;
        *) ours+=("$1" "$2") ;;
      esac
      shift 2 ;;
    *) echo "unknown argument '$1'; see --help" >&2; exit 2 ;;
  esac
done

skip() { echo "SKIPPED: $*, so nothing was measured beside the yardstick" >&2; exit 77; }
[[ -f $yardstick/cpp/bench.cpp ]] || skip '../shared/yardstick is absent'
command -v g++ >/dev/null || skip 'there is no g++'
[[ -x $bench ]] || { echo "$bench is not there; build the target ensemble_bench first" >&2; exit 1; }
numpy=
for python in python3 /usr/bin/python3; do
  if "$python" -c 'import numpy' 2>/dev/null; then numpy=$python; break; fi
done
[[ -n $numpy ]] || skip 'no python3 with numpy is there'

scratch=$(mktemp -d)
trap 'rm -rf -- "$scratch"' EXIT
mkdir -- "$scratch/cpp"  # the yardstick reads ../inputs.csv
(cd -- "$scratch" && "$numpy" "$yardstick/make_inputs.py" >/dev/null)
echo "compiling the yardstick with -march=$march" >&2
g++ -std=c++20 -O3 "-march=$march" -fno-math-errno -fno-trapping-math -pthread "$yardstick/cpp/bench.cpp" -o "$scratch/cpp/bench"
case='BEST agents Philox10 128b'
# Without AVX-512 the best cases are not there.
[[ -n $(cd -- "$scratch/cpp" && ./bench "$case" 1) ]] || case='AVX2 agents Philox10 128b'

for ((round = 1; round <= rounds; ++round)); do
  echo "round $round of $rounds" >&2
  (cd -- "$scratch/cpp" && ./bench "$case" 5) |
    sed -nE 's/.* 1c +([0-9.]+) .* 2c +([0-9.]+) .*/\1 \2/p' |
    awk '{ if ($1 > one) one = $1; if ($2 > two) two = $2 }
         END { if (NR == 0) exit 1; printf "yardstick\t1\t%s\t0\nyardstick\t2\t%s\t0\n", one, two }'
  "$bench" "${ours[@]}" --threads 1,2
done >"$scratch/measured"

printf 'yardstick: %s, -march=%s; ours: %s\n' "$case" "$march" "${ours[*]}"
printf 'medians of %d rounds, millions of agent-years a second\n\n' "$rounds"
awk -F'\t' '
  function median(list, n,   i, j, t, v) {
    n = split(list, v, " ")
    for (i = 2; i <= n; ++i) for (j = i; j > 1 && v[j] + 0 < v[j - 1] + 0; --j) { t = v[j]; v[j] = v[j - 1]; v[j - 1] = t }
    return n % 2 ? v[(n + 1) / 2] : (v[n / 2] + v[n / 2 + 1]) / 2
  }
  !($1 in seen) { seen[$1] = 1; order[++cases] = $1 }
  { speeds[$1, $2] = speeds[$1, $2] " " $3; if ($4 > peak[$1]) peak[$1] = $4 }
  END {
    bare = order[2]
    printf "%-54s %22s %22s\n", "", "one core", "two cores"
    printf "%-54s %8s %7s %6s %8s %7s %6s %8s\n", "", "M/s", "yardst", "bare", "M/s", "yardst", "bare", "peak MB"
    for (i = 1; i <= cases; ++i) {
      printf "%-54s", order[i]
      for (threads = 1; threads <= 2; ++threads) {
        now = median(speeds[order[i], threads])
        yard = median(speeds["yardstick", threads])
        if (i == 1) printf " %8.1f %7s %6s", now, "1", ""
        else printf " %8.2f %7.3f %6.2f", now, now / yard, now / median(speeds[bare, threads])
      }
      printf " %8s\n", i == 1 ? "" : peak[order[i]]
    }
  }' "$scratch/measured"
