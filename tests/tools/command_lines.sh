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
  for file in manifest.json state_years.csv states.csv totals.csv behaviour.csv ties.csv ties.graphml; do
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
if command -v python3 >/dev/null; then
  python3 -c 'import json,sys; d=json.load(open("stdout")); assert "scores" in d' || fail '--json does not parse'
fi

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
expect 2 "$program" run s/afghanistan.yaml --json --quiet
expect 0 "$program" run --help
says stdout 'Example'
expect 0 "$program" --version

# Standard output that cannot be written is work that failed.
"$program" run s/afghanistan.yaml --replications 40 >/dev/full 2>stderr
[[ $? == 1 ]] || fail 'a full standard output is not exit code 1'

finish
