#!/usr/bin/env bash
# What a user of `entente recover` meets: a verdict in plain words, the same bytes for any number of threads, a folder that
# verifies and whose data sets sum up to its table, options that each change something, wrong requests refused.
. "$(dirname -- "${BASH_SOURCE[0]}")/story.sh"
fresh_scenarios
recover=("$program" recover s/afghanistan.yaml --datasets 12)
python=$(command -v python3) || echo 'python3 is not there: JSON is not parsed'

expect 0 "${recover[@]}"
says stdout '^Potential is (not )?recovered: truth 0.0362, bias '
says stdout '^  log.gdp_per_head.'
[[ ! -s stderr ]] || fail 'something on standard error'

# Every option changes something, and threads nothing.
expect 0 "${recover[@]}" --json --threads 1
cp stdout base
expect 0 "${recover[@]}" --json --threads 3
cmp stdout base || fail 'other bytes with three threads'
for option in '--datasets 13' '--datasets 12 --seed 3' '--datasets 12 --level 0.8' '--datasets 12 --generate model'; do
  # shellcheck disable=SC2086
  expect 0 "$program" recover s/afghanistan.yaml --json $option
  cmp -s stdout base && fail "$option changes nothing"
done

expect 0 "$program" recover s/afghanistan_corrected.yaml --datasets 20 --generate model --out out --quiet
[[ ! -s stdout && ! -s stderr ]] || fail '--quiet is not quiet'
expect 0 "$program" verify out
says out/manifest.json '"recovery": "Afghanistan'
says out/recovery.csv '^participation: potential,participation,potential,coefficient,0.8'
says out/recovery.csv '^ceiling,amount,ceiling,ceiling,0.0798'
says out/recovery_datasets.csv '^20,persistence of the amount,'
[[ -z $python ]] || "$python" - <<'PYTHON' || fail 'the data sets do not sum up to the table'
import collections, csv, json, math
rows = collections.defaultdict(list)
for row in csv.DictReader(open('out/recovery_datasets.csv')):
    if row['estimate']:
        rows[row['parameter']].append(row)
table = list(csv.DictReader(open('out/recovery.csv')))
assert len(table) == 22 == len(json.load(open('out/recovery.json'))['parameters'])
for row in table:
    own = rows[row['parameter']]
    n = len(own)
    assert n == int(row['estimates'])
    values = [float(each['estimate']) for each in own]
    mean = sum(values) / n
    sd = math.sqrt(sum((v - mean) ** 2 for v in values) / (n - 1))
    def near(name, value):
        assert math.isclose(float(row[name]), value, rel_tol=1e-9), (row['parameter'], name, row[name], value)
    near('mean', mean)
    near('sd', sd)
    near('bias_error', sd / math.sqrt(n))
    near('rmse', math.sqrt(sum((v - float(row['truth'])) ** 2 for v in values) / n))
    if row['coverage']:
        known = [each for each in own if each['standard_error']]
        near('coverage', sum(int(each['covers']) for each in known) / len(known))
        near('standard_error', math.sqrt(sum(float(each['standard_error']) ** 2 for each in known) / len(known)))
    if row['power']:
        near('power', sum(int(each['excludes_zero']) for each in own) / n)
PYTHON

expect 2 "${recover[@]}" --generate modle
says stderr '--generate: "modle".*did you mean model'
expect 2 "${recover[@]}" --level 1
says stderr '--level'
expect 2 "$program" recover s/afghanistan.yaml --datasets 1
says stderr '--datasets: 1 is out of range'
expect 2 "${recover[@]}" --json --quiet
expect 2 "$program" recover s/nothing.yaml
says stderr 'nothing.yaml'
mkdir mine && touch mine/file
expect 2 "${recover[@]}" --out mine
# Records that no fit can take are work that failed.
expect 1 "$program" recover s/libya.yaml --datasets 4 --out no
says stderr 'could not be fitted'
[[ ! -e no ]] || fail 'a recovery that failed left a folder'
# Interrupted: exit code 1, nothing left.
interrupted_by INT 1 stopped "$program" recover s/us_wars.yaml --datasets 5000 --out stopped
expect 0 "$program" recover --help
says stdout 'Example'

finish
