#!/usr/bin/env bash
# What a user of `entente multiverse`, `entente switches` and `entente fit --posterior` meets, on small made-up panels and
# sources: figures and tables, the same bytes for any number of threads, wrong recipes, folders that are whole or absent.
. "$(dirname -- "${BASH_SOURCE[0]}")/story.sh"
panels=$source_folder/tests/tools/panels

multiverse() { "$program" multiverse "$@"; }
switches() { "$program" switches "$@"; }
fit() { "$program" fit "$@"; }
# Exit code 2, a message that matches, nothing on standard output, and nothing left behind.
refuses() {
  local message=$1
  shift
  expect 2 "$@"
  says stderr "$message"
  [[ ! -s stdout ]] || fail "something on standard output: $*"
  [[ ! -e no ]] || { fail "something was left behind: $*"; rm -rf no; }
}
python=$(command -v python3) || echo 'python3 is not there: JSON is not parsed'
json() { [[ -z $python ]] || "$python" -c "import json; d = json.load(open('stdout')); $1" || fail "JSON: $1"; }

awk -f "$source_folder/tests/tools/fitting/panel.awk" >P.csv
cat >own.yaml <<'YAML'
entente_multiverse: 1
name: small
title: A small multiverse
term: pot_gain
index: [ccode, year]
exclude: {stateabb: [AFG, USA, ICE]}
dimensions:
  model:
    choices:
      alone: {why: no controls, model: {formula: share ~ pot_gain}}
      controls: {why: what may confound, model: {formula: share ~ pot_gain + us_ally + cinc}}
      states: {why: what differs for good, model: {formula: share ~ pot_gain + cinc | ccode}}
  family:
    choices:
      gaussian: {why: plain, family: gaussian}
      tobit: {why: many zeros, family: tobit}
      poisson: {why: a mean that multiplies, family: poisson}
  covariance:
    choices:
      cluster: {why: years of a state hang together, covariance: "cluster:ccode"}
      cr2: {why: few clusters, covariance: "CR2:ccode"}
  years:
    choices:
      all: {why: all there are}
      late: {why: the later ones, exclude: {year: [2001, 2002]}}
incompatible:
  - when: {model: states, family: tobit}
    why: incidental parameters
YAML
own=(--recipe own.yaml --panel P.csv)

# --- A multiverse over a panel of one's own --------------------------------------------------------------------------
expect 0 multiverse "${own[@]}" --out deep/m --threads 1
says stdout '36 combinations: 28 estimated, 4 skipped, 4 refused'
says stdout 'CR2 by ccode needs leverages'
says stdout '4 skipped \(first id [0-9]+\): incidental parameters'
[[ $(wc -l <deep/m/universes.csv) == 37 ]] || fail 'not every combination is a row'
says deep/m/universes.csv '^1,alone,gaussian,cluster,all,estimated,,1,161,18,'
says deep/m/manifest.json "\"sha256\": \"$(sha256sum <P.csv | cut -d' ' -f1)\""
expect 0 "$program" verify deep/m
cp -r deep/m one
# A former run gives way, and threads change no byte but those that say how many there were.
expect 0 multiverse "${own[@]}" --out deep/m --threads 3 --quiet --json
json 'assert d["counts"]["estimated"] == 28 and d["moves_most"] in ("model", "family", "covariance", "years")'
json 'assert sum(c["effects"]["universes"] for c in d["dimensions"][0]["choices"]) == 28'
cmp -s stdout deep/m/summary.json || fail '--json prints another summary than it writes'
for file in universes.csv summary.json specification_curve.vl.json; do
  cmp -s one/$file deep/m/$file || fail "threads change $file"
done
[[ $(ls deep) == m ]] || fail 'something lies beside the folder'
# Least squares of the first universe are those of `fit`.
if [[ -n $python ]]; then
  fit --panel P.csv --exclude stateabb=AFG,USA,ICE --formula 'share ~ pot_gain' --vcov cluster:ccode --no-beside --json >f.json
  "$python" -c '
