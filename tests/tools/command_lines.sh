#!/usr/bin/env bash
# The command lines of the README, word for word, and what they print.
. "$(dirname -- "${BASH_SOURCE[0]}")/story.sh"
fresh_scenarios

for scenario in afghanistan afghanistan_corrected; do
  expect 0 "$program" run s/$scenario.yaml --replications 200
  says stdout '^Record: outcome '
  for state in 'New Zealand' Denmark Estonia Norway; do
    says stdout "^ *$state ranks [0-9]+.. in relative and [0-9]+.. in absolute terms as observed; [0-9]+"
  done
  expect 0 "$program" verify out/$scenario
  for file in manifest.json state_years.csv states.csv scores.csv calibration.csv pit.csv comparison.json totals.csv \
    behaviour.csv ties.csv ties.graphml; do
    [[ -s out/$scenario/$file ]] || fail "out/$scenario/$file is missing"
  done
done
grep -q 'as published' <("$program" validate s/afghanistan.yaml) || fail 'afghanistan.yaml is not as published'
grep -q 'corrected' <("$program" validate s/afghanistan_corrected.yaml) || fail 'afghanistan_corrected.yaml is not corrected'

expect 0 "$program" run s/afghanistan.yaml --replications 200 --seed 7 --threads 2 --out elsewhere/run --quiet
[[ ! -s stdout && ! -s stderr ]] || fail '--quiet is not quiet'
expect 0 "$program" verify elsewhere/run

expect 0 "$program" run s/afghanistan.yaml --replications 40 --json
[[ $(head -c 1 stdout) == '{' && $(tail -c 2 stdout) == '}' ]] || fail '--json is not one object'
cmp stdout out/afghanistan/comparison.json || fail 'comparison.json is not what --json prints'
if command -v python3 >/dev/null; then
  python3 -c 'import json,sys; d=json.load(open("stdout")); assert "scores" in d' || fail '--json does not parse'
fi

# Doubtful values are left out by switch: they stay in the tables, and the notes count them.
belgium_of() { # RUN: whether Belgium is invited in 2011, compared, and its mark
  awk -F, 'NR == 1 { for (i = 1; i <= NF; ++i) at[$i] = i }
    $at["iso3"] == "BEL" && $at["year"] == 2011 { print $at["invited"], $at["compared"], $at["certainty"] }' "$1/state_years.csv"
}
expect 0 "$program" run s/libya.yaml --replications 40 --certainty A,B --out sure
says stdout '^  - State-years on record that are left out of the comparison'
tr -s '\n ' ' ' <stdout | grep -q 'not among A, B: 1\.' || fail 'the notes do not count what is left out'
[[ $(belgium_of sure) == '1 0 C' ]] || fail 'a value that is left out is not in the table with its mark'
expect 0 "$program" run s/libya.yaml --replications 40 --out whole
tr -s '\n ' ' ' <stdout | grep -q 'verified) in 1 and D (doubtful) in 0\.' || fail 'the notes do not count what is doubtful'
[[ $(belgium_of whole) == '1 1 C' ]] || fail 'marks leave out values that nobody asked to leave out'
expect 2 "$program" run s/libya.yaml --certainty A,E
says stderr '.*--certainty: .*E'

# Results on standard output only, no progress in a pipe.
expect 0 "$program" run s/afghanistan.yaml --replications 40
[[ ! -s stderr ]] || fail 'something on standard error'

# Wrong command lines are wrong input.
expect 2 "$program"
expect 2 "$program" run
expect 2 "$program" run s/nothing.yaml
says stderr 'nothing.yaml'
expect 2 "$program" run s
expect 2 "$program" run s/afghanistan.yaml --replications 1
says stderr 'replications'
expect 2 "$program" run s/afghanistan.yaml --replications 12x
expect 2 "$program" run s/afghanistan.yaml --seed -1
expect 2 "$program" run s/afghanistan.yaml --seed 9007199254740992
expect 2 "$program" run s/afghanistan.yaml --threads -2
expect 2 "$program" run s/afghanistan.yaml --sead 4
says stderr '^entente: there is no option "--sead"; did you mean --seed\?'
expect 2 "$program" run s/afghanistan.yaml --recrod=full
says stderr 'did you mean --record\?'
expect 2 "$program" run s/afghanistan.yaml --seed=4 --wormhole
says stderr '--wormhole'
expect 2 "$program" ran s/afghanistan.yaml
says stderr '^entente: there is no command "ran"; did you mean run\?'
expect 2 "$program" measure deptth
says stderr '^entente: there is no command "deptth"; did you mean depth\?'
expect 2 "$program" xylophone
says stderr 'subcommand'
expect 2 "$program" run s/afghanistan.yaml --json --quiet
expect 0 "$program" run --help
says stdout 'Example'
expect 0 "$program" --version

# Standard output that cannot be written is work that failed.
"$program" run s/afghanistan.yaml --replications 40 >/dev/full 2>stderr
[[ $? == 1 ]] || fail 'a full standard output is not exit code 1'

finish
