#!/usr/bin/env bash
# What a user of `entente predict` meets: the command line of the documentation, tables, options in place of a
# specification's, wrong input.
. "$(dirname -- "${BASH_SOURCE[0]}")/story.sh"

predict() { "$program" predict --panel P.csv "$@"; }
# Exit code 2, a message that matches, nothing on standard output.
refuses() {
  local message=$1
  shift
  expect 2 predict "$@"
  says stderr "$message"
  [[ ! -s stdout ]] || fail "something on standard output: $*"
}

awk -f "$source_folder/tests/tools/fitting/panel.awk" >P.csv
python=$(command -v python3) || echo 'python3 is not there: JSON is not parsed'
json() { [[ -z $python ]] || "$python" -c "import json; d = json.load(open('stdout')); $1" || fail "JSON: $1"; }

# --- Figure 3, on the small panel -------------------------------------------------------------------------------------
expect 0 predict --spec figure3 --json
json 'assert list(d)[:8] == ["note", "at", "grid", "fit", "se", "troops_change", "troops_lower", "troops_upper"]'
json 'assert len(d["grid"]) == 25 and d["at"]["pot_gain"] == 0.2 and d["scale"] == 111976'
# The published band has a width at the reference, the band of the difference has none.
json 'assert d["troops_upper"][12] > 0 and d["contrast"]["upper"][12] == 0'
expect 0 predict --spec figure3 --change-band contrast --json
json 'assert d["troops_upper"][12] == 0'
says stdout 'options of the command line stand in place'
expect 0 predict --spec figure3 --table csv --out figure3.csv
[[ $(wc -l <figure3.csv) == 26 ]] || fail 'figure3.csv has not a line a point'
expect 0 predict --spec figure3 --table markdown
says stdout '1\.96 standard errors'

# --- A model of one's own ---------------------------------------------------------------------------------------------
model=(--formula 'share ~ pot_gain + cinc')
expect 0 predict "${model[@]}" --at pot_gain=-0.35:0.35:3 --at cinc=median --reference 0 --vcov cluster:ccode
says stdout 'CR1 by ccode'
expect 0 predict "${model[@]}" --family tobit --at pot_gain=0,1 --at cinc=observed --band simulation --draws 200 --json
json 'assert d["rows"] == d["model"]["nobs"] and d["at"]["cinc"] is None and "200 draws" in d["band"]'
cp stdout one
expect 0 predict "${model[@]}" --family tobit --at pot_gain=0,1 --at cinc=observed --band simulation --draws 200 \
  --threads 3 --json
cmp one stdout || fail 'threads change the draws'
expect 0 predict --formula 'share ~ pot_gain | ccode' --at pot_gain=0,1 --vcov cluster:ccode
says stdout 'mean over'

# --- Wrong input ------------------------------------------------------------------------------------------------------
refuses '--at: the model has no variable "pot_gian"; expected "pot_gain"' --spec figure3 --at pot_gian=1
refuses '--at: "x" is not a number' "${model[@]}" --at pot_gain=0,x
refuses '--at: "pot_gain" says nothing of a variable' "${model[@]}" --at pot_gain
refuses '--at: "1" is no number of points' "${model[@]}" --at pot_gain=0:1:1
refuses '--at: the variable cinc is given twice' "${model[@]}" --at cinc=1 --at cinc=2
refuses '--reference: a reference for 0 variables' "${model[@]}" --at pot_gain=0 --reference 0
refuses '--weights: no wild bootstrap is asked for' "${model[@]}" --at pot_gain=0,1 --weights webb
refuses '--seed: nothing is drawn' "${model[@]}" --at pot_gain=0,1 --seed 3
refuses '--draws: nothing is drawn' "${model[@]}" --at pot_gain=0,1 --draws 500
refuses '--change-band: there is no change' "${model[@]}" --at pot_gain=0,1 --change-band prediction
refuses '--no-beside: a prediction shows one covariance' "${model[@]}" --at pot_gain=0,1 --no-beside
refuses '--unit: a unit is chosen, but the model has no absorbed effects' "${model[@]}" --unit 200
refuses '--spec: no prediction or specification "figure4" ships with Entente.*figure3' --spec figure4
refuses '--spec: several models' --spec table1
refuses '--formula: both --formula and --spec' --spec figure3 "${model[@]}"
refuses '--band: "delts" is not known here.*delta' "${model[@]}" --band delts

finish
