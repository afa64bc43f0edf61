#!/usr/bin/env bash
# What a user of `entente fit` meets: the command lines of the documentation, tables in every format, bad data, broken
# pipes, files that cannot be written.
. "$(dirname -- "${BASH_SOURCE[0]}")/story.sh"
here=$source_folder/tests/tools/fitting

fit() { "$program" fit "$@"; }
# Exit code 2, a message that matches, nothing on standard output, and no file left behind.
refuses() {
  local message=$1
  shift
  expect 2 fit "$@"
  says stderr "$message"
  [[ ! -s stdout ]] || fail "something on standard output: $*"
}

awk -f "$here/panel.awk" >P.csv
rest='stateabb=AFG,USA,ICE'
share=troops_afghan_final_ratio

# --- The command lines, on the small panel ---------------------------------------------------------------------------
python=$(command -v python3) || echo 'python3 is not there: JSON and tables are not parsed'
json() { [[ -z $python ]] || "$python" -c "import json; d = json.load(open('stdout')); $1" || fail "JSON: $1"; }

expect 0 fit --panel P.csv --exclude $rest --spec table1 --json
json 'assert {"note", "response", "baseline", "political", "all", "fixed_effects"} <= set(d)'
json 'assert d["baseline"]["nobs"] > 100 and len(d["all"]["coef"]) == 10 and d["fixed_effects"]["groups"] > 10'
expect 0 fit --panel P.csv --formula "$share ~ pot_gain + us_ally | ccode" --index ccode,year --vcov cluster:ccode \
  --convention plm
says stdout 'CR1 by ccode'
says stdout 'CR2 by ccode'
says stdout 'Satterthwaite'
says stdout '[Ww]ild'
says stdout 'convention plm'
says stdout 'singletons\) are kept'
expect 0 fit --panel P.csv --formula 'I(troops_afghan_total/tpop) ~ pot_gain + log(gdp)' --vcov HC3 --json
json 'assert d["model"]["vcov"]["name"] == "HC3" and d["response"] == "I(troops_afghan_total/tpop)"'
expect 0 fit --panel P.csv --formula 'share ~ pot_gain' --family tobit --coefficients out/tobit.yaml
says stdout 'log\(sigma\)'
says out/tobit.yaml 'family: tobit'
for format in latex markdown html csv text; do
  expect 0 fit --panel P.csv --exclude $rest --spec table1 --table $format
  cp stdout table.$format
done
expect 0 fit --panel P.csv --exclude $rest --spec table1 --json
cp stdout table.json
if [[ -n $python ]]; then
  "$python" "$here/tables.py" table.json table.markdown table.latex table.html table.csv table.text ||
    fail 'a table says other numbers than the JSON'
fi
if command -v pdflatex >/dev/null; then
  { printf '%s\n' '\documentclass{article}' '\usepackage{booktabs}' '\begin{document}'; cat table.latex
    echo '\end{document}'; } >page.tex
  expect 0 pdflatex -halt-on-error -interaction=batchmode page.tex
else
  echo 'pdflatex is not there: the LaTeX table is not typeset'
fi

# Every family, effect and covariance runs and says its name.
for family in gaussian tobit fractional poisson hurdle; do
  expect 0 fit --panel P.csv --exclude $rest --formula 'share ~ potential + cinc' --family $family --json
  json "assert d['model']['family'].startswith('$family'), d['model']['family']"
done
for amount in logit_normal beta log_normal gamma; do
  expect 0 fit --panel P.csv --exclude $rest --formula 'share ~ potential' --family hurdle --amount $amount
  says stdout 'Participation'
  says stdout "$amount amount"
