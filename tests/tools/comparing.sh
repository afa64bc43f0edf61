#!/usr/bin/env bash
# What a user of `entente compare` meets: comparison.json of one run, several side by side with paired differences, and
# clear words about folders that are no runs, have been altered, or lack what is asked for.
. "$(dirname -- "${BASH_SOURCE[0]}")/story.sh"
fresh_scenarios
sed 's/generosity: 0.2/generosity: 0.8/' s/afghanistan.yaml >s/generous.yaml
expect 0 "$program" run s/afghanistan.yaml --replications 100 --record share --quiet --out a
expect 0 "$program" run s/generous.yaml --replications 100 --quiet --out b
expect 0 "$program" run s/afghanistan_corrected.yaml --replications 60 --quiet --out c
expect 0 "$program" run s/us_wars.yaml --replications 40 --quiet --out w
compare() { "$program" compare "$@"; }

expect 0 compare a --json
cmp stdout a/comparison.json || fail 'compare --json is not comparison.json'
expect 0 compare a
says stdout '^Comparison with the record: Afghanistan'
says stdout '^  Spearman, by share +0\.'
says stdout '^  Test that transforms of all state-years are uniform: p 0'
says stdout 'entries and exits p 0'
says stdout '^  inside central 95 %'
says stdout '^  states, worst by CRPS: '
says stdout '^  contributors, best by CRPS: '
[[ ! -s stderr ]] || fail 'something on standard error'
expect 0 compare w
says stdout '^Libya, 2011-2011'

expect 0 compare a b --out differences.csv
says stdout '^  B - A '
says stdout 'On 2,122 state-years of 156 states in both'
says stdout '^Written to differences.csv'
grep -q Beware stdout && fail 'runs of one record are warned of'
says differences.csv '^1,crps,b,2122,'
expect 0 compare a c w
says stdout 'Beware: Other records'
says stdout 'state-years are compared in a'
says stdout 'War 2 \(Iraq\) of w is not in a'
says stdout '^  C - A '

expect 0 compare a b --json
if python=$(command -v python3); then
  "$python" - <<'PYTHON' || fail 'the differences are not those of the tables'
import collections, csv, json, math
document = json.load(open('stdout'))
assert [run['folder'] for run in document['runs']] == ['a', 'b'] and document['warnings'] == []
assert document['runs'][0]['comparison'] == json.load(open('a/comparison.json'))
change = {each['score']: each for each in document['differences'][0]['changes']}
def rows(folder):
    return {(row['cow'], row['year']): row for row in csv.DictReader(open(folder + '/state_years.csv')) if row['compared'] == '1'}
a, b = rows('a'), rows('b')
assert a.keys() == b.keys() and len(a) == document['differences'][0]['rows_in_both'] == 2122
for score in 'crps', 'log_score':
    by_state = collections.defaultdict(list)
    for key in a:
        by_state[key[0]].append(float(b[key][score]) - float(a[key][score]))
    total, count = sum(map(sum, by_state.values())), len(a)
    assert math.isclose(change[score]['value'], total / count, rel_tol=1e-6, abs_tol=1e-12), score
    without = [(total - sum(own)) / (count - len(own)) for own in by_state.values()]
    mean = sum(without) / len(without)
    error = math.sqrt((len(without) - 1) / len(without) * sum((each - mean) ** 2 for each in without))
    assert math.isclose(change[score]['states_error'], error, rel_tol=1e-6), score
    # Rows' scores are the parts of the run's.
    overall = next(csv.DictReader(open('a/scores.csv')))
    assert math.isclose(float(overall[score]), sum(float(row[score]) for row in a.values()) / count, rel_tol=1e-9), score
assert all(0 <= float(row['pit']) <= 1 for row in a.values())
PYTHON
else
  echo 'python3 is not there: differences are not computed again'
fi

# Marks put into a recorded run: with all of them its scores are its own to the bit, with one of them fewer rows are left.
if [[ -n ${python:-} ]]; then
  cp -r a marked
  "$python" - <<'PYTHON'
import csv, hashlib, json
name = 'marked/state_years.csv'
rows = list(csv.DictReader(open(name)))
for row in rows:
    row['certainty'] = 'AB'[int(row['cow']) % 2] if row['observed_share'] else ''