import csv, json
row = next(csv.DictReader(open("one/universes.csv")))
model = json.load(open("f.json"))["model"]
assert float(row["estimate"]) == model["coef"]["pot_gain"] and float(row["standard_error"]) == model["se"]["pot_gain"]
' || fail 'fit and multiverse give different numbers'
fi

# --- Recipes as they go wrong: place, key path, the nearest name, nothing written ----------------------------------------
# wrong SED MESSAGE: the recipe, altered, is refused.
wrong() {
  sed -E "$1" own.yaml >wrong.yaml
  ! cmp -s own.yaml wrong.yaml || fail "nothing is wrong: $1"
  refuses "$2" multiverse --recipe wrong.yaml --panel P.csv --out no
}
wrong 's/family: tobit\}/family: tobitt}/' '^entente: wrong.yaml:16:[0-9]+: dimensions\.family\.choices\.tobit\.family: .*mean tobit\?'
wrong 's/cinc \| ccode/cnic | ccode/' '^entente: wrong.yaml:12:[0-9]+: dimensions\.model\.choices\.states\.model\.formula: .*"cnic"; did you mean cinc\?'
wrong 's/^term: .*/term: pot_gian/' '^entente: wrong.yaml:4:7: term: .*did you mean pot_gain\?'
wrong 's/\{stateabb/{statabb/' '^entente: wrong.yaml:6:[0-9]+: exclude\.statabb: .*did you mean stateabb\?'
wrong 's/"cluster:ccode"/"cluster:ccod"/' 'no variable "ccod"; did you mean ccode\?'
wrong 's/"CR2:ccode"/"CR9:ccode"/' '^entente: wrong.yaml:21:[0-9]+: .*"CR9:ccode" is no covariance'
wrong 's/^(  - when:) \{model/\1 {modle/' '^entente: wrong.yaml:27:[0-9]+: incompatible\[1\]\.when\.modle: .*mean model\?'
wrong 's/why: many zeros, //' '^entente: wrong.yaml:16:[0-9]+: dimensions\.family\.choices\.tobit\.why: the key is missing'
wrong 's/why: all there are/why: all there are, switches: {rowz: state_system}/' 'no switch "rowz"; did you mean rows\?'
wrong 's/  covariance:$/  family:/' 'family: the key is given twice'
wrong '20,$d' '^entente: wrong.yaml:19:[0-9]+: .*no value is given'
wrong 's/A small/Une petite \xe9/' '^entente: wrong.yaml:3:[0-9]+: .*UTF-8'
: >wrong.yaml
refuses 'the file is empty' multiverse --recipe wrong.yaml --panel P.csv --out no

# --- Command lines, panels and folders as they go wrong ------------------------------------------------------------------
refuses 'nowhere\.yaml' multiverse --recipe nowhere.yaml --panel P.csv --out no
refuses '--sources: there is no panel' multiverse --recipe own.yaml --out no
refuses 'no recipe for a panel is named' multiverse --recipe own.yaml --sources . --out no
refuses 'excludes' multiverse "${own[@]}" --sources . --out no
refuses '--width: "nan"' multiverse "${own[@]}" --width nan --out no
refuses '--threads: -1' multiverse "${own[@]}" --threads -1 --out no
awk -F, -v OFS=, 'NR == 5 { $7 = "many" } { print }' P.csv >bad.csv
refuses '^entente: bad\.csv:5:[0-9]+: cinc: "many"' multiverse --recipe own.yaml --panel bad.csv --out no
head -c 5000 P.csv >bad.csv
refuses 'bad\.csv:[0-9]+:' multiverse --recipe own.yaml --panel bad.csv --out no
mkdir mine && echo keep >mine/notes.txt
refuses 'not the folder of a run' multiverse "${own[@]}" --out mine
[[ $(cat mine/notes.txt) == keep ]] || fail 'a folder that is no run was touched'
# A disk without room: work that failed, with the former folder as it was and nothing beside it.
expect 1 bash -c 'ulimit -f 2; exec "$@"' - "$program" multiverse "${own[@]}" --out deep/m
cmp -s one/universes.csv deep/m/universes.csv && expect 0 "$program" verify deep/m || fail 'a full disk spoils a folder'
[[ $(ls -A deep) == m ]] || fail 'a full disk leaves pieces behind'