done
expect 0 fit --panel P.csv --formula 'share ~ potential' --effects within --json
json 'assert d["model"]["absorbed"] == ["ccode"]'
expect 0 fit --panel P.csv --formula 'share ~ potential + cinc' --effects between_within
expect 0 fit --panel P.csv --formula 'share ~ potential + cinc' --effects random --likelihood ml --json
json 'assert d["model"]["random_intercept"] == "ML"'
expect 0 fit --panel P.csv --formula 'share ~ potential + cinc | ccode + year' --json
json 'assert set(d["model"]["groups"]) == {"ccode", "year"}'
# States that never sent anyone say nothing under Poisson effects: the account of the rows and the notes say so.
awk -F, -v OFS=, 'NR > 1 && ($4 == 20 || $4 == 200) { $17 = 0 } { print }' P.csv >zeros.csv
expect 0 fit --panel zeros.csv --formula 'share ~ potential | ccode' --family poisson --json
json 'm = d["model"]; s = m["sample"]; assert m["groups"] == m["states"] and s["uninformative_rows"] >= 10'
json 'm = d["model"]; s = m["sample"]; assert any("always 0" in note for note in m["notes"]), m["notes"]'
expect 0 fit --panel P.csv --exclude $rest --spec table1/baseline --json
json 'assert len(d["baseline"]["sample"]["excluded"]) == 3'
expect 0 fit --panel P.csv --formula 'share ~ potential' --lagged-outcome
says stdout '^lag\('
for vcov in iid HC0 HC1 HC2 HC3 cluster:ccode CR0:ccode CR1:ccode CR2:ccode CR3:ccode twoway:ccode,year dk dk:2 \
  wild:ccode pairs:ccode; do
  bootstrap=()
  [[ $vcov != wild* && $vcov != pairs* ]] || bootstrap=(--draws 199 --seed 1)
  expect 0 fit --panel P.csv --formula 'share ~ potential + cinc' --vcov $vcov --no-beside --json "${bootstrap[@]}"
  json 'm = d["model"]; assert all(m["se"][k] > 0 for k in m["coef"]) and "factor" in m["vcov"] and "beside" not in m'
done
for convention in plm sandwich stata fixest clubsandwich; do
  expect 0 fit --panel P.csv --formula 'share ~ potential' --vcov cluster:ccode --convention $convention --no-beside
  says stdout "convention $convention"
done
# Threads make no difference, the seed does.
clustered=(--panel P.csv --formula 'share ~ potential + cinc' --vcov wild:ccode --draws 999 --json)
fit "${clustered[@]}" --seed 5 --threads 1 >one
fit "${clustered[@]}" --seed 5 --threads 3 >three
fit "${clustered[@]}" --seed 6 >other
cmp -s one three || fail 'threads change the bootstrap'
! cmp -s one other || fail '--seed does nothing'
fit "${clustered[@]}" --seed 5 --weights webb >other
! cmp -s one other || fail '--weights does nothing'

# A rule that leaves nobody out may be a slip.
expect 0 fit --panel P.csv --formula 'share ~ potential' --exclude stateabb=AGF
says stdout '0 left out by rule .stateabb = AGF: 0.'

# Looks.
plain=(--panel P.csv --formula 'share ~ potential')
expect 0 fit "${plain[@]}" --name share_model --title 'A title & more' --stars --intervals --digits 5 --level 0.9
says stdout '^A title & more$'
says stdout 'share_model'
says stdout '\*\*\* p < 0.001'
says stdout '90 % intervals in brackets'
expect 0 fit "${plain[@]}" --level 0.9 --json
json 'assert d["model"]["ci90"]["potential"][0] > d["model"]["ci95"]["potential"][0]'
expect 0 fit "${plain[@]}" --vcov wild:ccode --draws 499 --level 0.9 --json
json 'assert "ci90" in d["model"] and "ci95" not in d["model"]'
expect 0 fit --panel P.csv --spec table1/all
says stdout '^log\(gdp\)'
expect 0 fit --help
says stdout 'entente fit --panel panel.csv'

# --- Files -----------------------------------------------------------------------------------------------------------
expect 0 fit "${plain[@]}" --out deep/down/table.txt
[[ ! -s stdout && -s deep/down/table.txt ]] || fail '--out does not write instead of printing'
cp deep/down/table.txt before
expect 1 bash -c 'ulimit -f 0; exec "$@"' - "$program" fit "${plain[@]}" --out deep/down/table.txt
cmp -s before deep/down/table.txt || fail 'a failed write spoils the old file'
expect 1 bash -c 'ulimit -f 0; exec "$@"' - "$program" fit "${plain[@]}" --coefficients deep/down/c.yaml
[[ $(ls -A deep/down) == table.txt ]] || fail 'a failed write leaves something behind'
refuses 'is a folder' "${plain[@]}" --out deep/down
refuses 'cannot be made' "${plain[@]}" --out P.csv/x.txt
refuses 'not a regular file' "${plain[@]}" --coefficients /dev/full
"$program" fit "${plain[@]}" >/dev/full 2>stderr
[[ $? == 1 ]] || fail 'a full standard output is not exit code 1'
"$program" fit "${plain[@]}" --table html 2>stderr | true
[[ ${PIPESTATUS[0]} == [01] ]] || fail 'a broken pipe kills the program'

