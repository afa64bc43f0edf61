#!/usr/bin/env bash
# What a user of `entente measure potential` meets: columns, draws, exclusions, what is refused.
. "$(dirname -- "${BASH_SOURCE[0]}")/story.sh"

potential() { "$program" measure potential "$@"; }
refuses() {
  local message=$1
  shift
  expect 2 potential "$@"
  says stderr "$message"
  [[ ! -s stdout ]] || fail "something on standard output: $*"
  [[ ! -e no.csv ]] || fail "a file was left behind: $*"
}

cat >panel.csv <<'CSV'
ccode,year,ideal_dist,depth,atopid,pot_gain
2,2001,0,0,,1
20,2001,0.25,0.5,3180,9
20,2002,0.25,0.5,3180,9
70,2001,0.5,0.25,3075,9
710,2001,0.75,0,,9
700,2001,,0,,
CSV
base=(--panel panel.csv --ideal-distance ideal_dist)

# The panel's own column is filled anew; the field's name "potential" stands for it, as in fit.
expect 0 potential "${base[@]}" --exclude ccode=2 --out p.csv --json
says stdout '"rows": 4'
says p.csv '^2,2001,0,0,,$'
says p.csv '^20,2001,0\.25,0\.5,3180,0\.25$'
says p.csv '^710,2001,0\.75,0,,0\.25$'
says p.csv '^700,2001,,0,,$'
# A column of its own; the regression of depth on alignment over four rows sums to zero.
expect 0 potential "${base[@]}" --exclude ccode=2 --measure residual --column residual
says stdout '^ccode,year,ideal_dist,depth,atopid,pot_gain,residual$'
awk -F, 'NR > 1 { sum += $7 } END { exit sum * sum > 1e-20 }' stdout || fail 'residuals do not sum to zero'
# The other residual, of alignment on depth: 0.75, 0.75, 0.5, 0.25 on 0.5, 0.5, 0.25, 0.
expect 0 potential "${base[@]}" --exclude ccode=2 --measure alignment_residual --column other
awk -F, 'NR > 1 && $7 != "" { sum += $7; product += $7 * $4 } END { exit sum * sum > 1e-20 || product * product > 1e-20 }' stdout ||
  fail 'residuals of alignment go together with depth'
expect 0 potential --panel panel.csv --alignment ideal_dist --quiet
says stdout '^20,2001,0\.25,0\.5,3180,-0\.25$'
[[ ! -s stderr ]] || fail '--quiet is not quiet'
# Scores of the panel as ties.
printf 'ccode,year,s,z,atopid\n20,2001,0.5,0,3180\n70,2001,0.5,,\n' >scores.csv
expect 0 potential --panel scores.csv --alignment s --depth z --alliance atopid --transform oriented
says stdout '^20,2001,0\.5,0\.5,3180,0$'
says stdout '^70,2001,0\.5,0,,0\.5$'

# Draws: Phi(0) is a half; the panel's columns in every draw, and of the difference only allies' rows.
printf 'atopid,draw,score\n3180,1,0\n3075,1,0\n3180,2,40\n3075,2,0\n' >draws.csv
allies=("${base[@]}" --exclude ccode=2 --alliance atopid --transform oriented)
drawn=("${allies[@]}" --depth-draws draws.csv)
expect 0 potential "${drawn[@]}" --out d.csv
printf 'ccode,year,draw,depth,pot_gain\n20,2001,1,0.5,0.25\n20,2002,1,0.5,0.25\n70,2001,1,0.5,0\n20,2001,2,1,-0.25\n20,2002,2,1,-0.25\n70,2001,2,0.5,0\n' |
  cmp - d.csv || fail 'the draws are other'
expect 0 potential "${drawn[@]}" --measure residual --out d.csv --json
says stdout '"draws": 2'
[[ $(wc -l <d.csv) -eq 9 ]] || fail 'a residual varies in every row'
printf 'chain,draw,score_3180\n1,1,0\n1,2,40\n' >wide.csv
expect 0 potential "${allies[@]}" --depth-draws wide.csv --unscored keep --out d.csv
says stderr 'no draws of alliances 3075'

for column in year draw depth ideal_dist; do refuses '--column' "${drawn[@]}" --column $column --out no.csv; done
sed -n '1p;2p;2p' wide.csv >twice.csv
refuses 'twice\.csv:3:3: draw: draw 1 of chain 1 a second time' "${allies[@]}" --depth-draws twice.csv --out no.csv
refuses 'no alignment is given' --panel panel.csv --out no.csv
refuses 'given already' "${base[@]}" --alignment depth --out no.csv
refuses '\-\-depth: the panel panel.csv has no variable "deph"' "${base[@]}" --depth deph --out no.csv
refuses 'no draws of the panel.s alliances 3075' "${base[@]}" --alliance atopid --transform oriented --depth-draws wide.csv --out no.csv
refuses '\-\-transform: none is given' "${base[@]}" --alliance atopid --depth-draws draws.csv --out no.csv
refuses '\-\-alliance: none is given' "${base[@]}" --transform oriented --depth-draws draws.csv --out no.csv
refuses 'it does nothing here' "${base[@]}" --alliance atopid --out no.csv
refuses 'the file holds 2' "${drawn[@]}" --draws 3 --out no.csv
refuses 'does not vary' --panel scores.csv --alignment s --depth z --alliance atopid --transform oriented --measure residual --out no.csv
refuses 'standard output' "${base[@]}" --json
sed 's/0\.25,0\.5/0.25,O.5/' panel.csv >broken.csv
refuses 'broken\.csv:3:14: depth' --panel broken.csv --ideal-distance ideal_dist --out no.csv
sed 's/20,2002/20,2001/' panel.csv >broken.csv
refuses 'broken\.csv' --panel broken.csv --ideal-distance ideal_dist --index ccode,year --out no.csv

finish