# --- Switches ------------------------------------------------------------------------------------------------------------
cp -r "$panels/sources" "$panels/iraq.yaml" .
sed -e 's/^name: .*/name: misread/' -e 's/^switches: .*/switches: {potential: difference, deployment_counts: separators_lost}/' \
  iraq.yaml >misread.yaml
cat >spec.yaml <<'YAML'
entente_specification: 1
name: small
source: A small table
index: [ccode, year]
models:
  alone: {formula: troops_iraq_final_ratio ~ pot_gain, label: Alone}
  controls: {formula: troops_iraq_final_ratio ~ pot_gain + cinc, label: Controls}
YAML
pair=(--recipe iraq.yaml --against misread.yaml --sources sources --spec spec.yaml)
expect 0 switches "${pair[@]}"
says stdout '^Alone: pot_gain, one switch at a time$'
says stdout '^iraq_small, but deployment_counts: separators_lost '
says stdout '^misread, but deployment_counts: read '
for format in text markdown latex html csv; do expect 0 switches "${pair[@]}" --table $format --out table.$format; done
# With one switch between them, to turn it is to have the other panel.
if [[ -n $python ]]; then
  "$python" -c '
import csv
value = {}
for row in csv.DictReader(open("table.csv")):
    value[row["kind"], row["model"], row["term"]] = row["estimate"], row["standard_error"], row["n"], row["states"]
for (kind, model, term), found in value.items():
    other = {"alone": "to", "all_but_one": "from", "from": "from", "to": "to"}[kind]
    assert found == value[other, model, term], (kind, model, term)
assert len({kind for kind, *_ in value}) == 4 and value["from", "alone", "pot_gain"] != value["to", "alone", "pot_gain"]
' || fail 'the table of switches contradicts itself'
fi
expect 0 switches "${pair[@]}" --json --threads 1
cp stdout one.json
expect 0 switches "${pair[@]}" --json --threads 3
cmp -s stdout one.json || fail 'threads change the report on switches'
# Without an index states cannot be counted, which is not none.
sed '/^index/d' spec.yaml >plain.yaml
expect 0 switches "${pair[@]:0:6}" --spec plain.yaml
says stdout '^iraq_small .* 13 +-$'
refuses '--term: no model has the term pot_gian.*mean pot_gain\?' switches "${pair[@]}" --term pot_gian
refuses '--term' switches "${pair[@]}" --term pot_gian --json --out no
refuses '--against: the recipes have the same switches' switches --recipe iraq.yaml --against iraq.yaml --sources sources --spec spec.yaml
sed 's/2003, 2005/2003, 2004/' misread.yaml >other.yaml
refuses '--against: the recipes differ in more' switches --recipe iraq.yaml --against other.yaml --sources sources --spec spec.yaml
sed 's/separators_lost/separator_lost/' misread.yaml >other.yaml
refuses 'other\.yaml:[0-9]+:[0-9]+: .*did you mean separators_lost\?' \
  switches --recipe iraq.yaml --against other.yaml --sources sources --spec spec.yaml
refuses '--table' switches "${pair[@]}" --table word
refuses 'is a folder' switches "${pair[@]}" --out sources
refuses 'nowhere/states\.csv' switches "${pair[@]:0:4}" --sources nowhere --spec spec.yaml
sed -i '3s/8600/86OO/' sources/placemats.csv
refuses 'sources/placemats\.csv:3:21' switches "${pair[@]}" --out no