# --- Coefficients for simulations ------------------------------------------------------------------------------------
# `simulates MODEL` runs the small scenario with that model of c.yaml.
simulates() {
  rm -rf w && cp -r "$source_folder/tests/scenarios/small" w && cp c.yaml w/
  sed -i -E "/theory:|family:/d; s#fit: states#file: c.yaml/$1, draw: ${2-each_replicate}#; s/states.csv/states.csv, incomplete: exclude/" w/scenario.yaml
  expect 0 "$program" run w/scenario.yaml --replications 40 --out out/run
}
for family in gaussian tobit hurdle; do
  expect 0 fit --panel P.csv --exclude $rest --formula 'share ~ pot_gain + dem' --family $family \
    --vcov cluster:ccode --no-beside --name m_$family --coefficients c.yaml
  says c.yaml '"potential": \{estimate'
  says c.yaml '"democracy": \{estimate'
  says c.yaml 'measures: \{outcome: as_published, depth: as_published, potential: difference\}'
  says c.yaml "data: \{file: \"P.csv\", sha256: \"$(sha256sum <P.csv | cut -d' ' -f1)\", rows: 201\}"
  says c.yaml 'by state'
  simulates m_$family
  ! grep -q 'not clustered by state' stdout || fail 'the clusters of the fit are lost on the simulation'
done
expect 0 fit --panel P.csv --exclude $rest --spec table1 --coefficients c.yaml
for model in baseline political all fixed_effects; do says c.yaml "^  \"$model\":"; done
says c.yaml '"log\(gdp_current\)": \{estimate'
says c.yaml 'state_effects:'
simulates baseline
expect 0 fit --panel P.csv --exclude $rest --formula 'share ~ us_ally' --family tobit --coefficients c.yaml
simulates model
refuses 'fractional' "${plain[@]}" --family fractional --coefficients n.yaml
refuses 'poisson' "${plain[@]}" --family poisson --coefficients n.yaml
refuses 'beta amount' "${plain[@]}" --family hurdle --amount beta --coefficients n.yaml
refuses 'random intercept' "${plain[@]}" --effects random --coefficients n.yaml
refuses 'year as well' --panel P.csv --formula 'share ~ potential | ccode + year' --coefficients n.yaml
refuses 'potential:cinc' --panel P.csv --formula 'share ~ potential:cinc' --coefficients n.yaml
refuses 'COW number' --panel P.csv --formula 'share ~ potential | stateabb' --coefficients n.yaml
refuses '--measures' --panel P.csv --formula 'I(troops_afghan_total/tpop) ~ pot_gain' --coefficients n.yaml
expect 0 fit --panel P.csv --formula 'I(troops_afghan_total/tpop) ~ pot_gain' --coefficients m.yaml \
  --measures outcome=corrected
says m.yaml 'outcome: corrected'
refuses 'did you mean corrected' "${plain[@]}" --coefficients n.yaml --measures outcome=corected
refuses 'no measure' "${plain[@]}" --coefficients n.yaml --measures result=corrected
[[ ! -e n.yaml ]] || fail 'a refused fit wrote coefficients'

# --- Wrong command lines ---------------------------------------------------------------------------------------------
refuses 'nothing.csv' --panel nothing.csv --formula 'share ~ potential'
refuses '--panel' --formula 'share ~ potential'
refuses 'neither a formula nor' --panel P.csv
refuses 'both' "${plain[@]}" --spec table1
refuses 'table1' --panel P.csv --spec tabel1
refuses 'did you mean political' --panel P.csv --spec table1/politcal
refuses 'nowhere.yaml' --panel P.csv --spec nowhere.yaml
refuses '--formula' --panel P.csv --formula 'share ~ '
refuses 'did you mean tobit' "${plain[@]}" --family tobbit
refuses '--vcov' "${plain[@]}" --vcov HC4
refuses '--convention' "${plain[@]}" --convention sas
refuses '--index' "${plain[@]}" --index ccode
refuses '--amount' "${plain[@]}" --amount beta
refuses '--ceiling' "${plain[@]}" --ceiling 0.5
refuses '--likelihood' "${plain[@]}" --likelihood ml
refuses '--singletons' "${plain[@]}" --singletons keep
refuses '--level' "${plain[@]}" --level 95
refuses '--digits' "${plain[@]}" --digits 0
refuses '--digits' "${plain[@]}" --digits 2 --json
refuses '--table' "${plain[@]}" --table word
refuses 'table' "${plain[@]}" --table html --json
refuses '--draws' "${plain[@]}" --draws 999
refuses '--seed' "${plain[@]}" --vcov wild:ccode --seed -1
refuses '--exclude' "${plain[@]}" --exclude stateabb
refuses '--measures' "${plain[@]}" --measures outcome=corrected
refuses 'name' "${plain[@]}" --name 'a b'
refuses 'note' "${plain[@]}" --name note --json

