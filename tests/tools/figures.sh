#!/usr/bin/env bash
# entente figure: names, formats, options, folders and exit codes. Specifications are written and read back with Python;
# the drawing itself is tested in tests/drawing.
. "$(dirname -- "${BASH_SOURCE[0]}")/story.sh"

fresh_scenarios
expect 0 "$program" run s/afghanistan.yaml --replications 20 --quiet --out run

# the list, with and without a run
expect 0 "$program" figure --list
for name in ranks potential potential-effect coefficients fan calibration ties network map tournament effects; do
  says stdout "^$name: [A-Z]"
done
expect 0 "$program" figure run --list
says stdout 'Can be drawn of this run\.'
says stdout 'Not of this run\. '

# a file of the run itself is not written over
cp run/states.csv states_before
expect 2 "$program" figure run --figure ranks --format vl.json --out run/states.csv
says stderr '^entente: --out: run/states.csv is a file of the finished run'
cmp run/states.csv states_before || fail 'a figure replaced a table of the run'

# a specification to the standard output and to a file: the same bytes, and the table's numbers
expect 0 "$program" figure run --figure fan --format vl.json
cp stdout first
expect 0 "$program" figure run --figure fan --out fan.vl.json
cmp -s first fan.vl.json || fail 'the file differs from what was printed'
expect 0 python3 - <<'PYTHON'
import csv, json
figure = json.load(open('fan.vl.json'))
table = {(r['cow'], r['year']): r for r in csv.DictReader(open('run/state_years.csv'))}
columns = {'q05': 'share_q05', 'q25': 'share_q25', 'median': 'share_median', 'q75': 'share_q75', 'q95': 'share_q95',
           'observed': 'observed_share'}
assert len(figure['data']['values']) == 8 * 14
for row in figure['data']['values']:
    same = table[str(row['cow']), str(row['year'])]
    for ours, theirs in columns.items():
        assert row[ours] == float(same[theirs]), (row, ours)
PYTHON
expect 0 "$program" figure run --figure potential-effect --out effect.vl.json
expect 0 python3 - <<'PYTHON'
import csv, json
values = json.load(open('effect.vl.json'))['data']['values']
table = list(csv.DictReader(open('run/potential_effect.csv')))
assert len(values) == len(table) == 41
assert all(v[c] == float(r[c]) for v, r in zip(values, table) for c in ('potential', 'share', 'low', 'high', 'change'))
PYTHON

# states by either code; options that a figure does not take; nearest names
expect 0 "$program" figure run --figure fan --states NZL,390 --format vl.json
says stdout 'New Zealand'
expect 2 "$program" figure run --figure fan --states NZ --format vl.json
says stderr "no state 'NZ'.*did you mean 'NZL'"
expect 2 "$program" figure run --figure fan --states NZL,920 --format vl.json
says stderr "'920' stands there twice"
expect 2 "$program" figure run --figure ranks --states NZL --format vl.json
says stderr 'the figure ranks does not depend on it'
expect 2 "$program" figure run --figure rank
says stderr "did you mean 'ranks'"
expect 2 "$program" figure run --figure ranks --war 2 --format vl.json
says stderr 'no war 2; expected 1 \(Afghanistan\)'
expect 2 "$program" figure run --figure ranks --width 500 --format vl.json
says stderr '60 to 400'
expect 0 "$program" figure run --figure ranks --no-headline --format vl.json
grep -q '"subtitle"' stdout && fail 'a headline that was not wanted'

# formats and names that contradict each other, or say nothing
expect 2 "$program" figure run --figure ranks --format svg --out ranks.pdf
says stderr "'svg' contradicts the name ranks.pdf"
expect 2 "$program" figure run --figure ranks --out ranks.png
says stderr 'ends in .svg, .pdf or .vl.json'
expect 2 "$program" figure run --figure ranks --format png
says stderr 'svg, pdf (and|or) vl.json'
expect 2 "$program" figure run --figure ranks --out .
expect 2 "$program" figure run
says stderr 'no figure is named'
expect 2 "$program" figure --figure ranks
says stderr 'no run is named'
expect 2 "$program" figure s --figure ranks
says stderr 'not the folder of a finished run'

# without Node's packages: exit 1, advice, and nothing half-written
ENTENTE_FIGURES=$PWD/nowhere expect 1 "$program" figure run --figure ranks --out ranks.svg
says stderr 'Vega is not installed'
[[ ! -e ranks.svg ]] || fail 'a file was left'

# all that can be drawn
expect 2 "$program" figure run --figure all
says stderr 'all figures need a folder'
echo mine >file
expect 2 "$program" figure run --figure all --out file
says stderr '^entente: --out: file is a file; expected a folder'
[[ $(wc -l <stderr) == 1 && $(<file) == mine ]] || fail 'figures were begun over a file'
# The map's specification takes the shapes of countries, which stand with what draws figures.
if "$program" figure run --figure map --format vl.json >/dev/null 2>&1; then
  expect 0 "$program" figure run --figure all --format vl.json --out figures
  for name in ranks potential potential-effect coefficients fan; do
    [[ -s figures/$name.vl.json ]] || fail "$name is not in the folder"
  done
  [[ ! -e figures/tournament.vl.json ]] || fail 'a tournament of a run'
  says stderr 'tournament is not drawn\. '
  expect 0 "$program" figure run --figure all --format vl.json --out figures --quiet
  [[ ! -s stderr ]] || fail 'not quiet'
else
  echo 'SKIPPED: Vega is not installed (tools/setup does it), so the map and with it all figures were not written'
fi

# an altered run
echo 'x' >>run/states.csv
expect 2 "$program" figure run --figure ranks --format vl.json
says stderr 'differs from what the run wrote'
finish