with open(name, 'w', newline='') as file:
    table = csv.DictWriter(file, rows[0].keys(), lineterminator='\n')
    table.writeheader()
    table.writerows(rows)
text = open(name, 'rb').read()
manifest = json.load(open('marked/manifest.json'))
for output in manifest['outputs']:
    if output['file'] == 'state_years.csv':
        output['sha256'], output['bytes'] = hashlib.sha256(text).hexdigest(), len(text)
json.dump(manifest, open('marked/manifest.json', 'w'))
PYTHON
  expect 0 compare marked --certainty A,B --json
  cp stdout sure.json
  expect 0 compare marked --certainty all --json
  "$python" -c 'import json; assert json.load(open("stdout"))["scores"] == json.load(open("sure.json"))["scores"]' ||
    fail '--certainty all is not all marks'
  expect 0 compare marked --certainty A --json
  "$python" - <<'PYTHON' || fail 'a comparison by certainty is not what it should be'
import json
run, every, some = (json.load(open(name)) for name in ('a/comparison.json', 'sure.json', 'stdout'))
for key in 'scores', 'scoring', 'behaviour', 'totals':
    assert every[key] == run[key], key
    assert some[key] != run[key], key
assert 0 < some['scores']['rows'] < run['scores']['rows'] == 2122
assert f"A alone: {some['scores']['rows']} of 2122 state-years" in some['notes'][0], some['notes'][0]
PYTHON
  expect 0 compare marked --certainty A
  tr -s '\n ' ' ' <stdout | grep -q 'Compared with values of certainty A alone: [0-9]* of 2122 ' || fail 'the text does not say what counts'
  expect 0 compare marked --certainty B
  says stdout 'Comparison with the record'
fi

# A document without all wars, though its digest is right: an error with its place.
if [[ -n ${python:-} ]]; then
  cp -r w fewer
  "$python" - <<'PYTHON'
import hashlib, json
document = json.load(open('fewer/comparison.json'))
del document['wars'][1:]
text = json.dumps(document).encode()
open('fewer/comparison.json', 'wb').write(text)
manifest = json.load(open('fewer/manifest.json'))
for output in manifest['outputs']:
    if output['file'] == 'comparison.json':
        output['sha256'], output['bytes'] = hashlib.sha256(text).hexdigest(), len(text)
json.dump(manifest, open('fewer/manifest.json', 'w'))
PYTHON
  expect 2 compare fewer
  says stderr '^entente: fewer/comparison.json: is not as runs write it'
fi

# An interruption is heard between runs: nothing is written.
mapfile -t many < <(yes a | head -n 400)
interrupted_by INT 1 stopped "$program" compare "${many[@]}" --out stopped.csv

refuses() {
  local message=$1
  shift
  expect 2 compare "$@"
  says stderr "$message"
  [[ ! -s stdout ]] || fail "something on standard output: $*"
}
refuses 'is not the folder of a finished run' s
refuses 'nothing' nothing
refuses 'ensemble.nc: .*run --record share.*run --certainty' c --certainty A,B
refuses '^entente: --certainty: "E" is no mark' a --certainty A,E
refuses '^entente: --certainty' a --certainty A,,B
refuses '^entente: --out' a --out s
cp a/scores.csv scores_of_a
refuses '^entente: --out: a/scores.csv is a file of the finished run' a --out a/scores.csv
cmp a/scores.csv scores_of_a || fail 'a table of the run was replaced'
refuses '^entente: --out: .*ends in .csv.*--json' a --out scores.json
[[ ! -e scores.json ]] || fail 'a table was written as scores.json'
expect 2 compare
expect 0 "$program" tournament s/afghanistan_corrected.yaml --replications 20 --quiet --out t
refuses 't: is the folder of a tournament' t
expect 0 "$program" recover s/afghanistan.yaml --datasets 3 --quiet --out r
refuses 'r: is the folder of a recovery' a r
expect 0 "$program" run s/libya.yaml --replications 40 --quiet --out l
refuses '^entente: l: has no war in common with a: it has 3 \(Libya\)' a b l
cp -r a altered && echo '2,' >>altered/scores.csv
refuses 'altered/scores.csv: differs from what the run wrote' altered
cp -r a newer && sed -i 's/"entente_run": 1/"entente_run": 99/' newer/manifest.json
refuses 'newer' newer
expect 0 compare --help
says stdout 'Example'

finish
