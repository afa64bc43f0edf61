#!/usr/bin/env bash
# Table 1's four models with CR2 and a wild bootstrap of 9,999 draws: Entente beside R's glm, plm and clubSandwich, turn by
# turn in the same minutes; then a panel of a million rows. Medians and ratios; asserts nothing about time.
#
#   tests/bench/beside_r.sh [--rounds 5] [--draws 9999] [--bench build/release/tests/fit_bench] [--panel FILE]
#                           [--command "build/release/tools/entente fit ..."] [--no-large]
#
#   --panel     by default ../shared/data/isaf_panel.csv
#   --command   measured as a whole process in place of the bench program, which stays the measure inside
#
# Both give p-values and intervals, on one thread. Elapsed seconds depend on what else the machine does, seconds of
# processor hardly. Exit code 77 where R, a package of it or the panel is absent.
set -euo pipefail
here=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
root=$(cd -P -- "$here/../.." && pwd)
bench=$root/build/release/tests/fit_bench
panel=$root/../shared/data/isaf_panel.csv
rounds=5
draws=9999
command=
large=1

usage() { awk 'NR > 1 && !/^#/ { exit } NR > 1 { sub(/^# ?/, ""); print }' "${BASH_SOURCE[0]}"; }
while (($# > 0)); do
  case $1 in
    -h | --help) usage; exit 0 ;;
    --no-large) large=0; shift ;;
    --rounds | --draws | --bench | --panel | --command)
      if (($# < 2)); then echo "$1 needs a value" >&2; exit 2; fi
      case $1 in
        --rounds) rounds=$2 ;;
        --draws) draws=$2 ;;
        --bench) bench=$2 ;;
        --panel) panel=$2 ;;
        --command) command=$2 ;;
      esac
      shift 2 ;;
    *) echo "unknown argument '$1'; see --help" >&2; exit 2 ;;
  esac
done

skip() { echo "SKIPPED: $*, so nothing was measured beside R" >&2; exit 77; }
[[ -f $panel ]] || skip "the panel $panel is absent"
command -v Rscript >/dev/null || skip 'there is no R'
for package in plm clubSandwich; do
  Rscript -e "quit(status = !requireNamespace('$package', quietly = TRUE))" >/dev/null 2>&1 || skip "R has no $package"
done
[[ -x $bench ]] || { echo "$bench is not there; build the target fit_bench first" >&2; exit 1; }
if [[ -n $command ]]; then read -ra ours <<<"$command"; else ours=("$bench" table1 "$panel" "$draws"); fi

scratch=$(mktemp -d)
trap 'rm -rf -- "$scratch"' EXIT
TIMEFORMAT='%R %U %S'
# whole NAME COMMAND...: seconds elapsed and of processor, and those inside when the command tells them.
whole() {
  local name=$1
  shift
  { time "$@" >"$scratch/out" 2>"$scratch/err"; } 2>"$scratch/time" || { cat -- "$scratch/err" >&2; exit 1; }
  awk -v name="$name" '{ print name "_whole", $1, $2 + $3 }' "$scratch/time" >>"$scratch/measured"
  awk -v name="$name" '$1 == "inside" { print name "_inside", $2, $3 }' "$scratch/out" >>"$scratch/measured"
}
for ((round = 1; round <= rounds; ++round)); do
  echo "round $round of $rounds" >&2
  whole r Rscript "$here/beside_r.R" "$panel" "$draws"
  whole ours "${ours[@]}"
  # The command measures itself as a whole only.
  if [[ -n $command ]]; then
    "$bench" table1 "$panel" "$draws" | awk '$1 == "inside" { print "ours_inside", $2, $3 }' >>"$scratch/measured"
  fi
done

printf 'Table 1 with CR2 and a wild bootstrap of %s draws; medians of %d rounds, seconds\n' "$draws" "$rounds"
printf 'ours: %s\n\n' "${ours[*]}"
awk '
  function median(list, n,   i, j, t, v) {
    n = split(list, v, " ")
    for (i = 2; i <= n; ++i) for (j = i; j > 1 && v[j] + 0 < v[j - 1] + 0; --j) { t = v[j]; v[j] = v[j - 1]; v[j - 1] = t }
    return n % 2 ? v[(n + 1) / 2] : (v[n / 2] + v[n / 2 + 1]) / 2
  }
  function line(label, what, column,   theirs, own) {
    theirs = median(all["r_" what, column])
    own = median(all["ours_" what, column])
    printf "%-44s %9.3f %9.4f %9.1f\n", label, theirs, own, (own > 0 ? theirs / own : 0)
  }
  { all[$1, 1] = all[$1, 1] " " $2; all[$1, 2] = all[$1, 2] " " $3 }
  END {
    printf "%-44s %9s %9s %9s\n", "", "R", "ours", "ratio"
    line("whole process, elapsed", "whole", 1)
    line("whole process, processor", "whole", 2)
    line("without start-up and reading, elapsed", "inside", 1)
    line("without start-up and reading, processor", "inside", 2)
  }' "$scratch/measured"

((large)) || exit 0
printf '\nA panel of 1,000,000 rows\n'
if [[ -x /usr/bin/time ]]; then
  /usr/bin/time -f 'whole process %e s, peak memory %M kB' "$bench" large 1000000
else
  "$bench" large 1000000
fi
