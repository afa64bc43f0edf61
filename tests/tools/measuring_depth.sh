#!/usr/bin/env bash
# What a user of `entente measure depth` meets: the command lines of the documentation, scores and draws as files, the same
# bytes for any number of threads, bad tables and options.
. "$(dirname -- "${BASH_SOURCE[0]}")/story.sh"

depth() { "$program" measure depth "$@"; }
# Exit code 2, a message that matches, nothing on standard output, and no file left behind.
refuses() {
  local message=$1
  shift
  expect 2 depth "$@" --out refused.csv
  says stderr "$message"
  [[ ! -s stdout ]] || fail "something on standard output: $*"
  [[ ! -e refused.csv ]] || fail "a file is left behind: $*"
}

# Sixty alliances, five items that go together, one of them the other way round.
awk 'BEGIN {
  print "atopid,contact,base,organ,aid,secret,theirs"
  seed = 20010911
  for (i = 1; i <= 60; ++i) {
    f = 0
    for (t = 0; t < 4; ++t) { seed = (seed * 16807) % 2147483647; f += seed / 2147483647 - 0.5 }
    row = 1000 + i
    for (k = 0; k < 5; ++k) {
      seed = (seed * 16807) % 2147483647
      x = (k == 4 ? -1 : 1) * 2 * f + 2 * (seed / 2147483647 - 0.5)
      row = row "," (k == 1 || k == 2 ? (x > -0.5) + (x > 0.5) + (x > 1.2) : (x > 0.2))
    }
    printf "%s,%.4f\n", row, -f
  }
}' >items.csv
short=(--burn-in 500 --sweeps 8000 --kept 500)
all=(--items items.csv --id atopid --columns contact,base,organ,aid,secret --anchor base)

expect 0 depth "${all[@]}" "${short[@]}" --compare-column theirs
says stdout 'higher = more of base'
says stdout 'Uniquenesses'
says stdout 'Theirs is reflected'
python=$(command -v python3) || echo 'python3 is not there: JSON is not parsed'
json() { [[ -z $python ]] || "$python" -c "import json; d = json.load(open('stdout')); $1" || fail "JSON: $1"; }
expect 0 depth "${all[@]}" --chains 4 --burn-in 10000 --sweeps 200000 --seed 1 --compare-column theirs --json
json 'assert d["anchor"] == "base" and d["loadings"]["base"]["mean"] > 0 > d["loadings"]["secret"]["mean"]'
json 'assert d["comparison"]["correlation"] < -0.7 and d["comparison"]["reflected"] and len(d["scores"]) == 60'
json 'assert all(x["rhat"] < 1.02 for x in d["uniquenesses"].values())'

# Files; the same bytes for any number of threads.
for threads in 1 3; do
  expect 0 depth "${all[@]}" "${short[@]}" --threads $threads --out scores$threads.csv --draws draws$threads.csv --json
  cp stdout said$threads
done
cmp scores1.csv scores3.csv && cmp draws1.csv draws3.csv && cmp said1 said3 || fail 'threads change the result'
[[ $(wc -l <scores1.csv) == 61 && $(wc -l <draws1.csv) == 2001 ]] || fail 'rows of scores or draws'
says draws1.csv '^chain,draw,loading_contact,.*uniqueness_secret,score_1001,'

# The ordinal model, with gaps.
sed '5s/,[0-9]*,/,NA,/' items.csv >gaps.csv
gaps=(--items gaps.csv "${all[@]:2}")
expect 0 depth "${gaps[@]}" --model ordinal --missing model --burn-in 200 --sweeps 1000 --kept 250
says stdout 'Thresholds'
says stdout '1 missing item, left to the model'
expect 0 depth "${gaps[@]}" "${short[@]}" --missing drop
says stdout '1 alliance left out for a missing item: 1004'
expect 0 depth "${all[@]}" --sweeps 20 --burn-in 0 --kept 20
says stdout 'WARNING: '

refuses 'gaps.csv:5:6: contact: a missing item' "${gaps[@]}"
refuses 'the Gaussian model needs every item' "${gaps[@]}" --missing model
refuses '"bases" is not among the items; .*did you mean base' "${all[@]:0:6}" --anchor bases
refuses 'no column "contcat"; .*contact' --items items.csv --id atopid --columns contcat,base --anchor base
refuses 'the sign of a factor is arbitrary' "${all[@]:0:6}"
refuses 'no items' --anchor base
refuses 'both --thin and --kept' "${all[@]}" --thin 10 --kept 10
refuses 'did you mean ordinal' "${all[@]}" --model ordnal
refuses 'refused\.csv" is written twice' "${all[@]}" --draws ./refused.csv
refuses 'a flat prior has no mean' "${all[@]}" --loading-mean 1
refuses 'no thresholds' "${all[@]}" --threshold-precision 1
sed '7s/,[01],/,2O,/' items.csv >typo.csv
refuses 'typo.csv:7:6: contact: "2O"; expected a number' --items typo.csv "${all[@]:2}"
sed 's/,/;/g' items.csv >semicolons.csv
refuses 'semicolons' --items semicolons.csv "${all[@]:2}"

finish