# --- Fits over posterior draws -----------------------------------------------------------------------------------------
# Five draws of potential for the states with even numbers.
awk -F, -v OFS=, 'NR == 1 { print "ccode,year,draw,pot_gain"; next }
  $4 % 2 == 0 { for (d = 1; d <= 5; ++d) print $4, $1, d, $11 + 0.05 * sin(7 * d + NR) }' P.csv >draws.csv
drawn=(--panel P.csv --exclude stateabb=AFG,USA,ICE --index ccode,year --formula 'share ~ pot_gain + cinc' --vcov cluster:ccode)
expect 0 fit "${drawn[@]}" --posterior draws.csv --json --threads 1
json 'assert d["model"]["se"]["pot_gain"] > 0'
cp stdout one.json
expect 0 fit "${drawn[@]}" --posterior draws.csv --json --threads 3
cmp -s stdout one.json || fail 'threads change a fit over draws'
expect 0 fit "${drawn[@]}" --posterior draws.csv
says stdout 'combined over 5 draws'
says stdout 'Barnard and'
# Draws that repeat the panel are the ordinary fit.
awk -F, -v OFS=, 'NR == 1 { print "ccode,year,draw,pot_gain"; next } { print $4, $1, 1, $11; print $4, $1, 2, $11 }' P.csv >same.csv
expect 0 fit "${drawn[@]}" --posterior same.csv --json
cp stdout same.json
expect 0 fit "${drawn[@]}" --no-beside --json
[[ -z $python ]] || "$python" -c '
import json
same, plain = (json.load(open(f))["model"] for f in ("same.json", "stdout"))
assert same["coef"] == plain["coef"] and same["se"] == plain["se"] and same["p"] == plain["p"]
' || fail 'identical draws are not the ordinary fit'
# spoilt MESSAGE SED: the draws, altered, are refused.
spoilt() {
  sed -E "$2" draws.csv >spoilt.csv
  refuses "$1" fit "${drawn[@]}" --posterior spoilt.csv --out no
}
spoilt 'spoilt\.csv:3:' '3s/,[^,]*$/,O.5/'
spoilt 'spoilt\.csv' '3s/^(.*)$/\1\n\1/'
spoilt 'spoilt\.csv' '4d'
spoilt 'spoilt\.csv:2:[0-9]+: year: "20O1"; expected a number' 's/,2001,/,20O1,/'
spoilt 'spoilt\.csv' '1s/pot_gain/pot_gian/'
spoilt 'spoilt\.csv' 's/,/;/g'
spoilt 'spoilt\.csv' '2,$d'
spoilt 'no model uses what is drawn' '1s/pot_gain/gdp/'
refuses 'nothing\.csv' fit "${drawn[@]}" --posterior nothing.csv
refuses '--vcov' fit "${drawn[@]:0:8}" --vcov wild:ccode --posterior draws.csv
refuses '--coefficients' fit "${drawn[@]}" --posterior draws.csv --coefficients no

# --- Interrupted --------------------------------------------------------------------------------------------------------
# Many samples of slow fits, so that there is time to press Ctrl-C.
"${python:-false}" - <<'PY' && {
print_years = "\n".join(f"      y{i}: {{why: w, exclude: {{stateabb: [CAN], year: [{2001 + i % 9}], troops: [{i}]}}}}" for i in range(400))
text = open("own.yaml").read().replace("      all: {why: all there are}\n", "      all: {why: all there are}\n" + print_years + "\n")
open("long.yaml", "w").write(text)
PY
  multiverse --recipe long.yaml --panel P.csv --out stopped --threads 1 --quiet >stdout 2>stderr &
  sleep 0.3
  kill -INT $!
  wait $!
  code=$?
  [[ $code == 1 || $code == 130 || -e stopped/manifest.json ]] || fail "exit code $code when interrupted"
  [[ -e stopped/manifest.json || ! -e stopped ]] || fail 'an interrupted multiverse leaves half a folder'
  [[ -z $(find . -maxdepth 1 -name '.*stopped*') ]] || fail 'an interrupted multiverse leaves pieces behind'
}

finish
