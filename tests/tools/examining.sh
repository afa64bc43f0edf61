#!/usr/bin/env bash
# What a user of `entente fit` asks next: diagnostics of the fit, and its coefficient plot.
. "$(dirname -- "${BASH_SOURCE[0]}")/story.sh"
here=$source_folder/tests/tools/fitting

fit() { "$program" fit "$@"; }
awk -f "$here/panel.awk" >P.csv
model=(--panel P.csv --exclude stateabb=AFG,USA,ICE --formula 'share ~ potential + un_agreement')
python=$(command -v python3) || echo 'python3 is not there: JSON is not parsed'
json() { [[ -z $python ]] || "$python" -c "import json; d = json.load(open('$1')); $2" || fail "JSON of $1: $2"; }

# --- Diagnostics ---------------------------------------------------------------------------------------------------------
expect 0 fit "${model[@]}" --vcov cluster:ccode --diagnostics
says stdout 'Variance inflation'
says stdout 'Wooldridge'
says stdout 'standard errors \(CR1 by ccode\)'
says stdout 'Predictions of groups left out'
expect 0 fit "${model[@]}" --diagnostics --json
cp stdout one.json
json one.json 'x = d["model"]["diagnostics"]; assert len(x["vif"]) == 2 and {"influence", "scores"} <= set(x), x.keys()'
for threads in 1 3; do
  expect 0 fit "${model[@]}" --diagnostics --json --threads $threads
  cmp -s stdout one.json || fail "diagnostics differ with $threads threads"
done
expect 0 fit --panel P.csv --spec table1 --diagnostics --json
cp stdout all.json
json all.json 'assert d["criteria"]["groups"]'
expect 0 fit --panel P.csv --spec table1 --diagnostics
says stdout 'Diagnostics of political'
expect 2 fit "${model[@]}" --diagnostics --table latex
says stderr '--diagnostics'

# --- The coefficient plot ------------------------------------------------------------------------------------------------
expect 0 fit --panel P.csv --spec table1 --figure plots/all.vl.json
json plots/all.vl.json 'assert "vega-lite" in d["$schema"]'
says plots/all.vl.json 'Political'
expect 0 fit --panel P.csv --spec table1 --figure plots/sd.vl.json --figure-scale sd --figure-width 174
cmp -s plots/all.vl.json plots/sd.vl.json && fail 'neither scale nor width changed the figure'
expect 0 fit --panel P.csv --spec table1 --figure plots/intercept.vl.json --figure-intercept
cmp -s plots/all.vl.json plots/intercept.vl.json && fail 'the intercept is not drawn'
for wrong in '--figure plot.png' '--figure a.svg --figure-width wide' '--figure a.svg --figure-width 5' \
  '--figure a.svg --figure-scale none' '--figure-width 84'; do
  # shellcheck disable=SC2086
  expect 2 fit "${model[@]}" $wrong
  says stderr 'figure'
done
[[ ! -e a.svg && ! -e plot.png ]] || fail 'a refused figure was written'
ENTENTE_FIGURES=$PWD/nowhere expect 1 fit "${model[@]}" --figure a.svg
says stderr 'tools/setup'
[[ ! -e a.svg ]] || fail 'a figure that could not be drawn was written'

finish