# --- Bad data --------------------------------------------------------------------------------------------------------
# `spoiled AWK [FORMULA] [OPTION...]`: the fit of a panel that the awk program has changed.
spoiled() {
  local message=$1 program_text=$2
  shift 2
  awk -F, -v OFS=, "$program_text"' { print }' P.csv >bad.csv
  refuses "$message" --panel bad.csv "$@"
}
refuses 'I\(2 \* cinc\): .*linear combination of cinc' --panel P.csv --formula 'share ~ potential + cinc + I(2*cinc)'
refuses 'pot_gain' --panel P.csv --formula 'share ~ pot_gain + potential'
spoiled 'dem' 'NR > 1 { $9 = 1 }' --formula 'share ~ potential + dem'
spoiled 'us_ally' 'NR > 1 && $17 > 0 { $10 = 1 } NR > 1 && $17 == 0 { $10 = 0 }' \
  --formula 'share ~ potential + us_ally' --family hurdle
spoiled 'us_ally' 'NR > 1 && $17 == 0 && NR % 2 { $10 = 1 } NR > 1 && ($17 > 0 || !(NR % 2)) { $10 = 0 }' \
  --formula 'share ~ potential + us_ally' --family poisson
spoiled 'cluster' 'NR > 1 { $2 = "one" }' --formula 'share ~ potential' --vcov cluster:country
refuses 'rows|terms' --panel P.csv --formula 'share ~ potential + cinc + dem' --exclude \
  "year=$(seq -s, 2002 2010)" --exclude "stateabb=$(cut -d, -f3 P.csv | sort -u | grep -vE 'CAN|FRN|stateabb' | paste -sd,)"
spoiled 'bad.csv:5:.*cinc' 'NR == 5 { $7 = "many" }' --formula 'share ~ cinc'
awk -F, -v OFS=, 'NR == 7 { $16 = "\"9,000\"" } { print }' P.csv >bad.csv
refuses 'bad.csv:7:.*troops' --panel bad.csv --formula 'share ~ log(troops)'
spoiled 'cinc' 'NR == 9 { $7 = "1e999" }' --formula 'share ~ cinc'
spoiled 'cinc' 'NR == 9 { $7 = "inf" }' --formula 'share ~ cinc'
spoiled 'gdp' 'NR == 10 { $13 = -5 }' --formula 'share ~ log(gdp)'
refuses 'did you mean|pot_gain' --panel P.csv --formula 'share ~ pot_gian'
spoiled 'never varies|constant|varies' 'NR > 1 { $17 = 0.01 }' --formula 'share ~ potential'
spoiled '2003' 'NR > 1 && $1 == 2004 { $1 = 2003 }' --formula 'share ~ potential' --effects within --index ccode,year
refuses 'no rows|rows' --panel P.csv --formula 'share ~ potential' --exclude "year=$(seq -s, 2001 2010)"
# A singleton is dropped and counted.
expect 0 fit --panel P.csv --formula 'share ~ potential | ccode' --json
json 'assert d["model"]["sample"]["singletons"][0]["rows"] == 1 and d["model"]["singletons"] == "dropped"'
expect 0 fit --panel P.csv --formula 'share ~ potential | ccode' --singletons keep --json
json 'assert d["model"]["singletons"] == "kept"'

# --- The published panel ---------------------------------------------------------------------------------------------
published=$source_folder/../shared/data/isaf_panel.csv
if [[ -e $published && -n $python ]]; then
  expect 0 fit --panel "$published" --exclude $rest --spec table1 --json
  cp stdout published.json
  "$python" "$here/same_numbers.py" "$source_folder/../shared/reference/table1.json" published.json ||
    fail 'Table 1 is not the published one'
  expect 0 fit --panel "$published" --exclude $rest --spec table1 --coefficients published.yaml
  # Iceland has no armed forces, so that its shares are infinite: an error unless it is left out.
  refuses 'infinite value .ccode 395' --panel "$published" --formula 'share ~ pot_gain'
  expect 0 fit --panel "$published" --exclude stateabb=ICE --formula "$share ~ pot_gain + us_ally | ccode" --index ccode,year \
    --vcov cluster:ccode --convention plm
  expect 0 fit --panel "$published" --formula 'I(troops_afghan_total/tpop) ~ pot_gain + log(gdp)' --vcov HC3 --json
  expect 0 fit --panel "$published" --exclude stateabb=ICE --formula 'share ~ pot_gain' --family tobit --coefficients out/published.yaml
  expect 0 fit --panel "$published" --exclude $rest --spec table1 --table latex
else
  echo 'SKIPPED: ../shared or python3 is not there; nothing is compared with the published Table 1'
fi

finish
